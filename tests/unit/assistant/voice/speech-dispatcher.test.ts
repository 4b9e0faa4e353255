import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  speechDispatcherAddress,
  speechDispatcherAnswers,
  speechDispatcherSpeaker,
} from '../../../../assistant/voice/speech-dispatcher'
import type { DescryError } from '../../../../models/contract'
import { canPlay, hasProgram, startNullSink, temporaryFolder, until, type NullSink } from './sound'

const options = { rate: 1, language: 'en' }
const never = new AbortController().signal
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'spoken',
    (error: DescryError) => error.code,
  )

describe('what is sent', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let server: Server
  let commands: string[]
  let texts: string[]
  let modules: string[]
  /** What the server does with a message: says that it ended, or nothing. */
  let onMessage: 'ends' | 'goes on'

  beforeEach(async () => {
    folder = await temporaryFolder()
    commands = []
    texts = []
    modules = ['espeak-ng']
    onMessage = 'ends'
    server = createServer((socket) => {
      let unread = ''
      let receiving = false
      const send = (text: string): void => void socket.write(text.replaceAll('\n', '\r\n'))
      const answer = (line: string): void => {
        commands.push(line)
        if (line === 'SPEAK') {
          receiving = true
          send('230 OK RECEIVING DATA\n')
        } else if (line === 'LIST OUTPUT_MODULES') {
          send([...modules.map((name) => `250-${name}`), '250 OK MODULE LIST SENT', ''].join('\n'))
        } else if (line === 'CANCEL SELF') send('213 OK CANCELED\n703-7\n703-1\n703 CANCELED\n')
        else send('200 OK\n')
      }
      socket.on('error', () => {})
      socket.setEncoding('utf8').on('data', (data: string) => {
        unread += data
        for (;;) {
          const mark = receiving ? '\r\n.\r\n' : '\r\n'
          const end = unread.indexOf(mark)
          if (end < 0) return
          const piece = unread.slice(0, end)
          unread = unread.slice(end + mark.length)
          if (!receiving) {
            answer(piece)
            continue
          }
          receiving = false
          texts.push(piece)
          send('225-7\n225 OK MESSAGE QUEUED\n701-7\n701-1\n701 BEGIN\n')
          if (onMessage === 'ends') send('702-7\n702-1\n702 END\n')
        }
      })
    })
    await new Promise<void>((resolve) => server.listen(join(folder.path, 'socket'), resolve))
  })
  afterEach(async () => {
    server.close()
    await folder.remove()
  })
  const speaker = () => speechDispatcherSpeaker({ path: join(folder.path, 'socket') })

  test('text stays text: no line of it ends the message or becomes a command', async () => {
    await speaker().speak('one\n\n.\n\nQUIT\r\n\r\n..two\n\n!-!SET ALL RATE 100', options, never)
    expect(texts).toEqual(['one\r\n\r\n..\r\n\r\nQUIT\r\n\r\n...two\r\n\r\n!-!SET ALL RATE 100'])
    expect(commands.filter((line) => !line.startsWith('SET SELF'))).toEqual(['SPEAK'])
    expect(commands).toContain('SET SELF SSML_MODE OFF')
  })

  test('a language is never more than a language', async () => {
    await speaker().speak('one', { rate: 2.5, language: 'de\r\nSTOP ALL' }, never)
    expect(commands).toContain('SET SELF LANGUAGE en')
    expect(commands).toContain('SET SELF RATE 100')
    expect(commands.join()).not.toContain('ALL\r')
  })

  test('only Descry’s own messages are stopped, never the screen reader’s', async () => {
    onMessage = 'goes on'
    const controller = new AbortController()
    const said = code(speaker().speak('one', options, controller.signal))
    await until(() => texts.length === 1, 'it speaks')
    controller.abort()
    expect(await said).toBe('CANCELLED')
    expect(commands.filter((line) => /CANCEL|STOP/.test(line))).toEqual(['CANCEL SELF'])
  })

  test('a server that goes away while it speaks is told as a failure', async () => {
    onMessage = 'goes on'
    const connections: { destroy: () => void }[] = []
    server.on('connection', (socket) => connections.push(socket))
    const said = code(speaker().speak('one', options, never))
    await until(() => texts.length === 1, 'it speaks')
    for (const connection of connections) connection.destroy()
    expect(await said).toBe('VOICE_FAILED')
  })

  test('a server counts only when it has a voice', async () => {
    const address = { path: join(folder.path, 'socket') }
    expect(await speechDispatcherAnswers(address)).toBe(true)
    modules = ['dummy']
    expect(await speechDispatcherAnswers(address)).toBe(false)
    expect(await speechDispatcherAnswers({ path: join(folder.path, 'nobody') })).toBe(false)
  })
})

test('the server is looked for where its other clients look, but never on another machine', () => {
  expect(speechDispatcherAddress({ XDG_RUNTIME_DIR: '/run/user/1' })).toEqual({
    path: join('/run/user/1', 'speech-dispatcher', 'speechd.sock'),
  })
  expect(speechDispatcherAddress({ SPEECHD_ADDRESS: 'unix_socket:/a/b' })).toEqual({ path: '/a/b' })
  expect(speechDispatcherAddress({ SPEECHD_ADDRESS: 'inet_socket::7000' })).toEqual({ host: '127.0.0.1', port: 7000 })
  expect(speechDispatcherAddress({ SPEECHD_ADDRESS: 'inet_socket:example.org:6560' })).toBeNull()
})

const missing = !(canPlay && hasProgram('speech-dispatcher') && hasProgram('espeak-ng'))

describe.skipIf(missing)('a real server, with a sound server that plays to nobody', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let sink: NullSink
  let daemon: ChildProcess
  let address: { path: string }

  beforeAll(async () => {
    folder = await temporaryFolder()
    sink = await startNullSink()
    address = { path: join(folder.path, 'speechd.sock') }
    const env = { ...process.env, ...sink.env, HOME: folder.path, XDG_RUNTIME_DIR: folder.path }
    daemon = spawn('speech-dispatcher', ['-s', '-t', '60', '-c', 'unix_socket', '-S', address.path], {
      env,
      stdio: 'ignore',
    })
    for (let tries = 0; tries < 200 && !(await speechDispatcherAnswers(address)); tries++)
      await new Promise((resolve) => setTimeout(resolve, 50))
  })
  afterAll(async () => {
    const gone = new Promise((resolve) => daemon.once('exit', resolve))
    daemon.kill('SIGTERM')
    await gone
    await sink.stop()
    await folder.remove()
  })

  test('speaks, is heard, and says when it has ended', async () => {
    let heard = 0
    const listening = setInterval(() => (heard = Math.max(heard, sink.now())), 20)
    await speechDispatcherSpeaker(address).speak('Hello <b>there</b> & [[good]] day.', options, never)
    clearInterval(listening)
    expect(heard).toBeGreaterThan(200)
  })

  test('falls silent when it is stopped', async () => {
    const controller = new AbortController()
    const said = code(
      speechDispatcherSpeaker(address).speak('A long story is told. '.repeat(15), options, controller.signal),
    )
    await until(() => sink.now() > 200, 'it is heard')
    controller.abort()
    expect(await said).toBe('CANCELLED')
    await until(() => sink.now() === 0, 'it is silent')
  })
})
