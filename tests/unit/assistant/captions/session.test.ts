import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSession, type Session } from '../../../../assistant/captions'
import type { CaptionLine, CaptionSession, Segment } from '../../../../assistant/contract'
import type { DescryError } from '../../../../models/contract/errors'
import { scriptedEars, type ScriptedListen } from './fake-ears'

const SECOND = 16_000
/** Sound of so many seconds, each sample of this value. */
const sound = (seconds: number, value = 1): Uint8Array => {
  const samples = new Int16Array(Math.round(seconds * SECOND)).fill(value)
  return new Uint8Array(samples.buffer)
}

let folder: string
let listens: ScriptedListen[]
let session: Session
let lines: CaptionLine[]
let segments: Segment[]
let states: CaptionSession[]
let problems: DescryError[]
let failures: DescryError[]
let keywords: { word: string; lineId: string }[]
let namesSounds: boolean
let now: number
let finished: { seconds: number } | undefined

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = await mkdtemp(join(tmpdir(), 'descry-captions-'))
  begin(join(folder, 'sound'))
})
afterEach(async () => {
  await session.stop()
  vi.useRealTimers()
  await rm(folder, { recursive: true, force: true })
})

function begin(soundFolder: string | null): void {
  const scripted = scriptedEars()
  listens = scripted.listens
  ;[lines, segments, states, problems, failures, keywords] = [[], [], [], [], [], []]
  namesSounds = true
  now = 1_000_000
  finished = undefined
  session = createSession(
    {
      ears: scripted.ears,
      options: () => ({ recogniser: { kind: 'starter' }, language: 'auto', translate: false, hints: [] }),
      faster: () => ['small', 'tiny'].map((path) => ({ kind: 'folder', path })),
      keywords: () => ['Zoé', 'fire alarm', 'doorbell'],
      soundNames: () => (namesSounds ? (label) => label.toLowerCase() : null),
      keepsSound: soundFolder !== null,
      now: () => now,
      transcript: {
        id: 'session-1',
        soundFolder,
        append: async (segment) => void segments.push(segment),
        finish: async (end) => void (finished = end),
      },
    },
    {
      session: (state) => states.push(state),
      line: (line) => lines.push(line),
      keyword: (found) => keywords.push(found),
      problem: (error) => problems.push(error),
      failed: (error) => failures.push(error),
    },
  )
}

/** Lets time pass and sound of that time arrive. */
async function hear(seconds: number, source: 'microphone' | 'system' = 'microphone', value = 1): Promise<void> {
  now += seconds * 1000
  session.push(source, sound(seconds, value))
  await settle()
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
const listenAt = (index: number): ScriptedListen => listens[index] as ScriptedListen

test('each source is listened to by itself, and its lines carry its label', async () => {
  session.add('microphone')
  session.add('system')
  await hear(1)
  now -= 1000
  await hear(1, 'system')
  expect(listens).toHaveLength(2)
  listenAt(0).say({ index: 0, committed: 'Hello', final: true })
  listenAt(1).say({ index: 0, committed: 'Welcome', final: true })
  expect(lines.map(({ id, source, committed }) => [id, source, committed])).toEqual([
    ['microphone-0', 'microphone', 'Hello'],
    ['system-0', 'system', 'Welcome'],
  ])
  await settle()
  expect(segments.map(({ source, text }) => [source, text])).toEqual([
    ['microphone', 'Hello'],
    ['system', 'Welcome'],
  ])
})

test('a line without text is taken back and not kept', async () => {
  session.add('microphone')
  await hear(1)
  listenAt(0).say({ index: 0, tail: 'uh' })
  listenAt(0).say({ index: 0, committed: '', final: true })
  expect(session.lines()).toEqual([])
  await settle()
  expect(segments).toEqual([])
})

test('sound is on the disk as it came, at its place in time', async () => {
  session.add('microphone')
  now += 2000
  await hear(0.5, 'microphone', 7)
  await session.stop()
  const kept = await readFile(join(folder, 'sound', 'microphone.wav'))
  expect(kept.toString('latin1', 0, 4)).toBe('RIFF')
  const samples = new Int16Array(kept.buffer.slice(kept.byteOffset + 44, kept.byteOffset + kept.byteLength))
  expect(samples).toHaveLength(2.5 * SECOND)
  expect(samples[2 * SECOND - 1]).toBe(0)
  expect(samples[2 * SECOND]).toBe(7)
})

test('no sound is written where the person chose not to keep it', async () => {
  await session.stop()
  begin(null)
  session.add('microphone')
  await hear(1)
  await session.stop()
  await expect(readFile(join(folder, 'sound', 'microphone.wav'))).rejects.toThrow()
  expect(session.describe().keepsSound).toBe(false)
})

test('when the disk refuses the sound, it is said once and captions go on', async () => {
  await session.stop()
  begin('/dev/null/nowhere')
  session.add('microphone')
  await hear(0.2)
  await hear(0.2)
  listenAt(0).say({ index: 0, committed: 'still here', final: true })
  expect(problems.map(({ code }) => code)).toEqual(['WRITE_DENIED'])
  expect(lines.at(-1)?.committed).toBe('still here')
})

test('when the engine dies, the utterance under way is heard again from its start, and its committed words stand', async () => {
  session.add('microphone')
  await hear(1, 'microphone', 1)
  await hear(1, 'microphone', 2)
  listenAt(0).say({ index: 0, start: 0, end: 1, committed: 'Good morning.', final: true })
  listenAt(0).say({ index: 1, start: 1, end: 2, committed: 'The train', tail: 'is' })
  listenAt(0).fail('ENGINE_RESTARTED')
  await settle()
  expect(listenAt(1).params).toMatchObject({ from: 1, firstIndex: 1, committed: 'The train' })
  expect(listenAt(1).sound).toEqual([...sound(1, 2)])
  await hear(1, 'microphone', 3)
  expect(listenAt(1).sound).toHaveLength(2 * SECOND * 2)
})

test('when the engine can’t be had at all, the session says so, and the words that were committed become final', async () => {
  session.add('microphone')
  await hear(1)
  listenAt(0).say({ index: 0, committed: 'almost', tail: 'there' })
  listenAt(0).fail('ENGINE_UNAVAILABLE')
  await settle()
  expect(failures.map(({ code }) => code)).toEqual(['ENGINE_UNAVAILABLE'])
  await session.stop()
  expect(lines.at(-1)).toMatchObject({ committed: 'almost', tail: '', final: true })
  expect(segments.map(({ text }) => text)).toEqual(['almost'])
})

test('after the computer slept, or a device was away, the next words have their true time', async () => {
  session.add('microphone')
  await hear(1)
  now += 3_600_000
  await hear(1)
  expect(listenAt(0).finished).toBe(true)
  expect(listenAt(1).params.from).toBeCloseTo(3601, 3)
  listenAt(1).say({ index: Number(listenAt(1).params.firstIndex), committed: 'Good morning', final: true })
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
})

test('while it is paused, sound is neither kept nor written; then it goes on', async () => {
  session.add('microphone')
  await hear(1)
  await session.pause(true)
  expect(session.describe().state).toBe('paused')
  await hear(5)
  await session.pause(false)
  await hear(1)
  expect(listens).toHaveLength(2)
  expect(listenAt(1).params.from).toBeCloseTo(6, 3)
  expect(session.describe().state).toBe('listening')
})

test('digital silence is told in the state of its source, and the first sound ends it', async () => {
  session.add('microphone')
  expect(session.describe().sources[0]?.state).toBe('waiting')
  await hear(4, 'microphone', 0)
  expect(session.describe().sources[0]?.state).toBe('silent')
  await hear(0.1)
  expect(session.describe().sources[0]?.state).toBe('sound')
  now += 4000
  vi.advanceTimersByTime(1000)
  expect(states.at(-1)?.sources[0]?.state).toBe('silent')
})

test('an unplugged source says so, and the other one goes on', async () => {
  session.add('microphone')
  session.add('system')
  await hear(1)
  await hear(1, 'system')
  await session.report('microphone', 'lost')
  expect(session.describe().sources.map(({ state }) => state)).toEqual(['lost', 'sound'])
  expect(listenAt(0).finished).toBe(true)
  listenAt(1).say({ index: 0, committed: 'still on', final: true })
  expect(lines.at(-1)?.source).toBe('system')
  // Plugged in again: it simply sends sound.
  await hear(1)
  expect(session.describe().sources[0]?.state).toBe('sound')
})

test('a word that the person waits for is told once for each time it is said, whatever its case and accents', async () => {
  session.add('microphone')
  await hear(1)
  listenAt(0).say({ index: 0, committed: 'Is zoe', tail: 'there' })
  listenAt(0).say({ index: 0, committed: 'Is zoe there, ZOÉ?' })
  listenAt(0).say({ index: 0, committed: 'Is zoe there, ZOÉ? That is no fire. Alarm!', final: true })
  expect(keywords.map(({ word }) => word)).toEqual(['Zoé', 'Zoé', 'fire alarm'])
})

test('a sound that is no speech is a line of its own: shown, kept, and watched for', async () => {
  session.add('system')
  await hear(1, 'system')
  expect(listenAt(0).params).toMatchObject({ sounds: true })
  listenAt(0).sounds({ label: 'doorbell', start: 2, end: 3 })
  const line = { source: 'system', start: 2, end: 3, committed: '[doorbell]', tail: '', final: true, sound: 'doorbell' }
  expect(lines).toMatchObject([line])
  expect(session.lines()).toMatchObject([line])
  expect(keywords.map(({ word }) => word)).toEqual(['doorbell'])
  await session.stop()
  expect(segments).toMatchObject([{ text: '[doorbell]', sound: 'doorbell', source: 'system', start: 2, words: [] }])
})

test('where sounds can’t be named it is said once, and words go on', async () => {
  session.add('system')
  session.add('microphone')
  await hear(1, 'system')
  await hear(1, 'microphone')
  for (const at of [0, 1]) listenAt(at).failSounds('MODEL_DAMAGED')
  expect(problems.map(({ code }) => code)).toEqual(['MODEL_DAMAGED'])
  expect(failures).toEqual([])
  listenAt(0).say({ index: 0, committed: 'still here', final: true })
  expect(lines.at(-1)?.committed).toBe('still here')
})

test('sounds are not asked for where they are switched off', async () => {
  namesSounds = false
  session.add('system')
  await hear(1, 'system')
  expect(listenAt(0).params).toMatchObject({ sounds: false })
})

test('stopping waits for the last words, and the transcript is complete', async () => {
  session.add('microphone')
  await hear(2)
  await session.stop()
  expect(listenAt(0).finished).toBe(true)
  expect(states.at(-1)?.state).toBe('stopped')
  expect(finished?.seconds).toBeCloseTo(2, 3)
  session.push('microphone', sound(1))
  expect(listens).toHaveLength(1)
})

test('when a faster recogniser takes over it is told, and a new engine begins with it', async () => {
  session.add('microphone')
  await hear(1)
  expect(listenAt(0).params.faster?.map((source) => 'path' in source && source.path)).toEqual(['small', 'tiny'])
  expect(session.describe()).toMatchObject({ steppedDown: false, recogniser: { name: 'scripted' } })
  listenAt(0).stepDown('small')
  expect(states.at(-1)).toMatchObject({ steppedDown: true, recogniser: { name: 'small' } })
  listenAt(0).fail('ENGINE_RESTARTED')
  await settle()
  expect(listenAt(1).params).toMatchObject({
    options: { recogniser: { kind: 'folder', path: 'small' } },
    faster: [{ kind: 'folder', path: 'tiny' }],
  })
})
