import { existsSync } from 'node:fs'
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import WebSocket from 'ws'
import { Client, hostMethods } from '../../assistant/contract'
import type { BrowserHost } from '../../cli/serve'
import { socketTransport } from '../../cli/serve/socket'
import { encodeFrame } from '../../models/contract'
import {
  serving,
  makeSite,
  openSocket,
  outcome,
  request,
  SECRET,
  sendRaw,
  startHost,
  type PageSite,
  type RawAnswer,
} from '../fixtures/browser-host'

let site: PageSite
let host: BrowserHost
const calls: string[] = []
const MINUTE = 60_000

beforeAll(async () => {
  site = await makeSite()
  host = await startHost(site, { serve: serving(calls) })
})
afterAll(async () => {
  await host.close()
  await site.remove()
})

/** A page that has the token, ready to call. */
async function enter(to: BrowserHost = host): Promise<{ client: Client; socket: WebSocket }> {
  const socket = openSocket(to.port)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.send(JSON.stringify({ token: to.token }))
  return { client: new Client(socketTransport(socket), 'CONNECTION_LOST'), socket }
}

/** Opens a socket as a page does and sends this first. */
function enterWith(first: string | Uint8Array): Promise<{ status: number } | { code: number }> {
  const socket = openSocket(host.port)
  socket.once('open', () => socket.send(first))
  return outcome(socket)
}

describe('A page that has the token', () => {
  it('may call the host; several tabs share it', async () => {
    const tabs = await Promise.all([enter(), enter()])
    for (const { client } of tabs) {
      expect((await client.call(hostMethods.hello, {})).result.host).toBe('browser')
      client.close()
    }
  })

  it('may also be opened as localhost', async () => {
    const name = `localhost:${host.port}`
    expect((await request(host.port, '/', { headers: { Host: name } })).status).toBe(200)
    const socket = openSocket(host.port, { host: name, origin: `http://${name}` })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    socket.terminate()
  })

  it('that goes away has its calls stopped', async () => {
    const { client, socket } = await enter()
    client.call(hostMethods.watch, {}).catch(() => {})
    await vi.waitFor(() => expect(calls).toContain('watch'))
    socket.terminate()
    await vi.waitFor(() => expect(calls).toContain('watch ended'))
  })
})

describe('The page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/?tab=2', 'text/html; charset=utf-8'],
    ['/assets/index-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-1.css', 'text/css; charset=utf-8'],
  ])('has %s as %s', async (path, type) => {
    const answer = await request(host.port, path)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type])
  })

  it('answers HEAD with the same headers and no body', async () => {
    const [get, head] = await Promise.all([request(host.port, '/'), request(host.port, '/', { method: 'HEAD' })])
    expect(head.body).toBe('')
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect(get.body.length).toBe(Number(get.headers['content-length']))
  })

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '//secret.html',
    '/./../secret.html',
    '/%252e%252e/secret.html',
    '/linked.html',
    '/.env',
    '/assets/index-1.js.map',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/__proto__',
    '/etc/passwd',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    '*',
  ])('has nothing at %s', async (path) => {
    const answer = await request(host.port, path)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain(SECRET)
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('refuses %s', async (method) => {
    const answer = await request(host.port, '/', { method, headers: { 'Content-Length': '0' } })
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe('GET, HEAD')
  })

  it('is not served, and nothing listens, where it was not built', async () => {
    await expect(startHost(site, { pageFolder: join(site.pageFolder, 'assets') })).rejects.toMatchObject({
      code: 'MODEL_MISSING',
    })
  })
})

describe('Another site', () => {
  const foreignHosts = (port: number): string[] => [
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `127.0.0.1:${port}.evil.example`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.2:${port}`,
    `0.0.0.0:${port}`,
    `[::1]:${port}`,
    `localhost.:${port}`,
    `user@127.0.0.1:${port}`,
    '',
  ]
  const foreignOrigins = (port: number): string[] => [
    'https://evil.example',
    `http://evil.example:${port}`,
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1',
    `http://127.0.0.1:${port + 1}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${port}/`,
    'null',
    'file://',
    '',
  ]

  it('that was rebound to this computer gets nothing, whatever Host it names', async () => {
    for (const name of foreignHosts(host.port)) {
      const answer = await request(host.port, '/', { headers: { Host: name } })
      expect([name, answer.status]).toEqual([name, 403])
      expect(answer.body).not.toContain('Descry')
    }
  })

  it('can’t hide behind two Hosts or none', async () => {
    const own = `Host: 127.0.0.1:${host.port}`
    const end = 'Connection: close\r\n\r\n'
    const two = await sendRaw(host.port, `GET / HTTP/1.1\r\n${own}\r\nHost: evil.example\r\n${end}`)
    const none = await sendRaw(host.port, `GET / HTTP/1.1\r\n${end}`)
    const old = await sendRaw(host.port, 'GET / HTTP/1.0\r\n\r\n')
    expect([two.status, none.status, old.status]).toEqual([403, 403, 403])
  })

  it('gets nothing under its own Origin, and no leave to read what it gets', async () => {
    for (const origin of foreignOrigins(host.port)) {
      const answer = await request(host.port, '/', { headers: { Origin: origin } })
      expect([origin, answer.status]).toEqual([origin, 403])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('is refused before the method or the path is looked at', async () => {
    const headers = { Host: 'evil.example', 'Content-Length': '0' }
    expect((await request(host.port, '/', { method: 'POST', headers })).status).toBe(403)
    expect((await request(host.port, '/none', { headers })).status).toBe(403)
  })

  it('can’t open a WebSocket, with the wrong Host or Origin or without Origin', async () => {
    for (const name of foreignHosts(host.port).filter(Boolean))
      expect([name, await outcome(openSocket(host.port, { host: name }))]).toEqual([name, { status: 403 }])
    for (const origin of [...foreignOrigins(host.port).filter(Boolean), `http://localhost:${host.port}`, null])
      expect([origin, await outcome(openSocket(host.port, { origin }))]).toEqual([origin, { status: 403 }])
  })

  it('can’t open a WebSocket at another address either', async () => {
    for (const path of ['/', '/rpc/', '/rpc?token=' + host.token, '/RPC', '/other'])
      expect([path, await outcome(openSocket(host.port, { path }))]).toEqual([path, { status: 404 }])
  })
})

describe('The token', () => {
  it('has 256 bits and is another one each time', async () => {
    const other = await startHost(site)
    expect(Buffer.from(host.token, 'base64url')).toHaveLength(32)
    expect(other.token).not.toBe(host.token)
    await other.close()
  })

  it('is in the address’s fragment only, which never reaches a server or its log', () => {
    const { hash, origin, pathname, search } = new URL(host.url)
    expect(hash).toBe(`#token=${host.token}`)
    expect({ origin, pathname, search }).toEqual({ origin: `http://127.0.0.1:${host.port}`, pathname: '/', search: '' })
  })

  it('is nowhere in what the server answers or writes', async () => {
    const written: string[] = []
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
    )
    const answers = [
      await request(host.port, '/'),
      await request(host.port, '/none'),
      await request(host.port, '/', { method: 'POST' }),
      await request(host.port, '/', { headers: { Host: 'evil.example' } }),
    ]
    await enterWith('{"token":"wrong"}')
    for (const spy of spies) spy.mockRestore()
    expect(JSON.stringify(answers)).not.toContain(host.token)
    expect(written.join('')).not.toContain(host.token)
  })

  it('is in a file that only its owner may read, in a folder only its owner may open, until the host ends', async () => {
    const own = await makeSite()
    const other = await startHost(own)
    const file = join(own.stateFolder, `serve-${other.port}.token`)
    expect(await readFile(file, 'utf8')).toBe(other.token)
    if (process.platform !== 'win32') {
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect((await stat(own.stateFolder)).mode & 0o777).toBe(0o700)
    }
    await other.close()
    expect(await readdir(own.stateFolder)).toEqual([])
    await own.remove()
  })

  it('is not written through a link that somebody left in its place', async () => {
    const own = await makeSite()
    const first = await startHost(own)
    await first.close()
    const victim = join(own.pageFolder, 'victim')
    await writeFile(victim, 'mine')
    await symlink(victim, join(own.stateFolder, `serve-${first.port}.token`))
    const second = await startHost(own, { port: first.port })
    expect(await readFile(victim, 'utf8')).toBe('mine')
    await second.close()
    await own.remove()
  })

  it('that can’t be written means that no server stays behind', async () => {
    const inTheWay = join(site.pageFolder, 'index.html')
    await expect(startHost(site, { stateFolder: inTheWay })).rejects.toMatchObject({ code: 'WRITE_DENIED' })
  })

  it.each([
    ['a wrong token', '{"token":"wrong"}'],
    ['an empty token', '{"token":""}'],
    ['no token', '{}'],
    ['a token that is no text', '{"token":["a"]}'],
    ['more than a token', '{"token":"a","more":1}'],
    ['broken JSON', '{"token":'],
    ['nothing', ''],
    ['another kind of value', 'null'],
    ['a long text', 'x'.repeat(50_000)],
    ['binary data', Uint8Array.of(1, 2, 3)],
  ])('%s closes the connection with 1008', async (_what, first) => {
    expect(await enterWith(first)).toEqual({ code: 1008 })
  })

  it('is needed before the first call', async () => {
    const before = calls.length
    const call = encodeFrame({ header: { v: 1, id: 1, method: hostMethods.hello.name, params: {} } })
    expect(await enterWith(call)).toEqual({ code: 1008 })
    expect(calls).toHaveLength(before)
  })

  it('that comes right after a wrong one does not help', async () => {
    const before = calls.length
    const socket = openSocket(host.port)
    const received: unknown[] = []
    socket.on('message', (data) => received.push(data))
    socket.once('open', () => {
      socket.send('{"token":"wrong"}')
      socket.send(JSON.stringify({ token: host.token }))
      socket.send(encodeFrame({ header: { v: 1, id: 1, method: hostMethods.hello.name, params: {} } }))
    })
    expect(await outcome(socket)).toEqual({ code: 1008 })
    expect({ received, calls: calls.length }).toEqual({ received: [], calls: before })
  })

  it('has to come within five seconds', async () => {
    const pretend = pretendTime()
    const socket = openSocket(host.port)
    const end = outcome(socket)
    await new Promise((resolve) => socket.once('open', resolve))
    await pretend.pass(4999)
    expect(socket.readyState).toBe(WebSocket.OPEN)
    await pretend.pass(1)
    expect(await end).toEqual({ code: 1008 })
  })

  it('that comes too late does not help, though the page never noticed that it was refused', async () => {
    const pretend = pretendTime()
    const before = calls.length
    const socket = openSocket(host.port)
    const end = outcome(socket)
    await new Promise((resolve) => socket.once('open', resolve))
    socket.pause()
    await pretend.pass(5000)
    socket.send(JSON.stringify({ token: host.token }))
    socket.send(encodeFrame({ header: { v: 1, id: 1, method: hostMethods.hello.name, params: {} } }))
    socket.resume()
    expect(await end).toEqual({ code: 1008 })
    expect(calls).toHaveLength(before)
  })
})

describe('Too much or broken data', () => {
  it('before the token ends the connection long before it fills memory', async () => {
    const socket = openSocket(host.port)
    socket.once('open', () => socket.send(Buffer.alloc(16 * 1024 * 1024)))
    expect(await outcome(socket)).toEqual({ code: 1006 })
  })

  it('over the limit of one message ends the connection, and the host goes on', async () => {
    const { socket } = await enter()
    const end = outcome(socket)
    // Only announces 1 GiB: FIN and binary, masked, 64-bit length, mask.
    const announced = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4])
    ;(socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(announced)
    expect(await end).toEqual({ code: 1009 })
    const { client } = await enter()
    expect((await client.call(hostMethods.hello, {})).result.host).toBe('browser')
    client.close()
  })

  it('that is no frame, or text in its place, ends the connection', async () => {
    const broken = await enter()
    broken.socket.send(new Uint8Array(64).fill(0xff))
    expect(await outcome(broken.socket)).toEqual({ code: 1007 })
    const text = await enter()
    text.socket.send('hello')
    expect(await outcome(text.socket)).toEqual({ code: 1003 })
  })

  it('in place of HTTP gets 400', async () => {
    expect((await sendRaw(host.port, 'hello\r\n\r\n')).status).toBe(400)
    expect((await sendRaw(host.port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)).status).toBe(400)
  })
})

describe('Every answer', () => {
  const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' }
  const answers: [string, () => Promise<RawAnswer>][] = [
    ['the page', () => request(host.port, '/')],
    ['a file', () => request(host.port, '/assets/index-1.js')],
    ['404', () => request(host.port, '/none')],
    ['405', () => request(host.port, '/', { method: 'POST', headers: { 'Content-Length': '0' } })],
    ['403', () => request(host.port, '/', { headers: { Host: 'evil.example' } })],
    ['400', () => sendRaw(host.port, 'hello\r\n\r\n')],
    ['an unknown Expect', () => request(host.port, '/', { headers: { Expect: 'wonders' } })],
    ['a refused WebSocket', () => request(host.port, '/rpc', { headers: upgrade })],
    [
      'a WebSocket elsewhere',
      () => request(host.port, '/', { headers: { ...upgrade, Origin: `http://127.0.0.1:${host.port}` } }),
    ],
    [
      'a WebSocket without a key',
      () => request(host.port, '/rpc', { headers: { ...upgrade, Origin: `http://127.0.0.1:${host.port}` } }),
    ],
  ]

  it.each(answers)('(%s) has all the headers that protect the page', async (_what, ask) => {
    const { headers } = await ask()
    expect(headers['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      'media-src blob:',
      `connect-src 'self' ws://127.0.0.1:${host.port}`,
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const permissions = headers['permissions-policy']?.split(', ') ?? []
    expect(permissions.filter((entry) => !entry.endsWith('=()'))).toEqual([
      'display-capture=(self)',
      'microphone=(self)',
    ])
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('x-powered-by')
  })
})

describe('The host', () => {
  it('is not reachable from other computers', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ address }) => address !== '127.0.0.1')
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
    // The last two exist on most computers; the second is another loopback address.
    for (const address of [...others, '::1', '127.0.0.2'])
      expect([address, await canConnect(address, host.port)]).toEqual([address, false])
    expect(await canConnect('127.0.0.1', host.port)).toBe(true)
  })

  it('says which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    await expect(startHost(site, { port })).rejects.toMatchObject({ code: 'PORT_IN_USE', detail: String(port) })
    await new Promise((resolve) => taken.close(resolve))
  })

  it('ends by itself when nobody was connected for half an hour, and not before', async () => {
    const pretend = pretendTime()
    let ended = false
    const own = await startHost(site, { onIdle: () => (ended = true) })
    await pretend.pass(29 * MINUTE)
    const { client } = await enter(own)
    await client.call(hostMethods.hello, {})
    await pretend.pass(120 * MINUTE)
    expect((await client.call(hostMethods.hello, {})).result.host).toBe('browser')
    expect(ended).toBe(false)
    client.close()
    await vi.waitFor(async () => {
      await pretend.pass(30 * MINUTE)
      expect(ended).toBe(true)
    })
    expect(await canConnect('127.0.0.1', own.port)).toBe(false)
    expect(existsSync(join(site.stateFolder, `serve-${own.port}.token`))).toBe(false)
  })

  it('that ends tells its pages, and frees its port at once', async () => {
    const own = await startHost(site)
    const { socket } = await enter(own)
    const end = outcome(socket)
    const half = connect(own.port, '127.0.0.1', () => half.write('GET / HTTP/1.1\r\n'))
    half.on('error', () => {})
    await new Promise((resolve) => half.once('connect', resolve))
    await Promise.all([own.close(), own.close()])
    expect(await end).toEqual({ code: 1001 })
    const next = await startHost(site, { port: own.port })
    await next.close()
  })
})

/** From here to the end of the test, timers go off only when the test says that time passed. */
function pretendTime(): { pass(ms: number): Promise<unknown> } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  return { pass: (ms) => vi.advanceTimersByTimeAsync(ms) }
}

function canConnect(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 2000 })
    const end = (reached: boolean) => (): void => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
}
