import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isHostilePath, isSafePath } from '../../../models/store/disk/safe-path'
import { takeLock, withLock } from '../../../models/store/disk/process-lock'
import { networkFailure, waitSeconds } from '../../../models/store/hub/failures'
import { TryAgain } from '../../../models/store/hub/retry'
import {
  add,
  expectedPaths,
  makeFolder,
  makeModel,
  openStore,
  startHub,
  wrongFiles,
  type Hub,
  type Made,
} from '../../fixtures/hub'

let hub: Hub
let folder: Awaited<ReturnType<typeof makeFolder>>
let made: Made
const DECODER = 'onnx/decoder_model_merged_quantized.onnx'
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error

beforeEach(async () => {
  hub = await startHub()
  folder = await makeFolder()
  made = makeModel({ id: 'tiny' })
  hub.put(made.entry.hub, made.files)
})
afterEach(async () => {
  await hub.close()
  await folder.remove()
})

const mounts =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0
if (!mounts) console.log('A full disk is not checked: that needs the superuser of a Linux system.')

describe.skipIf(!mounts)('A disk that fills up while a model comes', () => {
  const mount = (...words: string[]): void =>
    void execFileSync('mount', [...words, 'descry-test', join(folder.path, 'disk')])

  it('ends the download with a sentence, and it goes on where it was once there is space', async () => {
    await mkdir(join(folder.path, 'disk'))
    mount('-t', 'tmpfs', '-o', 'size=128k')
    try {
      // The check beforehand was right when it was made: then somebody else wrote.
      const store = openStore(join(folder.path, 'disk'), [made], { endpoint: hub.endpoint, free: async () => null })
      await expect(add(store, 'tiny')).rejects.toThrow(
        expect.objectContaining({ code: 'DISK_FULL', detail: 'Made-up tiny', retryable: true }),
      )
      const part = (await stat(join(folder.path, 'disk', 'made-up', 'tiny', `${DECODER}.part`))).size
      expect(part).toBeGreaterThan(0)
      execFileSync('mount', ['-o', 'remount,size=4m', join(folder.path, 'disk')])
      const before = hub.asked.length
      await add(store, 'tiny')
      const more = hub.asked.slice(before).filter(({ where, path }) => where === 'cdn' && path === DECODER)
      expect(more.map(({ range }) => range)).toEqual([`bytes=${part}-`])
      expect(await wrongFiles(join(folder.path, 'disk', 'made-up', 'tiny'), made.files, expectedPaths(made))).toEqual(
        [],
      )
    } finally {
      execFileSync('umount', [join(folder.path, 'disk')])
    }
  })

  it('and one that can’t be written has a sentence', async () => {
    await mkdir(join(folder.path, 'disk'))
    mount('-t', 'tmpfs', '-o', 'ro')
    try {
      const store = openStore(join(folder.path, 'disk'), [made], { endpoint: hub.endpoint })
      await expect(add(store, 'tiny')).rejects.toThrow(code('WRITE_DENIED'))
      expect((await store.list()).models[0]?.state).toBe('absent')
    } finally {
      execFileSync('umount', [join(folder.path, 'disk')])
    }
  })
})

describe('A proxy', () => {
  let proxy: Server
  let tunnels: string[]
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))

  beforeEach(async () => {
    tunnels = []
    proxy = createServer((_request, response) => response.writeHead(405).end())
    proxy.on('connect', (request, socket: Socket) => {
      tunnels.push(request.url ?? '')
      const [host = '', port = ''] = (request.url ?? '').split(':')
      const there = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        there.pipe(socket).pipe(there)
      })
      for (const end of [there, socket]) end.on('error', () => void [there.destroy(), socket.destroy()])
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    for (const name of names) delete process.env[name]
    process.env['HTTP_PROXY'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
    proxy.closeAllConnections()
    await new Promise((resolve) => proxy.close(resolve))
  })

  it('is used where the system names one', async () => {
    await add(openStore(folder.path, [made], { endpoint: hub.endpoint }), 'tiny')
    expect(tunnels).toContain(new URL(hub.endpoint).host)
    expect(await wrongFiles(join(folder.path, 'made-up', 'tiny'), made.files, expectedPaths(made))).toEqual([])
  })

  it('never sees a token that is meant for this computer', async () => {
    const store = openStore(folder.path, [made], { endpoint: hub.endpoint })
    await add(store, 'tiny', { token: 'hf_secret' })
    expect(hub.asked.map(({ authorization }) => authorization).filter(Boolean)).toEqual([])
  })

  it('is left out for the hosts that it is not for', async () => {
    process.env['NO_PROXY'] = '127.0.0.1'
    await add(openStore(folder.path, [made], { endpoint: hub.endpoint }), 'tiny')
    expect(tunnels).toEqual([])
  })

  it('that is switched off has a sentence', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9'
    await expect(add(openStore(folder.path, [made], { endpoint: hub.endpoint }), 'tiny')).rejects.toThrow(
      code('HUB_UNREACHABLE'),
    )
  })
})

describe('A lock', () => {
  const path = (): string => join(folder.path, 'a.lock')

  it('is held by one at a time, and is gone when it is released', async () => {
    const held = await takeLock(path())
    expect(await takeLock(path())).toBeNull()
    await held?.release()
    await expect(stat(path())).rejects.toThrow()
    const again = await takeLock(path())
    expect(again).not.toBeNull()
    await again?.release()
  })

  it('of a process that has gone is taken over at once', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.once('close', resolve))
    const { hostname } = await import('node:os')
    await writeFile(path(), JSON.stringify({ pid: gone.pid, computer: hostname(), key: 'old' }))
    const began = performance.now()
    const held = await takeLock(path())
    expect(performance.now() - began).toBeLessThan(2000)
    await held?.release()
  })

  it('that nobody signs any more is taken over, whatever the clock says', async () => {
    await writeFile(path(), JSON.stringify({ pid: process.pid, computer: 'another computer', key: 'old' }))
    const future = new Date(Date.now() + 1e10)
    await utimes(path(), future, future)
    const held = await takeLock(path(), 600)
    expect(held).not.toBeNull()
    await held?.release()
  })

  it('of another computer that goes on signing is respected', async () => {
    await writeFile(path(), JSON.stringify({ pid: 1, computer: 'another computer', key: 'theirs' }))
    const signing = setInterval(() => void utimes(path(), new Date(), new Date()), 100)
    expect(await takeLock(path(), 3000)).toBeNull()
    clearInterval(signing)
  })

  it('that was taken away tells its holder', async () => {
    const held = await takeLock(path())
    await writeFile(path(), JSON.stringify({ pid: 1, computer: 'another computer', key: 'theirs' }))
    await new Promise((resolve) => held?.lost.addEventListener('abort', resolve))
    await held?.release()
    // What is somebody else’s by now is not removed.
    expect(await readFile(path(), 'utf8')).toContain('theirs')
  })

  it('lets many changes of one file come after each other', async () => {
    const file = join(folder.path, 'count')
    await writeFile(file, '0')
    await Promise.all(
      Array.from({ length: 12 }, () =>
        withLock(path(), async () => {
          const count = Number(await readFile(file, 'utf8'))
          await new Promise((resolve) => setTimeout(resolve, 1))
          await writeFile(file, String(count + 1))
        }),
      ),
    )
    expect(await readFile(file, 'utf8')).toBe('12')
  })
})

describe('What the hub says', () => {
  it('about waiting is understood in all its forms, by the hub’s clock', () => {
    expect(waitSeconds({ ratelimit: '"api";r=0;t=55' })).toBe(55)
    expect(waitSeconds({ 'retry-after': '12' })).toBe(12)
    expect(waitSeconds({ 'retry-after': 'Sun, 06 Nov 1994 08:50:07 GMT', date: 'Sun, 06 Nov 1994 08:49:37 GMT' })).toBe(
      30,
    )
    expect(waitSeconds({ 'retry-after': 'soon' })).toBeUndefined()
  })

  it('by its certificate is blamed on the clock where that may be the reason, and is not trusted otherwise', () => {
    const failed = (name: string): unknown => networkFailure(Object.assign(new Error('x'), { code: name }), new Date(0))
    expect(failed('CERT_NOT_YET_VALID')).toMatchObject({ code: 'CLOCK_WRONG', detail: '1970-01-01' })
    expect(failed('CERT_HAS_EXPIRED')).toMatchObject({ code: 'CLOCK_WRONG' })
    expect(failed('DEPTH_ZERO_SELF_SIGNED_CERT')).toMatchObject({ code: 'HUB_UNTRUSTED' })
    expect(failed('ENOTFOUND')).toBeInstanceOf(TryAgain)
  })
})

describe('A name', () => {
  it.each(['config.json', 'onnx/model_q4.onnx', 'voices/af_heart.bin', '.gitattributes', 'a-b@c+d e.txt'])(
    '%s may become a file',
    (name) => expect([isSafePath(name), isHostilePath(name)]).toEqual([true, false]),
  )
  it.each(['../x', 'a/../b', '/etc/passwd', 'C:/x', 'c:x', 'a\\b', 'a//b', 'a/./b', '', 'x\u0000y', './x'])(
    '%j is made to reach elsewhere',
    (name) => expect([isSafePath(name), isHostilePath(name)]).toEqual([false, true]),
  )
  it.each(['con', 'onnx/NUL.txt', 'ends.', ' a', 'ab:c', 'größe.txt'])('%j is no file everywhere', (name) =>
    expect([isSafePath(name), isHostilePath(name)]).toEqual([false, false]),
  )
})
