import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Segment, TranscriptEntry } from '../../../../assistant/contract'
import type { EnginePort } from '../../../../assistant/ports'
import { createTranscripts, type Transcripts } from '../../../../assistant/transcripts'
import type { CallOptions } from '../../../../models/contract/client'
import { DescryError, errorSentence } from '../../../../models/contract/errors'
import { earsMethods, type SpeakerTurn, type Utterance } from '../../../../models/contract/hearing'
import type { Method } from '../../../../models/contract/method'
import { recogniserInfo } from '../captions/fake-ears'

let folder: string
let transcripts: Transcripts
let entries: TranscriptEntry[]
let added: { id: string; index: number; segment: Segment }[]

let notices: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descry-transcripts-'))
})
afterEach(async () => {
  await transcripts.close()
  await rm(folder, { recursive: true, force: true })
})

const said = (text: string, start: number): Utterance => ({
  start,
  end: start + 1,
  text,
  words: [{ text, start, end: start + 1 }],
  language: 'en',
})

type Transcribing = (
  from: number,
  emit: (name: string, data: unknown) => void,
  signal: AbortSignal | undefined,
) => Promise<number>

/** An engine whose transcriptions a test scripts, one function for each call. */
function engine(...calls: Transcribing[]): EnginePort {
  const call = async (method: Method, params: unknown, options: CallOptions<Method>): Promise<unknown> => {
    if (method.name === earsMethods.excerpt.name)
      return { result: { seconds: 1 }, binary: new Uint8Array([1, 0, 2, 0]) }
    const emit = options.onEvent as unknown as (event: { name: string; data: unknown }) => void
    emit({ name: 'ready', data: recogniserInfo })
    const transcribe = calls.shift() as Transcribing
    const { from } = params as { from: number }
    return { result: { seconds: await transcribe(from, (name, data) => emit({ name, data }), options.signal) } }
  }
  return { call: call as EnginePort['call'] }
}

/** Says these words second by second, from the place that is asked for. */
const speaking =
  (words: readonly string[]): Transcribing =>
  async (from, emit) => {
    for (const [i, word] of words.entries()) {
      if (i < from) continue
      emit('utterance', said(word, i))
      emit('progress', { seconds: i + 1, of: words.length })
    }
    return words.length
  }

function open(ears: EnginePort, speakers?: () => Promise<SpeakerTurn[]>): Transcripts {
  entries = []
  notices = []
  added = []
  transcripts = createTranscripts({
    ears,
    folder: join(folder, 'transcripts'),
    options: () => ({ recogniser: { kind: 'starter' }, language: 'auto', translate: false, hints: [] }),
    sentence: (error) => errorSentence(error.code, error.detail),
    names: () => ({ microphone: 'Microphone', system: 'Computer', speaker: (number) => `Speaker ${number}` }),
    ...(speakers && { speakers }),
    liveTitle: () => 'Captions',
    emit: (event, data) => {
      if (event === 'notice') notices.push((data as { message: string }).message)
      if (event === 'transcript') entries.push(data as TranscriptEntry)
      if (event === 'segment') added.push(data as (typeof added)[number])
    },
  })
  return transcripts
}

async function soundFile(name = 'talk.wav'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, 'sound')
  return path
}
const stateOf = async (id: string): Promise<string> => (await transcripts.read(id)).entry.state
const textOf = async (id: string): Promise<string> =>
  (await transcripts.read(id)).segments.map(({ text }) => text).join(' ')

describe('a file in the queue', () => {
  test('is transcribed, and its words are on the disk as they come', async () => {
    open(engine(speaking(['one', 'two'])))
    const { id, title } = await transcripts.add(await soundFile())
    expect(title).toBe('talk.wav')
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await textOf(id)).toBe('one two')
    expect(added.map(({ index, segment }) => [index, segment.text])).toEqual([
      [0, 'one'],
      [1, 'two'],
    ])
    const lines = await readFile(join(folder, 'transcripts', id, 'segments.jsonl'), 'utf8')
    expect(lines.trim().split('\n')).toHaveLength(2)
    expect((await stat(join(folder, 'transcripts', id, 'entry.json'))).mode & 0o777).toBe(0o600)
  })

  test('says who speaks, where several people do', async () => {
    const turns = [
      { start: 0, end: 1, speaker: 1 },
      { start: 1, end: 2, speaker: 2 },
    ]
    open(engine(speaking(['one', 'two'])), () => Promise.resolve(turns))
    const { id } = await transcripts.add(await soundFile())
    await expect.poll(() => stateOf(id)).toBe('done')
    expect((await transcripts.read(id)).segments.map(({ speaker }) => speaker)).toEqual([1, 2])
    expect((await transcripts.export(id, 'vtt')).text).toContain('<v Speaker 2>two')
    open(engine(speaking(['one', 'two'])), () => Promise.resolve(turns.slice(0, 1)))
    const alone = await transcripts.add(await soundFile('alone.wav'))
    await expect.poll(() => stateOf(alone.id)).toBe('done')
    expect((await transcripts.read(alone.id)).segments.map(({ speaker }) => speaker)).toEqual([undefined, undefined])
  })

  test('is written without speakers where they can’t be told apart; a damaged model is named', async () => {
    for (const [code, told] of [
      ['NOT_INSTALLED', 0],
      ['MODEL_DAMAGED', 1],
    ] as const) {
      open(engine(speaking(['one', 'two'])), () => Promise.reject(new DescryError(code, 'Voices')))
      const { id } = await transcripts.add(await soundFile(`${code}.wav`))
      await expect.poll(() => stateOf(id)).toBe('done')
      expect(await textOf(id)).toBe('one two')
      expect(notices).toHaveLength(told)
    }
  })

  test('waits for the one before it', async () => {
    let release: () => void = () => {}
    const first: Transcribing = () => new Promise((resolve) => (release = () => resolve(1)))
    open(engine(first, speaking(['b'])))
    const a = await transcripts.add(await soundFile('a.wav'))
    const b = await transcripts.add(await soundFile('b.wav'))
    await expect.poll(() => stateOf(a.id)).toBe('working')
    expect(await stateOf(b.id)).toBe('waiting')
    release()
    await expect.poll(() => stateOf(b.id)).toBe('done')
  })

  test('goes on by itself when the engine dies, and no word is lost or said twice', async () => {
    const words = ['one', 'two', 'three', 'four']
    open(
      engine(async (from, emit) => {
        await speaking(words.slice(0, 2))(from, emit, undefined)
        throw new DescryError('ENGINE_RESTARTED')
      }, speaking(words)),
    )
    const { id } = await transcripts.add(await soundFile())
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await textOf(id)).toBe('one two three four')
  })

  test('is given up with a sentence when the engine dies again and again at the same place', async () => {
    const dies: Transcribing = () => Promise.reject(new DescryError('ENGINE_RESTARTED'))
    open(engine(dies, dies, dies, dies, speaking(['later'])))
    const { id } = await transcripts.add(await soundFile())
    await expect.poll(() => stateOf(id)).toBe('failed')
    expect((await transcripts.read(id)).entry.problem).toContain('try once more')
    await transcripts.resume(id)
    await expect.poll(() => stateOf(id)).toBe('done')
  })

  test('can be paused, and goes on where it was', async () => {
    const words = ['one', 'two', 'three']
    open(
      engine(async (from, emit, signal) => {
        await speaking(words.slice(0, 1))(from, emit, signal)
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new DescryError('CANCELLED'))))
      }, speaking(words)),
    )
    const { id } = await transcripts.add(await soundFile())
    await expect.poll(() => textOf(id)).toBe('one')
    expect((await transcripts.pause(id)).state).toBe('interrupted')
    await transcripts.resume(id)
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await textOf(id)).toBe('one two three')
  })

  test('that was under way when Descry ended is interrupted at the next start, and can go on', async () => {
    open(engine(() => new Promise(() => {})))
    const { id } = await transcripts.add(await soundFile())
    const entry = join(folder, 'transcripts', id, 'entry.json')
    await expect.poll(() => stateOf(id)).toBe('working')
    // As a killed Descry leaves it: the process that worked on it is gone.
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.once('exit', resolve))
    const kept = JSON.parse(await readFile(entry, 'utf8')) as object
    await writeFile(entry, JSON.stringify({ ...kept, pid: gone.pid }))
    open(engine(speaking(['now'])))
    expect((await transcripts.list()).map(({ state }) => state)).toEqual(['interrupted'])
    await transcripts.resume(id)
    await expect.poll(() => textOf(id)).toBe('now')
  })

  test('that is missing or a folder is refused with its own sentence', async () => {
    open(engine())
    await expect(transcripts.add(join(folder, 'none.wav'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    await expect(transcripts.add(folder)).rejects.toMatchObject({ code: 'FILE_IS_DIRECTORY' })
  })
})

describe('a file from the page', () => {
  test('comes in pieces, in order, and is deleted with its transcript', async () => {
    open(engine(speaking(['heard'])))
    const piece = (at: number, last: boolean) => ({ uploadId: 'u', name: '../../talk.mp3', at, last })
    expect(await transcripts.upload(piece(0, false), Buffer.from('abc'))).toBeNull()
    await expect(transcripts.upload(piece(7, false), Buffer.from('x'))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const entry = await transcripts.upload(piece(3, true), Buffer.from('def'))
    expect(entry?.title).toBe('talk.mp3')
    const id = entry?.id ?? ''
    const own = join(folder, 'transcripts', id)
    expect(await readFile(join(own, 'file.mp3'), 'utf8')).toBe('abcdef')
    await expect.poll(() => stateOf(id)).toBe('done')
    await transcripts.remove(id)
    await expect(stat(own)).rejects.toThrow()
  })
})

describe('a live session', () => {
  test('is written as it runs, and appears in the list', async () => {
    open(engine())
    const live = await transcripts.beginLive({ keepsSound: false })
    await live.append({ ...said('Hello', 0), source: 'microphone' })
    expect((await transcripts.list())[0]).toMatchObject({ id: live.id, kind: 'live', state: 'live', segments: 1 })
    await live.finish({ seconds: 5, recogniser: recogniserInfo })
    expect((await transcripts.list())[0]).toMatchObject({ state: 'done', seconds: 5, hasSound: false })
  })

  test('in which nothing was said and nothing kept leaves nothing behind', async () => {
    open(engine())
    const live = await transcripts.beginLive({ keepsSound: false })
    await live.finish({ seconds: 5, recogniser: null })
    expect(await transcripts.list()).toEqual([])
    expect(await readdir(join(folder, 'transcripts'))).toEqual([])
  })

  test('survives kill -9 in the middle of a line: what was written before is read, and writing goes on', async () => {
    open(engine())
    const live = await transcripts.beginLive({ keepsSound: false })
    await live.append(said('before', 0))
    const path = join(folder, 'transcripts', live.id, 'segments.jsonl')
    await appendFile(path, '{"start":1,"end":2,"te')
    expect(await textOf(live.id)).toBe('before')
    await live.append(said('after', 2))
    expect(await textOf(live.id)).toBe('before after')
  })
})

test('a transcript that begins while the list is read is in the next list, and can be read', async () => {
  open(engine())
  for (let i = 0; i < 20; i++) {
    const [live] = await Promise.all([
      transcripts.beginLive({ keepsSound: false }),
      ...Array.from({ length: 5 }, () => transcripts.list()),
    ])
    expect((await transcripts.list()).map(({ id }) => id)).toContain(live.id)
    expect((await transcripts.read(live.id)).entry.state).toBe('live')
  }
})

test('a damaged entry is kept aside and hides no other', async () => {
  open(engine(speaking(['one'])))
  const { id } = await transcripts.add(await soundFile())
  await expect.poll(() => stateOf(id)).toBe('done')
  const other = await transcripts.beginLive({ keepsSound: false })
  await other.append(said('kept', 0))
  await writeFile(join(folder, 'transcripts', id, 'entry.json'), '{ not json')
  open(engine())
  expect((await transcripts.list()).map((entry) => entry.id)).toEqual([other.id])
  expect(await readdir(join(folder, 'transcripts', id))).toContain('entry.json.damaged')
})

test('no id leads out of the folder', async () => {
  open(engine())
  for (const id of ['../x', '..', '', '20260101-000000-abcdefgh/../../x'])
    await expect(transcripts.read(id)).rejects.toMatchObject({ code: 'TRANSCRIPT_MISSING' })
})

test('it is renamed, exported under that name, and played from a place', async () => {
  open(engine(speaking(['one'])))
  const { id } = await transcripts.add(await soundFile())
  await expect.poll(() => stateOf(id)).toBe('done')
  await transcripts.rename(id, 'Talk: part 1/2')
  expect(await transcripts.export(id, 'txt')).toEqual({ fileName: 'Talk_ part 1_2.txt', text: 'one\n' })
  const { wav } = await transcripts.play(id, 0, 1)
  expect(Buffer.from(wav).toString('latin1', 0, 4)).toBe('RIFF')
  expect([...wav.subarray(44)]).toEqual([1, 0, 2, 0])
})

test('a folder that can’t be written is told, and nothing breaks', async () => {
  await writeFile(join(folder, 'transcripts'), 'a file in the way')
  open(engine())
  await expect(transcripts.beginLive({ keepsSound: false })).rejects.toMatchObject({ code: 'WRITE_DENIED' })
  expect(await transcripts.list()).toEqual([])
})
