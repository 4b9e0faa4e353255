import { afterEach, describe, expect, test } from 'vitest'
import type { Assistant, LookOptions } from '../../../../assistant/assistant'
import type { DescribedPicture, PictureRequest } from '../../../../assistant/contract'
import { hostMethods } from '../../../../assistant/contract/methods'
import { describeScene } from '../../../../assistant/describe'
import {
  createBroadcaster,
  createHostAnnouncer,
  describeForPages,
  hostHandlers,
  type HostOptions,
  type HostVoice,
} from '../../../../assistant/host'
import { loadSettings, type SettingsKeeper } from '../../../../assistant/settings'
import { Client } from '../../../../models/contract/client'
import { DescryError } from '../../../../models/contract/errors'
import type { Frame } from '../../../../models/contract/frame'
import { serveContract } from '../../../../models/contract/router'
import type { Transport } from '../../../../models/contract/transport'
import { settingsScreen } from '../../../fixtures/scenes'

interface Listeners {
  onFrame: (frame: Frame) => void
  onClose: (reason: Error | undefined) => void
}

/** Two ends of one channel; frames arrive later, as they do over a wire. */
function channel(): [Transport, Transport] {
  const ends = [0, 1].map((): Listeners => ({ onFrame: () => {}, onClose: () => {} }))
  const end = (own: number, other: number): Transport => ({
    send: (frame) => queueMicrotask(() => ends[other]!.onFrame(structuredClone(frame))),
    onFrame: (listener) => void (ends[own]!.onFrame = listener),
    onClose: (listener) => void (ends[own]!.onClose = listener),
    close: () => queueMicrotask(() => ends.forEach(({ onClose }) => onClose(undefined))),
  })
  return [end(0, 1), end(1, 0)]
}

class FakeVoice implements HostVoice {
  readonly backend = 'espeak-ng'
  readonly said: string[] = []
  stops = 0
  failWith: DescryError | null = null

  async say(text: string, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    if (this.failWith) throw this.failWith
    if (!signal?.aborted) this.said.push(text)
  }
  stop(): void {
    this.stops++
  }
  async repeat(): Promise<string> {
    return this.said.at(-1) ?? ''
  }
}

const sentences = describeScene(settingsScreen, { language: 'en', length: 'normal' })
const described: DescribedPicture = {
  pictureId: 'p1',
  image: { path: 'settings.png', width: 800, height: 600 },
  blank: false,
  description: sentences.map(({ text }) => text).join(' '),
  sentences,
  text: { lines: [] },
  elements: [],
  reading: { text: '', lines: [], tables: [] },
  model: { id: 'starter-screen', starter: true },
  timings: { firstSentenceMs: 1, totalMs: 2 },
}

/** An assistant that says the sentences of one screen, and notes what it was asked for. */
class FakeAssistant implements Assistant {
  readonly requests: { picture: PictureRequest; options: LookOptions }[] = []
  failWith: DescryError | null = null
  beforeSentence: (index: number) => void = () => {}

  async describe(picture: PictureRequest, options: LookOptions): Promise<DescribedPicture> {
    this.requests.push({ picture, options })
    options.stage?.('opening')
    if (this.failWith) throw this.failWith
    for (const [index, sentence] of sentences.entries()) {
      this.beforeSentence(index)
      options.sentence?.(sentence)
      await Promise.resolve()
    }
    return described
  }
  read = async (): Promise<DescribedPicture['reading']> => described.reading
  ask: Assistant['ask'] = async (_id, question, { sentence }) => {
    sentence?.({ text: 'Yes, it is ticked.', source: 'screen', confidence: 0.9 })
    return { question, answer: 'Yes, it is ticked.', answered: true, confidence: 'high', evidence: [] }
  }
  changes = async () => sentences
  preview = async () => ({ width: 4, height: 2, png: new Uint8Array([1, 2, 3]) })
}

interface House {
  client: Client
  assistant: FakeAssistant
  voice: FakeVoice
  settings: SettingsKeeper
  options: HostOptions
}
const open: Client[] = []
afterEach(() => open.splice(0).forEach((client) => client.close()))

async function house(change: Partial<HostOptions> = {}): Promise<House> {
  const [ours, theirs] = channel()
  const assistant = new FakeAssistant()
  const voice = new FakeVoice()
  const settings = await loadSettings({ read: async () => undefined, write: async () => {} })
  const broadcaster = createBroadcaster()
  const options: HostOptions = {
    assistant,
    voice,
    settings,
    host: 'browser',
    version: '1.2.3',
    capabilities: { capture: false, clipboard: false, voice: 'espeak-ng', masterShortcut: 'none' },
    broadcaster,
    announcer: createHostAnnouncer({ voice: change.voice === null ? null : voice, settings, broadcaster }),
    ...change,
  }
  serveContract(theirs, hostMethods, hostHandlers(options))
  const client = new Client(ours)
  open.push(client)
  return { client, assistant, voice, settings, options }
}

const bytes = new Uint8Array([1, 2, 3])
const picture = { kind: 'bytes', name: 'settings.png' } as const

describe('a page', () => {
  test('learns where it is', async () => {
    const { client } = await house()
    const { result } = await client.call(hostMethods.hello, {})
    expect(result).toMatchObject({ version: '1.2.3', host: 'browser', settings: { length: 'normal' } })
    expect(result.capabilities.masterShortcut).toBe('none')
  })

  test('gets the description by sentences and as a whole', async () => {
    const { client, assistant } = await house()
    const heard: string[] = []
    const { result } = await client.call(
      hostMethods.describe,
      { picture, length: 'brief' },
      {
        binary: bytes,
        onEvent: (event) => heard.push(event.name === 'sentence' ? event.data.text : event.data.stage),
      },
    )
    expect(heard).toEqual(['opening', ...sentences.map(({ text }) => text)])
    expect(result.pictureId).toBe('p1')
    expect(assistant.requests[0]?.options).toMatchObject({ length: 'brief', language: 'en', bytes })
  })

  test('may not name paths, unless the host says which', async () => {
    const path = { kind: 'path', path: '/etc/shadow' } as const
    const strict = await house()
    await expect(strict.client.call(hostMethods.describe, { picture: path })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      detail: '/etc/shadow',
    })
    expect(strict.assistant.requests).toEqual([])

    const chosen = await house({ allowPaths: (name) => name === '/home/ada/a.png' })
    await expect(chosen.client.call(hostMethods.describe, { picture: path })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await chosen.client.call(hostMethods.describe, { picture: { kind: 'path', path: '/home/ada/a.png' } })
    expect(chosen.assistant.requests).toHaveLength(1)
  })

  test('asks, shows the picture, and reads errors with their codes', async () => {
    const { client, assistant } = await house()
    const { result } = await client.call(hostMethods.ask, { pictureId: 'p1', question: 'Is it ticked?' })
    expect(result.answer).toBe('Yes, it is ticked.')
    const preview = await client.call(hostMethods.preview, { pictureId: 'p1', maxWidth: 100, maxHeight: 100 })
    expect(preview).toEqual({ result: { width: 4, height: 2 }, binary: new Uint8Array([1, 2, 3]) })
    assistant.failWith = new DescryError('ENGINE_RESTARTED')
    await expect(client.call(hostMethods.describe, { picture }, { binary: bytes })).rejects.toMatchObject({
      code: 'ENGINE_RESTARTED',
      retryable: true,
    })
  })

  test('changes settings, and every page that watches hears of it', async () => {
    const { client, settings, options } = await house()
    const heard: unknown[] = []
    const watching = new AbortController()
    const watch = client.call(
      hostMethods.watch,
      {},
      {
        signal: watching.signal,
        onEvent: (event) => heard.push([event.name, event.data]),
      },
    )
    await client.call(hostMethods.changeSettings, { change: { length: 'detailed' } })
    expect((await client.call(hostMethods.getSettings, {})).result.length).toBe('detailed')
    expect(settings.get().language).toBe('en')
    expect(heard).toEqual([['settings', expect.objectContaining({ length: 'detailed' })]])

    watching.abort()
    await expect(watch).rejects.toMatchObject({ code: 'CANCELLED' })
    await client.call(hostMethods.hello, {})
    expect(options.broadcaster?.watchers).toBe(0)
  })
})

describe('Descry’s own voice', () => {
  test('is silent where a screen reader or nobody speaks', async () => {
    for (const who of ['screen-reader', 'none'] as const) {
      const { client, voice, settings } = await house()
      await settings.change({ voice: who })
      await client.call(hostMethods.describe, { picture }, { binary: bytes })
      expect(voice.said).toEqual([])
    }
  })

  test.each(['descry', 'both'] as const)('speaks each sentence once, in order, when set to %s', async (who) => {
    const { client, voice, settings } = await house()
    await settings.change({ voice: who })
    await client.call(hostMethods.describe, { picture }, { binary: bytes })
    await client.call(hostMethods.ask, { pictureId: 'p1', question: 'Is it ticked?' })
    expect(voice.said).toEqual([...sentences.map(({ text }) => text), 'Yes, it is ticked.'])
  })

  test('says no more of a description after it was stopped', async () => {
    const { client, voice, settings, assistant, options } = await house()
    await settings.change({ voice: 'descry' })
    assistant.beforeSentence = (index) => {
      if (index === 2) options.announcer?.silence()
    }
    await client.call(hostMethods.describe, { picture }, { binary: bytes })
    expect(voice.said).toHaveLength(2)
  })

  test('drops what an earlier description would still say when a later one begins', async () => {
    const { voice, settings, options } = await house()
    await settings.change({ voice: 'descry' })
    const speakEarlier = options.announcer!.begin()
    speakEarlier('one')
    const speakLater = options.announcer!.begin()
    speakEarlier('two')
    speakLater('three')
    expect(voice.said).toEqual(['one', 'three'])
    expect(voice.stops).toBeGreaterThan(0)
  })

  test('that fails does not break the description; it is told once', async () => {
    const { client, voice, settings, options } = await house()
    await settings.change({ voice: 'descry' })
    const notices: string[] = []
    void options.broadcaster!.attach((event, data) => {
      if (event === 'notice') notices.push((data as { message: string }).message)
    }, new AbortController().signal)
    voice.failWith = new DescryError('VOICE_FAILED', 'no sound card')
    const { result } = await client.call(hostMethods.describe, { picture }, { binary: bytes })
    expect(result.sentences).toHaveLength(sentences.length)
    expect(notices).toEqual([new DescryError('VOICE_FAILED', 'no sound card').message])
  })

  test('says and repeats what it is told to, and says so where there is none', async () => {
    const { client, voice } = await house()
    await client.call(hostMethods.say, { text: 'Good morning' })
    expect((await client.call(hostMethods.repeat, {})).result.text).toBe('Good morning')
    await client.call(hostMethods.stopSpeaking, {})
    expect(voice.stops).toBe(1)

    const mute = await house({ voice: null })
    await expect(mute.client.call(hostMethods.say, { text: 'x' })).rejects.toMatchObject({ code: 'VOICE_UNAVAILABLE' })
    await mute.client.call(hostMethods.stopSpeaking, {})
  })
})

describe('a description from outside the page', () => {
  test('reaches the pages that watch, and the voice', async () => {
    const { client, voice, settings, options, assistant } = await house()
    await settings.change({ voice: 'descry' })
    const heard: string[] = []
    const watch = client.call(hostMethods.watch, {}, { onEvent: ({ name }) => heard.push(name) })
    watch.catch(() => {})
    await client.call(hostMethods.hello, {})
    const shared = { assistant, settings, broadcaster: options.broadcaster!, announcer: options.announcer! }
    await describeForPages(shared, { kind: 'capture', what: 'screen' })
    await client.call(hostMethods.hello, {})
    expect(heard).toEqual(['stage', ...sentences.map(() => 'sentence'), 'described'])
    expect(voice.said).toHaveLength(sentences.length)

    assistant.failWith = new DescryError('SCREEN_LOCKED')
    await expect(describeForPages(shared, { kind: 'capture', what: 'screen' })).rejects.toMatchObject({
      code: 'SCREEN_LOCKED',
    })
    await client.call(hostMethods.hello, {})
    expect(heard.at(-1)).toBe('notice')
    expect(voice.said.at(-1)).toContain('The screen is locked')
  })
})
