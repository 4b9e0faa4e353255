import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEndpoint, earsWithEndpoint, type Endpoint } from '../../../../assistant/endpoint'
import { languageCode, quietPlace, utterancesOf } from '../../../../assistant/endpoint/pieces'
import type { EnginePort } from '../../../../assistant/ports'
import { createSecrets } from '../../../../assistant/secrets'
import { loadSettings } from '../../../../assistant/settings'
import { transcribeFile } from '../../../../assistant/transcripts/job'
import type { DescryError } from '../../../../models/contract/errors'
import {
  earsMethods,
  hearingOptions,
  SAMPLE_RATE,
  type RecogniserInfo,
  type Utterance,
} from '../../../../models/contract/hearing'
import { startEndpointServer, type EndpointServer } from '../../../fixtures/endpoint'

let running: EndpointServer
beforeAll(async () => void (running = await startEndpointServer()))
afterAll(() => running.kill())

/** Sound of this length: a tone that pauses for half a second in each ten, or silence. */
function sound(seconds: number, silent = false): Int16Array {
  const samples = new Int16Array(Math.round(seconds * SAMPLE_RATE))
  if (!silent)
    for (let i = 0; i < samples.length; i++)
      samples[i] = (i / SAMPLE_RATE) % 10 > 9.5 ? 0 : Math.round(8000 * Math.sin(i / 8))
  return samples
}

const local: RecogniserInfo = {
  name: 'local',
  demonstration: false,
  languages: ['en'],
  translates: true,
  timesWords: true,
  takesHints: false,
}

/** Ears that have one file, and hear “here” every five seconds of it. */
function earsWith(samples: Int16Array): { ears: EnginePort; transcribed: number[] } {
  const transcribed: number[] = []
  const total = samples.length / SAMPLE_RATE
  const answer = async (name: string, params: never, emit: (event: unknown) => void): Promise<unknown> => {
    const { from, seconds } = params as { from: number; seconds: number }
    if (name === earsMethods.excerpt.name) {
      const cut = samples.slice(Math.round(from * SAMPLE_RATE), Math.round((from + seconds) * SAMPLE_RATE))
      return { result: { seconds: cut.length / SAMPLE_RATE }, binary: new Uint8Array(cut.buffer) }
    }
    transcribed.push(from)
    emit({ name: 'ready', data: local })
    for (let at = from; at < total; at += 5)
      emit({
        name: 'utterance',
        data: { start: at, end: Math.min(total, at + 5), text: 'here', words: [], language: 'en' },
      })
    return { result: { seconds: total } }
  }
  const call = (method: { name: string }, params: never, options: { onEvent?: (event: unknown) => void } = {}) =>
    answer(method.name, params, (event) => options.onEvent?.(event))
  return { ears: { call } as unknown as EnginePort, transcribed }
}

async function endpointWith(model: string, url = running.url): Promise<Endpoint> {
  const settings = await loadSettings({ read: async () => undefined, write: async () => {} })
  const endpoint = createEndpoint({ settings, secrets: createSecrets(async () => null) })
  await endpoint.set({ address: url, uses: ['transcription'] })
  await endpoint.set({ speechModel: model })
  await endpoint.agree({ address: url, uses: ['transcription'] })
  return endpoint
}

interface Told {
  utterances: Utterance[]
  recognisers: string[]
  problems: string[]
  seconds: number
  transcribed: number[]
}

async function transcribe(
  samples: Int16Array,
  endpoint: Endpoint,
  more: { from?: number; translate?: boolean; signal?: AbortSignal; onUtterance?: () => Promise<void> } = {},
): Promise<Told> {
  const { ears, transcribed } = earsWith(samples)
  const told: Told = { utterances: [], recognisers: [], problems: [], seconds: 0, transcribed }
  told.seconds = await transcribeFile(
    earsWithEndpoint(ears, endpoint, (error) => told.problems.push(error.code)),
    {
      path: '/sounds/private name.mp3',
      options: hearingOptions.parse({ language: 'en', translate: more.translate ?? false }),
      from: more.from ?? 0,
    },
    {
      ready: (info) => told.recognisers.push(info.name),
      utterance: async (utterance) => {
        told.utterances.push(utterance)
        await more.onUtterance?.()
      },
      progress: () => {},
    },
    more.signal ?? new AbortController().signal,
  )
  return told
}

const requests = async () => (await running.log()).filter(({ sound: sent }) => sent !== undefined)

describe('a file', () => {
  test('is written there piece by piece, from its beginning to its end, and says so', async () => {
    const before = (await requests()).length
    const told = await transcribe(sound(130), await endpointWith('writer'))
    const pieces = (await requests()).slice(before)
    expect(pieces).toHaveLength(3)
    expect(pieces.reduce((sum, { sound: sent }) => sum + sent!.seconds, 0)).toBeCloseTo(130, 3)
    expect(JSON.stringify(pieces)).not.toContain('private name')
    expect(told.seconds).toBeCloseTo(130, 3)
    expect(told.recognisers).toEqual([`writer (${running.host})`])
    expect(told.utterances).toHaveLength(6)
    expect(told.utterances[0]).toMatchObject({ start: 0, text: 'One two three.', language: 'en', host: running.host })
    expect(told.utterances.at(-1)!.end).toBeCloseTo(130, 3)
    for (const [i, { start, words }] of told.utterances.entries()) {
      expect(start).toBeGreaterThanOrEqual(told.utterances[i - 1]?.end ?? 0)
      expect(words.map(({ text }) => text)).toHaveLength(3)
    }
    // It was cut in the pauses of the tone, at 49.5 to 50 and 99.5 to 100 seconds.
    expect(pieces[0]!.sound!.seconds % 10).toBeGreaterThan(9.5)
    expect(told.problems).toEqual([])
  })

  test('that goes on later begins where it was', async () => {
    const told = await transcribe(sound(70), await endpointWith('writer'), { from: 65 })
    expect(told.utterances[0]?.start).toBe(65)
    expect(told.utterances).toHaveLength(2)
  })

  test('without any sound in it is not sent, and nothing is invented', async () => {
    const before = (await requests()).length
    const told = await transcribe(sound(70, true), await endpointWith('writer'))
    expect(told.utterances).toEqual([])
    expect(told.seconds).toBeCloseTo(70, 3)
    expect(await requests()).toHaveLength(before)
  })

  test.each([
    ['status-500', 'ENDPOINT_FAILED'],
    ['cut-early', 'ENDPOINT_CUT'],
    ['html', 'ENDPOINT_HTML'],
    ['', 'ENDPOINT_MODEL_UNSET'],
  ])('is written here where the server fails (%s)', async (model, code) => {
    const told = await transcribe(sound(12), await endpointWith(model))
    expect(told.transcribed).toEqual([0])
    expect(told.utterances.map(({ text, host }) => [text, host])).toEqual(Array(3).fill(['here', undefined]))
    expect(told.recognisers.at(-1)).toBe('local')
    expect(told.problems).toEqual([code])
  })

  test('goes on here, from the same place, when the server is killed in the middle', async () => {
    const victim = await startEndpointServer()
    const endpoint = await endpointWith('writer', victim.url)
    const told = await transcribe(sound(130), endpoint, { onUtterance: () => victim.kill() })
    expect(told.problems).toHaveLength(1)
    expect(told.problems[0]).toMatch(/^ENDPOINT_(UNREACHABLE|CUT)$/)
    const there = told.utterances.filter(({ host }) => host === victim.host)
    const here = told.utterances.filter(({ host }) => host === undefined)
    expect(there.length).toBeGreaterThan(0)
    expect(here[0]!.start).toBeCloseTo(there.at(-1)!.end, 3)
    expect(here.at(-1)!.end).toBeCloseTo(130, 3)
    expect(told.recognisers).toEqual([`writer (${victim.host})`, 'local'])
  })

  test('that is stopped ends the request and is not begun again here', async () => {
    const controller = new AbortController()
    const endpoint = await endpointWith('slow-start')
    const before = (await requests()).length
    const call = transcribe(sound(10), endpoint, { signal: controller.signal }).catch((error: unknown) => error)
    await expect.poll(async () => (await requests()).length).toBe(before + 1)
    controller.abort()
    expect(await call).toMatchObject({ code: 'CANCELLED' } satisfies Partial<DescryError>)
  })

  test('to be translated stays here, and so does everything without agreement', async () => {
    const before = (await requests()).length
    expect((await transcribe(sound(5), await endpointWith('writer'), { translate: true })).transcribed).toEqual([0])
    const endpoint = await endpointWith('writer')
    await endpoint.set({ address: 'http://127.0.0.1:1/v1' })
    expect((await transcribe(sound(5), endpoint)).transcribed).toEqual([0])
    expect(await requests()).toHaveLength(before)
  })
})

describe('what a server heard', () => {
  const place = { from: 10, seconds: 4, host: 'gpu-box' }
  const heard = { text: 'one two', segments: [], language: null }

  test('without times is one utterance', () => {
    expect(utterancesOf(heard, place)).toEqual([
      {
        ...{ start: 10, end: 14, text: 'one two', language: null, host: 'gpu-box' },
        words: [
          { text: 'one', start: 10, end: 12 },
          { text: 'two', start: 12, end: 14 },
        ],
      },
    ])
    expect(utterancesOf({ ...heard, text: '' }, place)).toEqual([])
  })

  test('with times that can’t be keeps its words', () => {
    const backwards = [
      { start: 3, end: 4, text: 'one' },
      { start: 1, end: 2, text: 'two' },
    ]
    expect(utterancesOf({ ...heard, segments: backwards }, place).map(({ text }) => text)).toEqual(['one two'])
    const overlapping = [
      { start: 0, end: 3, text: 'one' },
      { start: 2, end: 4, text: 'two' },
    ]
    expect(utterancesOf({ ...heard, segments: overlapping }, place)).toMatchObject([
      { start: 10, end: 13 },
      { start: 13, end: 14 },
    ])
    const beyond = [{ start: 1, end: 99, text: 'one two' }]
    expect(utterancesOf({ ...heard, segments: beyond }, place)).toMatchObject([{ start: 11, end: 14 }])
  })

  test('is in a language by code or by name', () => {
    expect(['en', 'German', 'french', 'Klingonese?', ''].map(languageCode)).toEqual(['en', 'de', 'fr', null, null])
    expect(languageCode(null)).toBeNull()
  })

  test('is cut where it is quiet', () => {
    const samples = sound(60)
    expect(quietPlace(new Uint8Array(samples.buffer)) % 10).toBeGreaterThan(9.5)
  })
})
