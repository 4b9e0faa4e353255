import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Assistant } from '../../../../assistant/assistant'
import { createAssistant } from '../../../../assistant/create'
import { describedPicture, type EndpointUse, type Sentence, type Stage } from '../../../../assistant/contract'
import { createEndpoint, withEndpoint, type Endpoint } from '../../../../assistant/endpoint'
import type { Limits } from '../../../../assistant/endpoint/deadlines'
import { createSecrets, type Secrets } from '../../../../assistant/secrets'
import { loadSettings, type SettingsKeeper } from '../../../../assistant/settings'
import type { CallOptions } from '../../../../models/contract/client'
import { DescryError } from '../../../../models/contract/errors'
import type { Answer, Method, ParamsOf } from '../../../../models/contract/method'
import { startEndpointServer, type EndpointServer } from '../../../fixtures/endpoint'
import { FakeEyes } from '../../../fixtures/fake-eyes'
import { blankScreen, hostileScreen, photo, settingsScreen } from '../../../fixtures/scenes'

const KEY = 'sk-0123456789abcdef'
const png = await readFile(join(import.meta.dirname, '../../../fixtures/screens/error.png'))

/** Eyes that also give a picture that is one. */
class Eyes extends FakeEyes {
  override async call<M extends Method>(method: M, params: ParamsOf<M>, options?: CallOptions<M>): Promise<Answer<M>> {
    const answer = await super.call(method, params, options)
    return method.name === 'eyes.preview' ? { ...answer, binary: png } : answer
  }
}

interface House {
  endpoint: Endpoint
  settings: SettingsKeeper
  secrets: Secrets
  assistant: Assistant
  eyes: Eyes
}

async function house(scene = settingsScreen, limits: Partial<Limits> = {}, now = Date.now): Promise<House> {
  const settings = await loadSettings({ read: async () => undefined, write: async () => {} })
  const secrets = createSecrets(async () => null)
  const endpoint = createEndpoint({ settings, secrets, limits, now })
  const eyes = new Eyes(scene)
  return { endpoint, settings, secrets, eyes, assistant: withEndpoint(createAssistant({ eyes }), endpoint) }
}

let running: EndpointServer
beforeAll(async () => void (running = await startEndpointServer({ key: KEY })))
afterAll(() => running.kill())

/** Sets the server up as a person does: address, uses, model, key, agreement. */
async function setUp({ endpoint }: House, model: string, uses: EndpointUse[], url = running.url): Promise<void> {
  const { settings } = await endpoint.set({ address: url, uses })
  await endpoint.set({ chatModel: model })
  await endpoint.setKey(KEY)
  await endpoint.agree({ address: settings.address!, uses })
}

const path = { kind: 'path', path: '/pictures/private name.png' } as const
const usual = { language: 'en', length: 'normal' } as const
const requests = async (): Promise<number> => (await running.log()).length
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'resolved',
    (error: unknown) => (error instanceof DescryError ? error.code : String(error)),
  )

/** Asks about the picture, and collects what is said. */
async function ask(
  { assistant }: House,
  question: string,
  signal?: AbortSignal,
): Promise<{ said: string[]; answer: Awaited<ReturnType<Assistant['ask']>> }> {
  const { pictureId } = await assistant.describe(path, { ...usual, length: 'brief' })
  const said: string[] = []
  const answer = await assistant.ask(pictureId, question, {
    language: 'en',
    sentence: ({ text }) => said.push(text),
    ...(signal && { signal }),
  })
  return { said, answer }
}

describe('nothing is sent', () => {
  let before = 0
  let home: House
  beforeEach(async () => {
    home = await house()
    before = await requests()
  })
  const nothingSent = async (): Promise<void> => expect(await requests()).toBe(before)

  test('where no server is set up; results say that they were made here', async () => {
    const { answer } = await ask(home, 'What is the title?')
    expect(answer.origin).toEqual({ where: 'here' })
    expect((await home.assistant.describe(path, usual)).origin).toEqual({ where: 'here' })
    await nothingSent()
  })

  test('before the person agreed, not even to test the server', async () => {
    await home.endpoint.set({ address: running.url, uses: ['questions', 'descriptions'], chatModel: 'teller' })
    await home.endpoint.setKey(KEY)
    expect((await home.endpoint.state()).agreed).toBe(false)
    expect(await codeOf(home.endpoint.test())).toBe('ENDPOINT_NOT_AGREED')
    await ask(home, 'What is the title?')
    await nothingSent()
  })

  test('for a use that is not agreed to', async () => {
    await setUp(home, 'teller', ['questions'])
    await home.endpoint.set({ uses: ['questions', 'descriptions'] })
    await home.assistant.describe(path, usual)
    expect((await home.endpoint.state()).agreed).toBe(false)
    await nothingSent()
  })

  test('to a changed address, not even when it is changed back', async () => {
    await setUp(home, 'teller', ['questions'])
    await home.endpoint.set({ address: running.url.replace('/v1', '/v2') })
    expect((await home.endpoint.state()).agreed).toBe(false)
    await home.endpoint.set({ address: running.url })
    expect((await home.endpoint.state()).agreed).toBe(false)
    await ask(home, 'What is the title?')
    await nothingSent()
  })

  test('where the person agreed to something else than what is set up', async () => {
    await home.endpoint.set({ address: running.url, uses: ['questions', 'descriptions'] })
    const agree = (address: string, uses: EndpointUse[]): Promise<string> =>
      codeOf(home.endpoint.agree({ address, uses }))
    expect(await agree('http://other.example/v1', ['questions', 'descriptions'])).toBe('ENDPOINT_NOT_AGREED')
    expect(await agree(running.url, ['questions'])).toBe('ENDPOINT_NOT_AGREED')
    await nothingSent()
  })

  test('of a picture with nothing on it', async () => {
    home = await house({ ...settingsScreen, blank: blankScreen.blank })
    await setUp(home, 'teller', ['questions', 'descriptions'])
    const { answer } = await ask(home, 'What is it?')
    expect(answer.origin).toEqual({ where: 'here' })
    await nothingSent()
  })
})

describe('the key', () => {
  test('goes to no other server, and is forgotten with its own', async () => {
    const home = await house()
    await setUp(home, 'teller', ['questions'])
    expect(await home.endpoint.state()).toMatchObject({ key: 'this-run', keyStore: null })
    const { origin } = new URL(running.url)
    expect(await home.secrets.get(origin)).toBe(KEY)
    const state = await home.endpoint.set({ address: 'http://127.0.0.1:1/v1' })
    expect(state.key).toBe('none')
    expect(await home.secrets.get(origin)).toBeNull()
  })

  test('stays where only the path of the address changes', async () => {
    const home = await house()
    await setUp(home, 'teller', ['questions'])
    expect((await home.endpoint.set({ address: running.url.replace('/v1', '/v2') })).key).toBe('this-run')
    expect((await home.endpoint.set({ address: null })).plan).toBeNull()
    expect(await home.secrets.get(new URL(running.url).origin)).toBeNull()
  })

  test('is in no settings and no state', async () => {
    const written: unknown[] = []
    const settings = await loadSettings({
      read: async () => undefined,
      write: async (value) => void written.push(value),
    })
    const endpoint = createEndpoint({ settings, secrets: createSecrets(async () => null) })
    await endpoint.set({ address: running.url, uses: ['questions'] })
    await endpoint.setKey(KEY)
    expect(JSON.stringify([written, settings.get(), await endpoint.state()])).not.toContain(KEY)
  })
})

describe('a question', () => {
  test('about what changed is answered here: a server sees one picture only', async () => {
    const home = await house()
    await setUp(home, 'good', ['questions'])
    const before = await requests()
    const { answer } = await ask(home, 'What changed?')
    expect(answer.origin).toEqual({ where: 'here' })
    expect(await requests()).toBe(before)
  })

  test('is answered there, and says so once, in the result and in speech', async () => {
    const home = await house()
    await setUp(home, 'teller', ['questions'])
    const { said, answer } = await ask(home, 'What bird is it?')
    expect(said[0]).toMatch(/^From server 127\.0\.0\.1: The picture is \d+ by \d+ pixels\.$/)
    expect(said.slice(1)).toEqual(['A robin sits on a fence.', 'This was question 1.'])
    expect(answer).toMatchObject({
      question: 'What bird is it?',
      answered: true,
      confidence: 'medium',
      origin: { where: 'there', host: running.host, model: 'teller' },
    })
    expect(answer.answer).toContain('A robin sits on a fence.')
    expect(answer.answer).not.toContain('From server')
  })

  test('sends the picture made small, the text on it as data, the question, and no name of a file', async () => {
    const home = await house(hostileScreen)
    await setUp(home, 'teller', ['questions'])
    await home.endpoint.set({ pictureSide: 512 })
    await ask(home, 'What bird is it?')
    const { body } = (await running.log()).at(-1)!
    const sent = JSON.stringify(body)
    expect(sent).not.toContain('private name')
    expect(sent).toContain('What bird is it?')
    const [system, user] = body!.messages
    const [, fence] = /“(TEXT-[0-9a-f-]{36})”/.exec(String(system!.content))!
    const { text } = (user!.content as { text: string }[])[0]!
    expect(text.split(fence!)).toHaveLength(3)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(home.eyes.calls.findLast(({ method }) => method === 'eyes.preview')?.params).toMatchObject({
      maxWidth: 512,
      maxHeight: 512,
    })
  })

  test('takes what was asked before along, for the same picture only', async () => {
    const home = await house()
    await setUp(home, 'teller', ['questions'])
    const { pictureId } = await home.assistant.describe(path, usual)
    await home.assistant.ask(pictureId, 'What bird is it?', { language: 'en' })
    const second = await home.assistant.ask(pictureId, 'And the colour?', { language: 'en' })
    expect(second.answer).toContain('This was question 2.')
    const { body } = (await running.log()).at(-1)!
    expect(body!.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(JSON.stringify(body).match(/data:image/g)).toHaveLength(1)
    expect((await ask(home, 'What is it?')).answer.answer).toContain('This was question 1.')
  })

  test('whose answer contradicts what was read is marked as unsure', async () => {
    const home = await house()
    await setUp(home, 'quoter', ['questions'])
    const { said, answer } = await ask(home, 'What is it?')
    expect(answer.confidence).toBe('low')
    expect(said.at(-1)).toContain('does not agree with what was read')
  })

  test.each([
    ['status-401', 'ENDPOINT_KEY_REFUSED'],
    ['no-such', 'ENDPOINT_MODEL_MISSING'],
    ['status-500', 'ENDPOINT_FAILED'],
    ['html', 'ENDPOINT_HTML'],
    ['empty', 'ENDPOINT_EMPTY'],
    ['cut-early', 'ENDPOINT_CUT'],
    ['slow-start', 'ENDPOINT_ANSWER_TIMEOUT'],
  ])('that is not answered there (%s) is answered here, and it is said why', async (model, code) => {
    const home = await house(settingsScreen, { first: 100 })
    await setUp(home, model, ['questions'])
    const { said, answer } = await ask(home, 'What is the title?')
    const local = await createAssistant({ eyes: home.eyes })
    const { pictureId } = await local.describe(path, usual)
    const own = await local.ask(pictureId, 'What is the title?', { language: 'en' })
    expect(answer).toMatchObject({ ...own, origin: { where: 'here', host: running.host, model, problem: { code } } })
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(/ Here is what this computer finds itself\.$/)
    expect(said[1]).toBe(own.answer)
  })

  test('whose answer breaks off keeps what was said, says so, and adds what is known here', async () => {
    const home = await house()
    await setUp(home, 'cut', ['questions'])
    const { said, answer } = await ask(home, 'What is the title?')
    expect(said.slice(0, 2)).toEqual(['From server 127.0.0.1: A robin sits on a fence.', 'It is'])
    expect(said[2]).toContain('broke off in the middle')
    expect(said[3]).toMatch(/^This computer itself finds: .*Network settings/)
    expect(answer.answer).toMatch(/^A robin sits on a fence\. It is … This computer itself finds: /)
    expect(answer).toMatchObject({
      confidence: 'low',
      origin: { where: 'there', host: running.host, cut: true, problem: { code: 'ENDPOINT_CUT' } },
    })
  })

  test('is answered here when the server is killed in the middle, and afterwards', async () => {
    const victim = await startEndpointServer()
    const home = await house()
    await setUp(home, 'stall', ['questions'], victim.url)
    const { pictureId } = await home.assistant.describe(path, usual)
    const said: string[] = []
    const cut = await home.assistant.ask(pictureId, 'What is the title?', {
      language: 'en',
      sentence: ({ text }) => {
        if (said.push(text) === 1) void victim.kill()
      },
    })
    expect(cut.origin).toMatchObject({ cut: true, problem: { code: 'ENDPOINT_CUT' } })
    expect(cut.answer).toContain('A robin sits on a fence.')
    await victim.kill()
    const after = await home.assistant.ask(pictureId, 'What is the title?', { language: 'en' })
    expect(after).toMatchObject({
      answered: true,
      origin: { where: 'here', problem: { code: 'ENDPOINT_UNREACHABLE' } },
    })
  })

  test('that is stopped ends at once, and so does the request', async () => {
    const home = await house()
    await setUp(home, 'slow-start', ['questions'])
    const controller = new AbortController()
    const before = await requests()
    const asking = codeOf(ask(home, 'What is it?', controller.signal))
    await expect.poll(requests).toBe(before + 1)
    controller.abort()
    expect(await asking).toBe('CANCELLED')
    await expect.poll(async () => (await running.log()).at(-1)!.aborted).toBe(true)
  })

  test('leaves a server alone that asked for it', async () => {
    const home = await house()
    await setUp(home, 'busy', ['questions'])
    expect((await ask(home, 'What is it?')).answer.origin?.problem?.message).toContain('Wait 7 s')
    const before = await requests()
    expect((await ask(home, 'What is it?')).answer.origin?.problem).toMatchObject({ code: 'ENDPOINT_BUSY' })
    expect(await requests()).toBe(before)
  })

  describe.skipIf(process.platform === 'win32')('to a server that hangs', () => {
    let server: EndpointServer
    let home: House
    let limits: { first: number }
    let later = 0
    const answered = async (): Promise<number> =>
      (await server.log()).filter(({ url }) => url === '/v1/chat/completions').length
    const origin = async (): Promise<unknown> => (await ask(home, 'What is the title?')).answer.origin

    /** It answers again, and is given all the time it needs. */
    const resume = (): void => {
      server.resume()
      limits.first = 60_000
    }

    beforeEach(async () => {
      later = 0
      server = await startEndpointServer()
      limits = { first: 300 }
      home = await house(settingsScreen, limits, () => Date.now() + later)
      await setUp(home, 'teller', ['questions'], server.url)
      server.hang()
      expect(await origin()).toMatchObject({ where: 'here', problem: { code: 'ENDPOINT_ANSWER_TIMEOUT' } })
    })
    afterEach(() => server.kill())

    test('is sent once; the next ones are answered here at once, and it is said why', async () => {
      const { said, answer } = await ask(home, 'What is the title?')
      expect(answer).toMatchObject({ answered: true, origin: { where: 'here', problem: { code: 'ENDPOINT_RESTING' } } })
      expect(said[0]).toContain(`The server ${server.host} did not answer in time a moment ago`)
      resume()
      // What it was sent while it hung, it has still to read.
      await expect.poll(answered).toBe(1)
      // It is well again, and nobody asks it yet.
      expect(await origin()).toMatchObject({ problem: { code: 'ENDPOINT_RESTING' } })
      expect(await answered()).toBe(1)
    })

    test('is sent again later, by itself', async () => {
      resume()
      later = 119_000
      expect(await origin()).toMatchObject({ problem: { code: 'ENDPOINT_RESTING' } })
      later = 121_000
      expect(await origin()).toMatchObject({ where: 'there', host: server.host })
    })

    test('is sent again after a test that it answered, and not after one that it did not', async () => {
      expect(await codeOf(home.endpoint.test())).toBe('ENDPOINT_ANSWER_TIMEOUT')
      expect(await origin()).toMatchObject({ problem: { code: 'ENDPOINT_RESTING' } })
      resume()
      await home.endpoint.test()
      expect(await origin()).toMatchObject({ where: 'there' })
    })

    test('is sent again after the person allowed it more time', async () => {
      resume()
      await home.endpoint.set({ patience: 120 })
      expect(await origin()).toMatchObject({ where: 'there' })
    })
  })

  test.skipIf(process.platform === 'win32')('a test of a server that hangs can be stopped', async () => {
    const server = await startEndpointServer()
    const home = await house()
    await setUp(home, 'teller', ['questions'], server.url)
    server.hang()
    const stop = new AbortController()
    const testing = codeOf(home.endpoint.test(stop.signal))
    stop.abort()
    expect(await testing).toBe('CANCELLED')
    // A wish to stop says nothing about the server.
    server.resume()
    expect((await ask(home, 'What is the title?')).answer.origin).toMatchObject({ where: 'there' })
    await server.kill()
  })

  test('without a chosen model is answered here', async () => {
    const home = await house()
    await setUp(home, '', ['questions'])
    const { answer } = await ask(home, 'What is the title?')
    expect(answer).toMatchObject({ origin: { where: 'here', problem: { code: 'ENDPOINT_MODEL_UNSET' } } })
  })

  test('in German is told in German', async () => {
    const home = await house()
    await setUp(home, 'teller', ['questions'])
    const { pictureId } = await home.assistant.describe(path, { ...usual, language: 'de' })
    const said: string[] = []
    await home.assistant.ask(pictureId, 'Was ist das?', { language: 'de', sentence: ({ text }) => said.push(text) })
    expect(said[0]).toMatch(/^Vom Server 127\.0\.0\.1: /)
    expect(JSON.stringify((await running.log()).at(-1)!.body)).toContain('German')
  })
})

describe('a description', () => {
  test('begins with what this computer finds; the server’s follows and says so once', async () => {
    const home = await house(photo)
    await setUp(home, 'teller', ['descriptions'])
    const said: Sentence[] = []
    const stages: Stage[] = []
    const described = await home.assistant.describe(path, {
      ...usual,
      sentence: (sentence) => said.push(sentence),
      stage: (stage) => stages.push(stage),
    })
    expect(describedPicture.parse(described)).toEqual(described)
    const there = described.sentences.filter(({ origin }) => origin)
    expect(there.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^The model also says|^From server 127\.0\.0\.1: /),
      'A robin sits on a fence.',
      'This was question 1.',
    ])
    expect(there[0]).toMatchObject({ source: 'model', origin: { where: 'there', host: running.host } })
    expect(described.sentences[0]?.origin).toBeUndefined()
    expect(said).toEqual(described.sentences)
    expect(described.description).toBe(said.map(({ text }) => text).join(' '))
    expect(described.description.match(/From server/g)).toHaveLength(1)
    expect(described.description).not.toContain('when a captioning model is installed')
    expect(described.origin).toEqual({ where: 'there', host: running.host, model: 'teller' })
    expect(stages.slice(-2)).toEqual(['thinking', 'done'])
    expect(stages.filter((stage) => stage === 'done')).toHaveLength(1)
  })

  test('leaves out what was read otherwise, and hedges numbers that were not read', async () => {
    const home = await house()
    await setUp(home, 'quoter', ['descriptions'])
    const { description } = await home.assistant.describe(path, usual)
    expect(description).toContain('A robin sits on a fence.')
    expect(description).not.toContain('Grand Opening Sale')
    expect(description).toContain('could not be checked: It has 4711 leaves.')
    expect(description).toContain('was left out')
  })

  test.each([
    ['status-503', 'ENDPOINT_FAILED'],
    ['bad-json', 'ENDPOINT_BAD_JSON'],
  ])('stays this computer’s own where the server fails (%s)', async (model, code) => {
    const home = await house()
    await setUp(home, model, ['descriptions'])
    const said: string[] = []
    const described = await home.assistant.describe(path, { ...usual, sentence: ({ text }) => said.push(text) })
    const own = await createAssistant({ eyes: home.eyes }).describe(path, usual)
    expect(described.sentences).toEqual(own.sentences)
    expect(described.origin).toMatchObject({ where: 'here', host: running.host, problem: { code } })
    expect(said.slice(0, -1)).toEqual(own.sentences.map(({ text }) => text))
    expect(said.at(-1)).toMatch(/ This description was made on this computer alone\.$/)
  })

  test('that breaks off keeps what was said and is marked', async () => {
    const home = await house()
    await setUp(home, 'cut', ['descriptions'])
    const described = await home.assistant.describe(path, usual)
    expect(described.description).toContain('From server 127.0.0.1: A robin sits on a fence.')
    expect(described.origin).toMatchObject({ where: 'there', cut: true, problem: { code: 'ENDPOINT_CUT' } })
  })

  test('that is stopped while the server speaks ends as cancelled', async () => {
    const home = await house()
    await setUp(home, 'stall', ['descriptions'])
    const controller = new AbortController()
    const said: string[] = []
    const call = home.assistant.describe(path, {
      ...usual,
      signal: controller.signal,
      sentence: ({ text }) => {
        said.push(text)
        if (text.includes('robin')) controller.abort()
      },
    })
    expect(await codeOf(call)).toBe('CANCELLED')
    expect(said.at(-1)).toContain('robin')
  })
})

test('the server is asked for its models once the person agreed', async () => {
  const home = await house()
  await setUp(home, 'teller', ['questions'])
  expect(await home.endpoint.test()).toMatchObject({ host: running.host, models: ['teller', 'writer'] })
  await home.endpoint.setKey('sk-wrong-key-0000')
  expect(await codeOf(home.endpoint.test())).toBe('ENDPOINT_KEY_REFUSED')
})
