import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { LiveCaption, Utterance } from '../../../models/contract/hearing'
import { DescryError } from '../../../models/contract/errors'
import { createHearing } from '../../../models/speech'
import { openSoundFile } from '../../../models/speech/decode'
import type { DecodeOptions, Recogniser } from '../../../models/speech/recogniser'
import { createRecogniserKeeper } from '../../../models/speech/recogniser-keeper'
import { toInt16 } from '../../../models/speech/sound-buffer'

const speech = resolve(import.meta.dirname, '../../../../shared/inputs/speech/en')
const sounds = resolve(import.meta.dirname, '../../../../shared/inputs/sounds/freedesktop')
const there = existsSync(speech)
const jfk = resolve(speech, 'jfk.wav')

/** A recogniser that hears one word in each half second, however often it is asked. `wait` is how long it takes for it. */
function countingRecogniser(name = 'counting', wait = () => Promise.resolve()) {
  const decodings: { seconds: number; options: DecodeOptions }[] = []
  let closed = 0
  const recogniser: Recogniser = {
    info: {
      name,
      demonstration: false,
      languages: ['en'],
      translates: false,
      timesWords: false,
      takesHints: false,
    },
    longest: 30,
    async decode(samples, options = {}) {
      decodings.push({ seconds: samples.length / 16_000, options })
      await wait()
      const count = Math.floor(samples.length / 8000)
      return {
        text: Array.from({ length: count }, (_, i) => `word${i}`).join(' '),
        words: [],
        language: 'en',
        languageConfidence: 1,
        averageLogProbability: -0.1,
        noSpeechProbability: 0,
        compressionRatio: 1,
      }
    },
    close: async () => void closed++,
  }
  return { recogniser, decodings, closed: () => closed }
}

const options = { recogniser: { kind: 'starter' } as const, language: 'auto', translate: false, hints: [] }
const setup = { options, faster: [], sounds: false, from: 0, firstIndex: 0, committed: '' }

async function pcmOf(path: string): Promise<Uint8Array> {
  const file = await openSoundFile(path)
  const pieces: Uint8Array[] = []
  for await (const piece of file.read()) pieces.push(new Uint8Array(toInt16(piece).buffer))
  await file.close()
  return Buffer.concat(pieces)
}

/** Listens to sound as a page would send it, as fast as it is taken in. */
async function listenTo(pcm: Uint8Array, counting = countingRecogniser()) {
  const hearing = createHearing(createRecogniserKeeper(async () => counting.recogniser))
  const captions: LiveCaption[] = []
  const voices: boolean[] = []
  const done = hearing.listen(
    'a',
    setup,
    {
      ready: () => {},
      steppedDown: () => {},
      caption: (c) => captions.push(c),
      voice: (v) => voices.push(v.speaking),
      lag: () => {},
      sound: () => {},
      soundsFailed: () => {},
    },
    new AbortController().signal,
  )
  for (let at = 0; at < pcm.byteLength; at += 3200) await hearing.push('a', pcm.subarray(at, at + 3200))
  hearing.finish('a')
  const seconds = await done
  return { captions, voices, seconds, ...counting }
}

describe.skipIf(!there)('real speech through the engine (skipped without the shared inputs)', () => {
  test('becomes captions whose committed words only grow, and each utterance ends once', async () => {
    const { captions, seconds } = await listenTo(await pcmOf(jfk))
    expect(seconds).toBeCloseTo(11, 1)
    const shown = new Map<number, string>()
    const finals: number[] = []
    for (const { index, committed, final } of captions) {
      expect(finals).not.toContain(index)
      expect(committed.startsWith(shown.get(index) ?? '')).toBe(true)
      shown.set(index, committed)
      if (final) finals.push(index)
    }
    expect(finals.length).toBeGreaterThan(1)
    expect([...shown.keys()].sort((a, b) => a - b)).toEqual(finals)
  })

  test('is looked at while it is said, and each utterance once more at its end', async () => {
    const { decodings, captions } = await listenTo(await pcmOf(jfk))
    const finals = decodings.filter(({ options: o }) => !o.interim)
    expect(finals).toHaveLength(captions.filter(({ final }) => final).length)
    expect(decodings.length).toBeGreaterThan(finals.length)
    expect(decodings.every(({ seconds }) => seconds <= 28.1)).toBe(true)
  })

  test('of a file becomes utterances in order, which a later call goes on after', async () => {
    const counting = countingRecogniser()
    const hearing = createHearing(createRecogniserKeeper(async () => counting.recogniser))
    const transcribe = async (from: number): Promise<Utterance[]> => {
      const utterances: Utterance[] = []
      await hearing.transcribe(
        jfk,
        options,
        from,
        { ready: () => {}, utterance: (u) => utterances.push(u), progress: () => {} },
        new AbortController().signal,
      )
      return utterances
    }
    const whole = await transcribe(0)
    expect(whole.length).toBeGreaterThan(1)
    for (const [i, { start, end, words }] of whole.entries()) {
      expect(start).toBeGreaterThanOrEqual(whole[i - 1]?.end ?? 0)
      expect(words[0]?.start).toBeGreaterThanOrEqual(start)
      expect(words.at(-1)?.end).toBeLessThanOrEqual(end + 1e-9)
    }
    const rest = await transcribe(whole[0]!.end)
    expect(rest.length).toBe(whole.length - 1)
    expect(rest[0]?.end).toBeCloseTo(whole[1]!.end, 0)
  })

  test('of a spoken question is heard as one text', async () => {
    const counting = countingRecogniser()
    const hearing = createHearing(createRecogniserKeeper(async () => counting.recogniser))
    const { text, language } = await hearing.hear(await pcmOf(jfk), options, new AbortController().signal)
    expect(text).toContain('word0')
    expect(language).toBe('en')
  })

  test('when captions stay late, a faster recogniser takes over, and the slow one is closed', async () => {
    let release = (): void => {}
    const stuck = new Promise<void>((resolve) => (release = resolve))
    const slow = countingRecogniser('slow', () => stuck)
    const fast = countingRecogniser('fast')
    const opened: string[] = []
    const hearing = createHearing(
      createRecogniserKeeper(async (source) => {
        const path = source.kind === 'starter' ? 'slow' : 'path' in source ? source.path : ''
        opened.push(path)
        if (path === 'damaged') throw new DescryError('RECOGNISER_DAMAGED', path)
        return (path === 'slow' ? slow : fast).recogniser
      }),
    )
    const captions: LiveCaption[] = []
    const steps: unknown[] = []
    const done = hearing.listen(
      'a',
      { ...setup, faster: ['damaged', 'fast', 'never'].map((path) => ({ kind: 'folder', path })) },
      {
        ready: () => {},
        steppedDown: ({ recogniser, source }) => {
          steps.push([recogniser.name, source])
          release()
        },
        caption: (caption) => captions.push(caption),
        voice: () => {},
        lag: () => {},
        sound: () => {},
        soundsFailed: () => {},
      },
      new AbortController().signal,
    )
    const pcm = await pcmOf(jfk)
    for (let at = 0; at < pcm.byteLength * 3; at += 3200)
      await hearing.push('a', pcm.subarray(at % pcm.byteLength, (at % pcm.byteLength) + 3200))
    await vi.waitFor(() => expect(steps).toEqual([['fast', { kind: 'folder', path: 'fast' }]]))
    hearing.finish('a')
    await done
    expect(opened).toEqual(['slow', 'damaged', 'fast'])
    expect(slow.decodings).toHaveLength(1)
    expect(slow.closed()).toBe(1)
    expect(fast.closed()).toBe(0)
    expect(captions.filter(({ final }) => final).length).toBeGreaterThan(3)
  })

  test('two sources share one recogniser and keep their own captions', async () => {
    const counting = countingRecogniser()
    const hearing = createHearing(createRecogniserKeeper(async () => counting.recogniser))
    const pcm = await pcmOf(jfk)
    const captions: Record<string, LiveCaption[]> = { a: [], b: [] }
    const listening = ['a', 'b'].map((stream) =>
      hearing.listen(
        stream,
        setup,
        {
          ready: () => {},
          steppedDown: () => {},
          caption: (c) => captions[stream]?.push(c),
          voice: () => {},
          lag: () => {},
          sound: () => {},
          soundsFailed: () => {},
        },
        new AbortController().signal,
      ),
    )
    for (let at = 0; at < pcm.byteLength; at += 3200)
      await Promise.all(['a', 'b'].map((stream) => hearing.push(stream, pcm.subarray(at, at + 3200))))
    hearing.finish('a')
    hearing.finish('b')
    await Promise.all(listening)
    const finals = (stream: string): string[] =>
      (captions[stream] ?? []).filter(({ final }) => final).map(({ committed }) => committed)
    expect(finals('a').length).toBeGreaterThan(1)
    expect(finals('b')).toEqual(finals('a'))
  })

  test('a stopped stream ends at once, and its name can be used again', async () => {
    const hearing = createHearing(createRecogniserKeeper(async () => countingRecogniser().recogniser))
    const events = {
      ready: () => {},
      steppedDown: () => {},
      caption: () => {},
      voice: () => {},
      lag: () => {},
      sound: () => {},
      soundsFailed: () => {},
    }
    const stop = new AbortController()
    const first = hearing.listen('a', setup, events, stop.signal)
    await expect(hearing.listen('a', setup, events, stop.signal)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    stop.abort()
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
    const again = hearing.listen('a', setup, events, new AbortController().signal)
    hearing.finish('a')
    await expect(again).resolves.toBe(0)
    await expect(async () => hearing.push('b', new Uint8Array(2))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('nothing is written', () => {
  const noise = (seconds: number): Uint8Array => {
    let state = 1
    const samples = Int16Array.from({ length: seconds * 16_000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return (state >>> 20) - 2048
    })
    return new Uint8Array(samples.buffer)
  }

  test('for silence and for noise, and the recogniser is not even asked', async () => {
    for (const pcm of [new Uint8Array(20 * 32_000), noise(20)]) {
      const { captions, decodings } = await listenTo(pcm)
      expect(captions).toEqual([])
      expect(decodings).toEqual([])
    }
  })

  test.skipIf(!existsSync(sounds))('for the sounds of a desktop (skipped without the shared inputs)', async () => {
    for (const name of ['alarm-clock-elapsed.oga', 'bell.oga', 'camera-shutter.oga', 'dialog-error.oga'])
      expect((await listenTo(await pcmOf(resolve(sounds, name)))).captions, name).toEqual([])
  })
})

test('a recogniser that can’t be opened ends the call with its sentence, and the next one may work', async () => {
  let broken = true
  const { recogniser } = countingRecogniser()
  const keeper = createRecogniserKeeper(async () => {
    if (broken) throw new Error('no such file')
    return recogniser
  })
  const hearing = createHearing(keeper)
  const events = {
    ready: () => {},
    steppedDown: () => {},
    caption: () => {},
    voice: () => {},
    lag: () => {},
    sound: () => {},
    soundsFailed: () => {},
  }
  await expect(hearing.listen('a', setup, events, new AbortController().signal)).rejects.toMatchObject({
    code: 'INTERNAL',
  })
  broken = false
  await expect(hearing.warm({ kind: 'starter' })).resolves.toMatchObject({ name: 'counting' })
})

test('only one recogniser stays loaded, and never is one taken away that is in use', async () => {
  const made = [countingRecogniser(), countingRecogniser()] as const
  const keeper = createRecogniserKeeper(async (source) => made[source.kind === 'starter' ? 0 : 1].recogniser)
  const first = await keeper.use({ kind: 'starter' })
  const other = { kind: 'folder', path: '/a' } as const
  const second = await keeper.use(other)
  expect(made[0].closed()).toBe(0)
  first.done()
  second.done()
  await keeper.use(other)
  expect(made[0].closed()).toBe(1)
  expect(made[1].closed()).toBe(0)
})
