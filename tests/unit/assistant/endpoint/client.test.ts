import { createServer, type AddressInfo, type Server as NetServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { parseAddress } from '../../../../assistant/endpoint/address'
import { chat, type ChatAnswer } from '../../../../assistant/endpoint/chat'
import { usualLimits, type Limits } from '../../../../assistant/endpoint/deadlines'
import { retryAfter } from '../../../../assistant/endpoint/failures'
import { listModels } from '../../../../assistant/endpoint/models'
import type { Server } from '../../../../assistant/endpoint/request'
import { transcribeSound } from '../../../../assistant/endpoint/transcribe'
import { DescryError } from '../../../../models/contract/errors'
import { startEndpointServer, type EndpointServer, type LoggedRequest } from '../../../fixtures/endpoint'

const KEY = 'sk-0123456789abcdef'
let running: EndpointServer
beforeAll(async () => void (running = await startEndpointServer({ key: KEY })))
afterAll(() => running.kill())

const serverAt = (url: string, more: Partial<Limits> = {}, key: string | null = KEY): Server => ({
  address: parseAddress(url),
  key,
  limits: { ...usualLimits, ...more },
})
const server = (more?: Partial<Limits>, key?: string | null): Server => serverAt(running.url, more, key)

/** What became of a call: its error's code and detail, or `resolved`. */
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'resolved',
    (error: unknown) => (error instanceof DescryError ? `${error.code} ${error.detail}`.trim() : String(error)),
  )

const ask = (model: string, to: Server = server(), options: Parameters<typeof chat>[2] = {}): Promise<ChatAnswer> =>
  chat(to, { model, messages: [{ role: 'user', content: 'What is it?' }] }, options)

const last = async (): Promise<LoggedRequest> => (await running.log()).at(-1)!

/** A listener that speaks no HTTP; gives its port. */
async function listen(onConnection: (socket: import('node:net').Socket) => void): Promise<number> {
  const sockets = new Set<import('node:net').Socket>()
  const listener: NetServer = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    listener.close()
  })
  return (listener.address() as AddressInfo).port
}

describe('a question', () => {
  test('is answered sentence by sentence, while the answer still comes', async () => {
    const told: string[] = []
    const answer = await ask('teller', server(), { onSentence: (sentence) => told.push(sentence) })
    expect(told).toEqual(['There is no picture.', 'A robin sits on a fence.', 'This was question 1.'])
    expect(answer).toEqual({ sentences: told, cut: null })
  })

  test('carries the key and what the protocol asks for, and nothing more', async () => {
    await ask('teller')
    const { body, headers, method, url } = await last()
    expect([method, url]).toEqual(['POST', '/v1/chat/completions'])
    expect(body).toEqual({
      model: 'teller',
      stream: true,
      max_tokens: 2048,
      messages: [{ role: 'user', content: 'What is it?' }],
    })
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(headers['authorization']).toBe(`Bearer ${KEY}`)
    expect(headers['user-agent']).toBe('Descry')
  })

  test.each([
    ['whole', ['All of it at once.', 'In two sentences.']],
    ['markdown', ['A bird', 'A robin sits on a fence.', 'It is red.', 'code']],
    ['thinker', ['A robin.']],
    ['bytes', ['Grüße, 日本.', 'Ende.']],
  ])('is answered by a server that is %s', async (model, sentences) => {
    expect(await ask(model)).toEqual({ sentences, cut: null })
  })

  test('has an answer that steers nothing', async () => {
    const { sentences } = await ask('hostile')
    expect(sentences.join(' ')).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(sentences.join(' ')).toContain('A red bird.')
  })

  test('keeps no cookie', async () => {
    await ask('set-cookie')
    await ask('teller')
    expect((await last()).headers).not.toHaveProperty('cookie')
  })
})

describe('each failure has its own code', () => {
  test.each([
    ['status-400', 'ENDPOINT_REFUSED HOST (400): status 400'],
    ['status-401', 'ENDPOINT_KEY_REFUSED HOST'],
    ['status-403', 'ENDPOINT_FORBIDDEN HOST'],
    ['status-404', 'ENDPOINT_PATH_MISSING http://HOST/v1'],
    ['no-such', 'ENDPOINT_MODEL_MISSING no-such (HOST)'],
    ['status-413', 'ENDPOINT_TOO_LARGE HOST'],
    ['status-418', 'ENDPOINT_REFUSED HOST (418): status 418'],
    ['status-500', 'ENDPOINT_FAILED HOST (500)'],
    ['status-503', 'ENDPOINT_FAILED HOST (503)'],
    ['busy', 'ENDPOINT_BUSY 7 s'],
    ['busy-plain', 'ENDPOINT_BUSY 30 s'],
    ['redirect', 'ENDPOINT_REDIRECT http://elsewhere.example/v1/chat/completions'],
    ['html', 'ENDPOINT_HTML HOST'],
    ['html-event', 'ENDPOINT_HTML HOST'],
    ['bad-json', 'ENDPOINT_BAD_JSON HOST'],
    ['other-json', 'ENDPOINT_BAD_JSON HOST'],
    ['bad-event-first', 'ENDPOINT_BAD_STREAM HOST'],
    ['other-event', 'ENDPOINT_BAD_STREAM HOST'],
    ['endless-line', 'ENDPOINT_BAD_STREAM HOST'],
    ['error-event', 'ENDPOINT_REFUSED HOST: the context is too small'],
    ['error-field', 'ENDPOINT_REFUSED HOST: the context is too small'],
    ['empty', 'ENDPOINT_EMPTY HOST'],
    ['cut-early', 'ENDPOINT_CUT HOST'],
  ])('%s: %s', async (model, expected) => {
    expect(await outcome(ask(model))).toBe(expected.replace('HOST', running.host))
  })

  test('a wait that is given as a date is told in seconds', async () => {
    expect(await outcome(ask('busy-date'))).toMatch(/^ENDPOINT_BUSY (8\d|90) s$/)
    const now = Date.UTC(2030, 0, 1)
    expect(retryAfter('Tue, 01 Jan 2030 00:00:20 GMT', now)).toBe(20)
    expect([retryAfter('-5', now), retryAfter('soon', now), retryAfter('999999', now)]).toEqual([1, 30, 3600])
  })

  test('the key is in no error, even where the server repeats it', async () => {
    const error = await ask('echo').catch((thrown: DescryError) => thrown)
    expect(error).toMatchObject({ code: 'ENDPOINT_REFUSED', detail: `${running.host} (400): bad key …` })
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(KEY)
    const wrong = await ask('teller', server({}, 'sk-another-wrong-key')).catch((thrown: DescryError) => thrown)
    expect(wrong).toMatchObject({ code: 'ENDPOINT_KEY_REFUSED' })
  })

  test('a redirect is not followed, not even on the same computer', async () => {
    const before = (await running.log()).length
    expect(await outcome(ask('redirect-here'))).toMatch(/^ENDPOINT_REDIRECT http:\/\/localhost:/)
    expect(await running.log()).toHaveLength(before + 1)
  })

  test('a server that refuses before it has taken all that is sent', async () => {
    const big = 'x'.repeat(40_000_000)
    const call = chat(server(), { model: 'teller', messages: [{ role: 'user', content: big }] }, {})
    expect(await outcome(call)).toBe(`ENDPOINT_TOO_LARGE ${running.host}`)
  })

  test('nobody listens, or what listens speaks something else', async () => {
    const port = await listen((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))
    expect(await outcome(ask('teller', serverAt(`http://127.0.0.1:${port}`)))).toBe(
      `ENDPOINT_BAD_JSON 127.0.0.1:${port}`,
    )
    expect(await outcome(ask('teller', serverAt('http://127.0.0.1:1')))).toBe('ENDPOINT_UNREACHABLE 127.0.0.1:1')
    const nowhere = serverAt('http://no-such-name.invalid')
    expect(await outcome(ask('teller', nowhere))).toBe('ENDPOINT_UNREACHABLE no-such-name.invalid')
  })

  test('no secure connection comes to be', async () => {
    const { port } = new URL(running.url)
    expect(await outcome(ask('teller', serverAt(`https://127.0.0.1:${port}`)))).toBe(
      `ENDPOINT_INSECURE 127.0.0.1:${port}`,
    )
  })
})

describe('a server that takes too long', () => {
  test('to take the connection', async () => {
    // It accepts, and never answers the handshake.
    const port = await listen(() => {})
    const slow = serverAt(`https://127.0.0.1:${port}`, { connect: 50 })
    expect(await outcome(ask('teller', slow))).toBe(`ENDPOINT_CONNECT_TIMEOUT 127.0.0.1:${port}`)
  })

  test.each(['slow-start', 'only-comments'])('to begin: %s', async (model) => {
    expect(await outcome(ask(model, server({ first: 100 })))).toBe(`ENDPOINT_ANSWER_TIMEOUT ${running.host}`)
    await expect.poll(async () => (await last()).aborted).toBe(true)
  })

  test('to go on: what it has said stays', async () => {
    const told: string[] = []
    const answer = await ask('stall', server({ between: 200 }), { onSentence: (sentence) => told.push(sentence) })
    expect(answer.sentences).toEqual(['A robin sits on a fence.', 'It is'])
    expect(answer.cut).toMatchObject({ code: 'ENDPOINT_STALLED', detail: running.host })
    expect(told).toEqual(answer.sentences)
  })

  test('to end', async () => {
    const answer = await ask('endless')
    expect(answer.cut).toMatchObject({ code: 'ENDPOINT_TOO_LONG' })
    expect(answer.sentences.join(' ').length).toBeLessThan(25_000)
    await expect.poll(async () => (await last()).aborted).toBe(true)
  })
})

describe('an answer that breaks off', () => {
  test.each([
    ['cut', 'ENDPOINT_CUT'],
    ['half', 'ENDPOINT_CUT'],
    ['bad-event', 'ENDPOINT_BAD_STREAM'],
  ])('%s keeps what was said', async (model, code) => {
    const { sentences, cut } = await ask(model)
    expect(sentences[0]).toBe('A robin sits on a fence.')
    expect(sentences[1]).toMatch(/^It/)
    expect(cut?.code).toBe(code)
  })

  test('because the server is killed in the middle', async () => {
    const victim = await startEndpointServer()
    let gone: Promise<void> | undefined
    const answer = await ask('stall', serverAt(victim.url, {}, null), { onSentence: () => (gone ??= victim.kill()) })
    await gone
    expect(answer.sentences[0]).toBe('A robin sits on a fence.')
    expect(answer.cut?.code).toBe('ENDPOINT_CUT')
    expect(await outcome(ask('teller', serverAt(victim.url)))).toBe(`ENDPOINT_UNREACHABLE ${victim.host}`)
  })

  test('because the person stops it: the request is gone', async () => {
    const controller = new AbortController()
    const call = ask('stall', server(), { signal: controller.signal, onSentence: () => controller.abort() })
    expect(await outcome(call)).toBe('CANCELLED')
    await expect.poll(async () => (await last()).aborted).toBe(true)
    const before = (await running.log()).length
    expect(await outcome(ask('teller', server(), { signal: controller.signal }))).toBe('CANCELLED')
    expect(await running.log()).toHaveLength(before)
  })
})

describe('the list of models', () => {
  test('has each name once, and none that could steer what shows it', async () => {
    expect(await listModels(server())).toEqual(['teller', 'writer'])
    expect((await last()).method).toBe('GET')
  })

  test('has the same failures', async () => {
    expect(await outcome(listModels(server({}, null)))).toBe(`ENDPOINT_KEY_REFUSED ${running.host}`)
    expect(await outcome(listModels(serverAt(`${running.url}/wrong`)))).toMatch(/^ENDPOINT_PATH_MISSING/)
  })
})

describe('a sound', () => {
  const wav = new Uint8Array(44 + 64_000)
  wav.set(new TextEncoder().encode('RIFF'))
  const hear = (model: string, to = server()): ReturnType<typeof transcribeSound> =>
    transcribeSound(to, { model, wav, language: 'en' })

  test('is sent whole, and comes back with times', async () => {
    expect(await hear('writer')).toEqual({
      text: 'One two three. Four five six.',
      language: 'english',
      segments: [
        { start: 0, end: 1, text: 'One two three.' },
        { start: 1, end: 2, text: 'Four five six.' },
      ],
    })
    expect(await last()).toMatchObject({
      form: { model: 'writer', response_format: 'verbose_json', language: 'en' },
      sound: { riff: 'RIFF', seconds: 2 },
    })
  })

  test.each([
    ['writer-text', 'One two three. Four five six.'],
    ['writer-plain-json', 'One two three. <b>Four</b> five six.'],
    ['writer-nothing', ''],
  ])('may come back without: %s', async (model, text) => {
    expect(await hear(model)).toEqual({ text, segments: [], language: null })
  })

  test.each([
    ['no-such', 'ENDPOINT_MODEL_MISSING no-such (HOST)'],
    ['html', 'ENDPOINT_HTML HOST'],
    ['bad-json', 'ENDPOINT_BAD_JSON HOST'],
    ['other-json', 'ENDPOINT_BAD_JSON HOST'],
    ['busy', 'ENDPOINT_BUSY 7 s'],
    ['cut-early', 'ENDPOINT_CUT HOST'],
  ])('%s: %s', async (model, expected) => {
    expect(await outcome(hear(model))).toBe(expected.replace('HOST', running.host))
  })
})
