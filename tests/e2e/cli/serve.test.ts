import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostMethods } from '../../../assistant/contract'
import { socketTransport } from '../../../cli/serve/socket'
import { Client } from '../../../models/contract'
import { openServer } from '../../../cli/serve/server'
import { descry, makeHome, screens, startDescry, until, type Run } from './program'

let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

const ADDRESS = /http:\/\/127\.0\.0\.1:(\d+)\/#token=([\w-]+)/

async function serving(args: string[] = []): Promise<{ run: Run; port: number; token: string }> {
  const run = startDescry(home.path, ['serve', '--no-open', ...args])
  await until(() => ADDRESS.test(run.printed()) || run.child.exitCode !== null, 'the address is printed')
  const [, port = '', token = ''] = ADDRESS.exec(run.printed()) ?? []
  return { run, port: Number(port), token }
}

async function connect(port: number, token: string): Promise<{ client: Client; socket: WebSocket }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { origin: `http://127.0.0.1:${port}` })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.send(JSON.stringify({ token }))
  return { socket, client: new Client(socketTransport(socket), 'CONNECTION_LOST') }
}

/** The token's files, wherever this system keeps them below the home. */
const tokenFiles = async (): Promise<string[]> =>
  (await readdir(home.path, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.token'))

describe('descry serve', () => {
  it('serves the page, describes a picture through a real engine, and leaves nothing behind', async () => {
    const { run, port, token } = await serving()
    try {
      const page = await fetch(`http://127.0.0.1:${port}/`)
      expect(page.status).toBe(200)
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await page.text()).toContain('<html')

      const [file] = await tokenFiles()
      expect(file).toBeDefined()
      if (process.platform !== 'win32') expect((await stat(join(home.path, file!))).mode & 0o777).toBe(0o600)

      const { client, socket } = await connect(port, token)
      const { result } = await client.call(hostMethods.hello, {})
      expect(result.host).toBe('browser')
      // A page gives pictures as bytes; it may not name files of this computer.
      await expect(
        client.call(hostMethods.describe, { picture: { kind: 'path', path: join(screens, 'printers.png') } }),
      ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      socket.close()
    } finally {
      run.child.kill('SIGINT')
    }
    const { status, stderr } = await run.ended
    expect(status).toBe(0)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(await tokenFiles()).toEqual([])
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  })

  it('takes the port it is told', async () => {
    const probe = await openServer(0, new Map())
    const { port: wanted } = probe
    await probe.close()
    const { run, port } = await serving(['--port', String(wanted)])
    run.child.kill('SIGTERM')
    await run.ended
    expect(port).toBe(wanted)
  })

  it('says so when another program has the port', async () => {
    const other = await openServer(0, new Map())
    try {
      const { status, stderr } = await descry(home.path, ['serve', '--no-open', '--port', String(other.port)])
      expect(status).toBe(5)
      expect(stderr.trim()).toBe(`Port ${other.port} is already used by another program. Choose another with --port.`)
    } finally {
      await other.close()
    }
  })
})
