import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createAssistant } from '../../assistant/create'
import { descryMethods, endpointMethods, hostMethods, type EndpointSettings } from '../../assistant/contract'
import { createEndpoint, withEndpoint } from '../../assistant/endpoint'
import { createBroadcaster, endpointHandlers, hostHandlers } from '../../assistant/host'
import { createSecrets } from '../../assistant/secrets'
import { loadSettings, settingsFrom } from '../../assistant/settings'
import { spokenText } from '../../assistant/voice'
import {
  Client,
  DescryError,
  serveContract,
  type Contract,
  type Frame,
  type Handlers,
  type Transport,
} from '../../models/contract'
import type { CallOptions } from '../../models/contract/client'
import type { Answer, Method, ParamsOf } from '../../models/contract/method'
import { startEndpointServer, type EndpointServer } from '../fixtures/endpoint'
import { FakeEyes } from '../fixtures/fake-eyes'
import { hostileScreen } from '../fixtures/scenes'

const KEY = 'sk-0123456789abcdef'
const png = await readFile(join(import.meta.dirname, '../fixtures/screens/error.png'))

/** Eyes that see a screen full of traps, and give a picture that is one. */
class Eyes extends FakeEyes {
  override async call<M extends Method>(method: M, params: ParamsOf<M>, options?: CallOptions<M>): Promise<Answer<M>> {
    const answer = await super.call(method, params, options)
    return method.name === 'eyes.preview' ? { ...answer, binary: png } : answer
  }
}

let running: EndpointServer
beforeAll(async () => void (running = await startEndpointServer({ key: KEY })))
afterAll(() => running.kill())
const open: Client[] = []
afterEach(() => open.splice(0).forEach((client) => client.close()))

interface House {
  /** What a page can do. */
  client: Client
  /** Everything that reached the page, as text. */
  reached(): string
  settings: Awaited<ReturnType<typeof loadSettings>>
}

/** A host as the browser's server and the desktop build it, with a page that may send anything. */
async function house(stored?: unknown): Promise<House> {
  const settings = await loadSettings({ read: async () => stored, write: async () => {} })
  const endpoint = createEndpoint({ settings, secrets: createSecrets(async () => null) })
  const handlers = hostHandlers({
    assistant: withEndpoint(createAssistant({ eyes: new Eyes(hostileScreen) }), endpoint),
    voice: null,
    settings,
    host: 'browser',
    version: '1',
    capabilities: { capture: false, clipboard: false, voice: null, masterShortcut: 'none' },
    broadcaster: createBroadcaster(),
  })
  const frames: string[] = []
  let toHost: (frame: Frame) => void = () => {}
  let toPage: (frame: Frame) => void = () => {}
  const page: Transport = {
    send: (frame) => queueMicrotask(() => toHost(structuredClone(frame))),
    onFrame: (listener) => void (toPage = listener),
    onClose: () => {},
    close: () => {},
  }
  const host: Transport = {
    send: (frame) => {
      frames.push(JSON.stringify(frame.header))
      queueMicrotask(() => toPage(structuredClone(frame)))
    },
    onFrame: (listener) => void (toHost = listener),
    onClose: () => {},
    close: () => {},
  }
  const all = { ...handlers, ...endpointHandlers(endpoint) } as unknown as Handlers<Contract>
  serveContract(host, { ...hostMethods, ...endpointMethods } as unknown as Contract, all)
  const client = new Client(page)
  open.push(client)
  return { client, settings, reached: () => frames.join('\n') }
}

const requests = async (): Promise<number> => (await running.log()).length
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'resolved',
    (error: unknown) => (error instanceof DescryError ? error.code : String(error)),
  )
const agreed: EndpointSettings = {
  ...{ address: 'http://127.0.0.1/v1', uses: ['questions', 'descriptions'], chatModel: 'teller', speechModel: '' },
  ...{
    pictureSide: 1024,
    patience: 60,
    agreed: { address: 'http://127.0.0.1/v1', uses: ['questions', 'descriptions'] },
  },
}

async function setUp(client: Client, model: string): Promise<void> {
  await client.call(endpointMethods.setEndpoint, { change: { address: running.url, uses: ['questions'] } })
  await client.call(endpointMethods.setEndpoint, { change: { chatModel: model } })
  await client.call(endpointMethods.setEndpointKey, { key: KEY })
  await client.call(endpointMethods.agreeEndpoint, { address: running.url, uses: ['questions'] })
}

async function ask(client: Client, question: string): Promise<{ answer: string; said: string[] }> {
  const picture = { kind: 'bytes', name: 'x.png' } as const
  const { result } = await client.call(hostMethods.describe, { picture }, { binary: new Uint8Array([1]) })
  const said: string[] = []
  const { result: answer } = await client.call(
    hostMethods.ask,
    { pictureId: result.pictureId, question },
    { onEvent: ({ data }) => said.push(data.text) },
  )
  return { answer: answer.answer, said }
}

describe('a page', () => {
  test('can’t agree by changing settings', async () => {
    const { client, settings } = await house()
    const change = { endpoint: agreed, language: 'de' } as never
    await client.call(hostMethods.changeSettings, { change })
    expect(settings.get()).toMatchObject({ language: 'de', endpoint: { address: null, agreed: null } })
  })

  test('can’t agree along with something else, nor to what is not set up', async () => {
    const { client, settings } = await house()
    const change = { address: running.url, uses: ['questions'], agreed: agreed.agreed } as never
    expect(await codeOf(client.call(endpointMethods.setEndpoint, { change }))).toBe('BAD_REQUEST')
    const other = { address: 'http://elsewhere.example/v1', uses: ['questions'] } as const
    expect(await codeOf(client.call(endpointMethods.agreeEndpoint, { ...other, uses: [...other.uses] }))).toBe(
      'ENDPOINT_NOT_AGREED',
    )
    expect(settings.get().endpoint.agreed).toBeNull()
  })

  test('never gets the key back, whatever it calls', async () => {
    const { client, reached } = await house()
    await setUp(client, 'echo')
    await ask(client, 'What is it?')
    await client.call(hostMethods.hello, {})
    await client.call(hostMethods.getSettings, {})
    await client.call(endpointMethods.showEndpoint, {})
    await client.call(endpointMethods.testEndpoint, {})
    await codeOf(client.call(endpointMethods.setEndpointKey, { key: `${KEY} with spaces` }))
    await codeOf(client.call(endpointMethods.setEndpointKey, { key: KEY.repeat(1000) }))
    expect(reached().length).toBeGreaterThan(1000)
    expect(reached()).not.toContain(KEY)
  })

  test('can’t put anything into a request but what the protocol has', async () => {
    const { client } = await house()
    await setUp(client, 'teller')
    for (const key of ['x\r\nX-Evil: 1', 'x\ny', 'ü'])
      expect(await codeOf(client.call(endpointMethods.setEndpointKey, { key }))).toBe('KEY_UNUSABLE')
    for (const address of ['http://127.0.0.1\r\nX: 1/v1', 'http://a@127.0.0.1/v1', 'file:///etc/passwd'])
      expect(await codeOf(client.call(endpointMethods.planEndpoint, { address, uses: [] }))).toBe('ENDPOINT_ADDRESS')
    await client.call(endpointMethods.setEndpoint, { change: { chatModel: 'a","stream":false,"x":"' } })
    await ask(client, 'What?')
    expect((await running.log()).at(-1)!.body).toMatchObject({ model: 'a","stream":false,"x":"', stream: true })
  })
})

describe('a server', () => {
  test('gets no picture name, no path and no other picture’s text', async () => {
    const { client } = await house()
    await setUp(client, 'teller')
    const before = await requests()
    await ask(client, 'What is it?')
    const [sent] = (await running.log()).slice(before)
    expect(await requests()).toBe(before + 1)
    expect(JSON.stringify(sent)).not.toMatch(/x\.png|\/home\/|pictureId/)
    expect(Object.keys(sent!.body!).sort()).toEqual(['max_tokens', 'messages', 'model', 'stream'])
  })

  test('can’t steer what shows or speaks its answer', async () => {
    const { client, reached } = await house()
    await setUp(client, 'hostile')
    const { answer, said } = await ask(client, 'What is it?')
    for (const text of [answer, ...said]) {
      expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(spokenText(text)).not.toMatch(/\[\[|\]\]/)
    }
    expect(reached()).not.toMatch(/\\u001b|\\u0007|\\u0000/)
  })

  test('that redirects elsewhere gets nobody’s key there', async () => {
    const { client } = await house()
    await setUp(client, 'redirect-here')
    const before = await requests()
    const { said } = await ask(client, 'What is it?')
    expect(said[0]).toContain('wants to pass Descry on')
    expect(await requests()).toBe(before + 1)
  })

  test('is not reached through settings that somebody wrote by hand, where they are not sound', () => {
    const broken = [
      { ...agreed, agreed: { address: 'http://127.0.0.1/v1' } },
      { ...agreed, uses: ['everything'] },
      { ...agreed, address: 7 },
    ]
    for (const endpoint of broken) expect(settingsFrom({ endpoint }).endpoint.agreed).toBeNull()
  })
})

test('everything that pages may call to change a server is one of its own methods', () => {
  const names = Object.values(descryMethods).map(({ name }) => name)
  expect(names.filter((name) => name.startsWith('endpoint.')).sort()).toEqual([
    'endpoint.agree',
    'endpoint.key',
    'endpoint.plan',
    'endpoint.set',
    'endpoint.show',
    'endpoint.test',
  ])
})
