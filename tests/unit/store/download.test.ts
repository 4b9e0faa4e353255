import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoreProgress } from '../../../models/contract/store'
import {
  add,
  expectedPaths,
  makeFolder,
  makeModel,
  openStore,
  randomBytes,
  startHub,
  wrongFiles,
  type Hub,
  type Made,
} from '../../fixtures/hub'
import type { Store, StoreOptions } from '../../../models/store'

let hub: Hub
let folder: Awaited<ReturnType<typeof makeFolder>>
let made: Made
const ENCODER = 'onnx/encoder_model_quantized.onnx'
const DECODER = 'onnx/decoder_model_merged_quantized.onnx'

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

const store = (options: Partial<StoreOptions> = {}): Store =>
  openStore(folder.path, [made], { endpoint: hub.endpoint, ...options })
const modelFolder = (): string => join(folder.path, 'made-up', 'tiny')
const ranges = (path: string): (string | undefined)[] =>
  hub.asked.filter((one) => one.where === 'cdn' && one.path === path && one.status < 300).map(({ range }) => range)
const firstTimes = (times: number, where: string, method = 'GET') => {
  let seen = 0
  return (one: { where: string; method: string; path: string }, path = DECODER): boolean =>
    one.where === where && one.method === method && one.path === path && seen++ < times
}
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error

describe('Adding a model', () => {
  it('installs exactly the files of the catalogue that the hub has, byte by byte', async () => {
    const installed = await add(store(), 'tiny')
    expect(installed).toMatchObject({
      id: 'tiny',
      folder: modelFolder(),
      precisions: { encoder_model: 'q8', decoder_model_merged: 'q8' },
    })
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
    expect((await readdir(modelFolder(), { recursive: true })).sort()).toEqual(
      ['config.json', 'onnx', DECODER, ENCODER, 'tokenizer.json'].sort(),
    )
  })

  it('locks the commit, and size and SHA-256 of every file', async () => {
    const commit = hub.put(made.entry.hub, made.files, { commit: 'a'.repeat(40) })
    await add(store(), 'tiny')
    const lock = JSON.parse(await readFile(join(folder.path, 'store.lock.json'), 'utf8')) as {
      models: Record<string, { commit: string; files: { path: string; bytes: number; sha256: string }[] }>
    }
    expect(lock.models['tiny']?.commit).toBe(commit)
    for (const { path, bytes, sha256 } of lock.models['tiny']?.files ?? []) {
      expect(bytes).toBe(made.files.get(path)?.length)
      expect(sha256).toBe(createHash('sha256').update(made.files.get(path)!).digest('hex'))
    }
    expect(lock.models['tiny']?.files).toHaveLength(4)
  })

  it('asks nothing of the network when the model is there', async () => {
    await add(store(), 'tiny')
    const before = hub.asked.length
    await add(store(), 'tiny')
    expect(hub.asked.length).toBe(before)
  })

  it('fetches the weights that lie beside a network', async () => {
    const weights = randomBytes('weights', 5000)
    made.files.set(`${ENCODER}_data`, weights)
    made.files.set(`${ENCODER}_data_1`, weights.subarray(7))
    hub.put(made.entry.hub, made.files)
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, [`${ENCODER}_data`, `${ENCODER}_data_1`])).toEqual([])
  })

  it('takes small files that come packed', async () => {
    hub.gzip = true
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('follows a model that was renamed on the hub', async () => {
    hub.rename(made.entry.hub, 'made-up/renamed')
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('gives its token to the hub, and to no other host', async () => {
    await add(store(), 'tiny', { token: 'hf_secret' })
    const told = new Set(hub.asked.map(({ where, authorization }) => `${where} ${authorization}`))
    expect([...told].sort()).toEqual(['cdn undefined', 'hub Bearer hf_secret'])
  })

  it('gives it to no other host on the way, although that one sends us back to the hub', async () => {
    const elsewhere: (string | undefined)[] = []
    const other = createServer((request, response) => {
      elsewhere.push(request.headers.authorization)
      response.writeHead(302, { location: `${hub.endpoint}${request.url ?? ''}` }).end()
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const away = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    try {
      // The first request is answered by a way round over the other host.
      let sent = false
      hub.mishap = ({ where, path }) => {
        if (where !== 'hub' || sent) return undefined
        sent = true
        return { kind: 'status', status: 307, headers: { location: `${away}${path}` } }
      }
      await add(store(), 'tiny', { token: 'hf_secret' })
      expect(elsewhere).toEqual([undefined])
      expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
    } finally {
      other.closeAllConnections()
      await new Promise((resolve) => other.close(resolve))
    }
  })

  it('brings what is not given to everybody, with the token and not without', async () => {
    hub.gate(made.entry.hub, 'hf_secret')
    await expect(add(store(), 'tiny')).rejects.toMatchObject({ code: 'HUB_REFUSED' })
    await expect(add(store(), 'tiny', { token: 'hf_another' })).rejects.toMatchObject({ code: 'HUB_REFUSED' })
    await add(store(), 'tiny', { token: 'hf_secret' })
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('does without a token that is no longer valid', async () => {
    hub.mishap = ({ where }) =>
      where === 'hub' && hub.asked.at(-1)?.authorization ? { kind: 'status', status: 401 } : undefined
    await add(store(), 'tiny', { token: 'hf_old' })
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('fetches at most three files at once', async () => {
    const many = makeModel({ id: 'tiny', networks: { a: 30_000, b: 30_000, c: 30_000, d: 30_000, e: 30_000 } })
    made = many
    hub.put(many.entry.hub, many.files)
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 6000, everyMs: 10 } : undefined)
    let most = 0
    let now = 0
    const before = hub.mishap
    hub.mishap = (one) => {
      if (one.where === 'cdn') {
        most = Math.max(most, ++now)
        setTimeout(() => now--, 45)
      }
      return before(one)
    }
    await add(store(), 'tiny')
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(3)
  })

  it('tells bytes, files, speed and time left', async () => {
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 4000, everyMs: 100 } : undefined)
    const told: StoreProgress[] = []
    await add(store(), 'tiny', { tell: (progress) => told.push(progress) })
    const whole = expectedPaths(made).reduce((sum, path) => sum + (made.files.get(path)?.length ?? 0), 0)
    expect(told.at(-1)).toMatchObject({ phase: 'downloading', bytes: whole, of: whole, files: 4, filesOf: 4 })
    const counts = told.map(({ bytes }) => bytes)
    expect(counts).toEqual([...counts].sort((one, other) => one - other))
    const timed = told.find(({ secondsLeft }) => secondsLeft !== null && secondsLeft > 0)
    expect(timed?.bytesPerSecond).toBeGreaterThan(1000)
  })
})

describe('A download that is interrupted', () => {
  it('goes on where the connection was cut', async () => {
    const cut = firstTimes(1, 'cdn')
    hub.mishap = (one) => (cut(one) ? { kind: 'cut', after: 50_000 } : undefined)
    await add(store(), 'tiny')
    const [first, second, ...more] = ranges(DECODER)
    expect([first, more]).toEqual([undefined, []])
    expect(second).toMatch(/^bytes=[1-9]\d*-$/)
    expect(hub.bytesSent(DECODER)).toBeLessThanOrEqual((made.files.get(DECODER)?.length ?? 0) + 16_384)
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('gets to its end however often it is cut, as long as something comes', async () => {
    hub.mishap = ({ where, path }) => (where === 'cdn' && path === DECODER ? { kind: 'cut', after: 9000 } : undefined)
    await add(store(), 'tiny')
    expect(ranges(DECODER).length).toBeGreaterThan(8)
    expect(await wrongFiles(modelFolder(), made.files, [DECODER])).toEqual([])
  })

  it('can be paused, and goes on where it was', async () => {
    const pause = new AbortController()
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 3000, everyMs: 10 } : undefined)
    const adding = add(store(), 'tiny', {
      signal: pause.signal,
      tell: ({ bytes }) => bytes > 40_000 && pause.abort(),
    })
    await expect(adding).rejects.toThrow(code('CANCELLED'))
    const part = (await stat(join(modelFolder(), `${DECODER}.part`))).size
    expect(part).toBeGreaterThan(0)
    expect((await store().list()).models[0]).toMatchObject({ state: 'partial' })
    hub.mishap = () => undefined
    const before = hub.asked.length
    await add(store(), 'tiny')
    const later = hub.asked.slice(before)
    expect(later.filter(({ path, where }) => path === DECODER && where === 'cdn').map(({ range }) => range)).toEqual([
      `bytes=${part}-`,
    ])
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('goes on at the commit it began with, whatever the hub has since', async () => {
    const pause = new AbortController()
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 3000, everyMs: 10 } : undefined)
    const adding = add(store(), 'tiny', { signal: pause.signal, tell: ({ bytes }) => bytes > 40_000 && pause.abort() })
    await expect(adding).rejects.toThrow(code('CANCELLED'))
    const other = makeModel({ id: 'tiny', networks: { encoder_model: 41_000, decoder_model_merged: 91_000 } })
    hub.put(made.entry.hub, other.files, { commit: 'b'.repeat(40) })
    hub.mishap = () => undefined
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('begins with the newest commit where its own is gone, and keeps what is the same', async () => {
    const pause = new AbortController()
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 3000, everyMs: 10 } : undefined)
    const adding = add(store(), 'tiny', { signal: pause.signal, tell: ({ bytes }) => bytes > 80_000 && pause.abort() })
    await expect(adding).rejects.toThrow(code('CANCELLED'))
    const first =
      [...hub.asked]
        .find(({ path }) => path.includes('/tree/'))
        ?.path.split('/')
        .at(-1) ?? ''
    const changed = new Map(made.files).set('tokenizer.json', Buffer.from('{"other": true}'))
    hub.put(made.entry.hub, changed, { commit: 'c'.repeat(40) })
    hub.forget(made.entry.hub, first)
    hub.mishap = () => undefined
    const part = (await stat(join(modelFolder(), `${DECODER}.part`))).size
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), changed, expectedPaths(made))).toEqual([])
    expect(ranges(DECODER).at(-1)).toBe(`bytes=${part}-`)
  })

  it('starts a file over where the server knows no ranges', async () => {
    const cut = firstTimes(1, 'cdn')
    hub.mishap = (one) =>
      cut(one) ? { kind: 'cut', after: 50_000 } : one.where === 'cdn' ? { kind: 'whole' } : undefined
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('is waited for while it is slow, and tried again where nothing comes any more', async () => {
    const stalls = firstTimes(1, 'cdn')
    hub.mishap = (one) => (stalls(one) ? { kind: 'stall', after: 20_000 } : undefined)
    await add(store(), 'tiny')
    expect(ranges(DECODER)).toHaveLength(2)
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('takes no part for granted that is longer than the file', async () => {
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'status', status: 404 } : undefined)
    await expect(add(store(), 'tiny')).rejects.toThrow(code('HUB_UNREACHABLE'))
    await writeFile(join(modelFolder(), `${DECODER}.part`), Buffer.alloc(200_000))
    hub.mishap = () => undefined
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })
})

describe('A hub that is in trouble', () => {
  it.each([408, 429, 500, 502, 503, 504])('is asked again after HTTP %i', async (status) => {
    const once = { hub: firstTimes(1, 'hub', 'HEAD'), cdn: firstTimes(2, 'cdn') }
    hub.mishap = (one) =>
      once.hub(one) || once.cdn(one) ? { kind: 'status', status, headers: { 'retry-after': '0' } } : undefined
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('is left alone for as long as it asks', async () => {
    const told: StoreProgress[] = []
    let limited = 0
    hub.mishap = ({ path }) =>
      path.includes('/revision/') && limited++ === 0
        ? { kind: 'status', status: 429, headers: { ratelimit: '"api";r=0;t=1' } }
        : undefined
    const began = performance.now()
    await add(store(), 'tiny', { tell: (progress) => told.push(progress) })
    expect(performance.now() - began).toBeGreaterThan(990)
    expect(told.map(({ phase }) => phase)).toContain('waiting')
  })

  it('that asks for more than five minutes is not waited for', async () => {
    hub.mishap = () => ({ kind: 'status', status: 429, headers: { ratelimit: '"api";r=0;t=2000' } })
    await expect(add(store(), 'tiny')).rejects.toThrow(expect.objectContaining({ code: 'HUB_BUSY', detail: '2000' }))
  })

  it('is given up after some tries, and what came is kept', async () => {
    hub.mishap = ({ where, path, range }) =>
      where === 'cdn' && path === DECODER
        ? range === undefined
          ? { kind: 'cut', after: 30_000 }
          : { kind: 'status', status: 503 }
        : undefined
    await expect(add(store(), 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'HUB_UNREACHABLE', detail: 'HTTP 503', retryable: true }),
    )
    expect((await stat(join(modelFolder(), `${DECODER}.part`))).size).toBeGreaterThan(10_000)
  })

  it('that is not there has a sentence', async () => {
    const { endpoint } = hub
    await hub.close()
    await expect(add(store({ endpoint }), 'tiny')).rejects.toThrow(code('HUB_UNREACHABLE'))
    hub = await startHub()
  })

  it('is asked for a new address where the old one ran out', async () => {
    const once = firstTimes(1, 'cdn')
    hub.mishap = (one) => (once(one) ? { kind: 'status', status: 403 } : undefined)
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it.each([
    [{ 'x-error-code': 'GatedRepo' }, 401, 'HUB_REFUSED'],
    [{ 'x-error-code': 'GatedRepo' }, 403, 'HUB_REFUSED'],
    [{ 'x-error-code': 'RepoNotFound' }, 401, 'HUB_MISSING'],
    [{ 'x-error-code': 'RevisionNotFound' }, 404, 'HUB_MISSING'],
    [{}, 404, 'HUB_MISSING'],
  ])('that answers %o with HTTP %i is understood', async (headers, status, expected) => {
    hub.mishap = () => ({ kind: 'status', status, headers })
    await expect(add(store(), 'tiny')).rejects.toThrow(code(expected))
    expect(hub.asked).toHaveLength(1)
  })

  it('that lacks a file of the model is told apart from one that lacks the model', async () => {
    made.files.delete(ENCODER)
    hub.put(made.entry.hub, made.files)
    await expect(add(store(), 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'HUB_MISSING', detail: `made-up/tiny/${ENCODER}` }),
    )
  })

  it('that is no hub is not believed', async () => {
    hub.mishap = () => ({ kind: 'status', status: 200, body: '<html>Welcome to our hotel</html>' })
    await expect(add(store(), 'tiny')).rejects.toThrow(code('HUB_UNTRUSTED'))
  })

  it('that speaks of another commit is not believed', async () => {
    hub.mishap = ({ where, path, method }) =>
      where === 'hub' && path === ENCODER && method === 'HEAD'
        ? { kind: 'headers', headers: { 'x-repo-commit': 'f'.repeat(40) } }
        : undefined
    await expect(add(store(), 'tiny')).rejects.toThrow(code('HUB_UNTRUSTED'))
  })
})

describe('What comes wrong', () => {
  it('once is fetched once more', async () => {
    const once = firstTimes(1, 'cdn')
    hub.mishap = (one) => (once(one) ? { kind: 'corrupt' } : undefined)
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('twice is set aside and named, and nothing is given to a loader', async () => {
    hub.mishap = ({ where, path }) => (where === 'cdn' && path === DECODER ? { kind: 'corrupt' } : undefined)
    await expect(add(store(), 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'DOWNLOAD_DAMAGED', detail: DECODER }),
    )
    expect(await store().installed({})).toEqual([])
    expect((await stat(join(modelFolder(), `${DECODER}.damaged`))).size).toBeGreaterThan(0)
    await expect(stat(join(modelFolder(), DECODER))).rejects.toThrow()
    hub.mishap = () => undefined
    await add(store(), 'tiny')
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
    await expect(stat(join(modelFolder(), `${DECODER}.damaged`))).rejects.toThrow()
  })

  it('small and large is found out: git’s name is compared where the hub gives no SHA-256', async () => {
    hub.mishap = ({ path, method }) => (path === 'config.json' && method === 'GET' ? { kind: 'corrupt' } : undefined)
    await expect(add(store(), 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'DOWNLOAD_DAMAGED', detail: 'config.json' }),
    )
  })

  it('because the file changed between two requests is planned anew', async () => {
    const other = makeModel({ id: 'tiny', networks: { encoder_model: 40_000, decoder_model_merged: 95_000 } })
    let changed = false
    hub.mishap = ({ where, path, range }) => {
      if (where !== 'cdn' || path !== DECODER) return undefined
      if (range === undefined && !changed) {
        changed = true
        setTimeout(() => hub.tamper(made.entry.hub, DECODER, other.files.get(DECODER)!), 0)
        return { kind: 'cut', after: 30_000 }
      }
      return undefined
    }
    await add(store(), 'tiny')
    const files = new Map(made.files).set(DECODER, other.files.get(DECODER)!)
    expect(await wrongFiles(modelFolder(), files, expectedPaths(made))).toEqual([])
  })

  it('as the answer to a range is not appended', async () => {
    const cut = firstTimes(1, 'cdn')
    let lied = false
    hub.mishap = (one) => {
      if (cut(one)) return { kind: 'cut', after: 50_000 }
      if (one.where !== 'cdn' || one.range === undefined || lied) return undefined
      lied = true
      const bytes = made.files.get(DECODER)?.length ?? 0
      return { kind: 'headers', headers: { 'content-range': `bytes 5-${bytes - 1}/${bytes}` } }
    }
    await add(store(), 'tiny')
    expect(lied).toBe(true)
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('and longer than it should be is cut off, and never installed', async () => {
    const long = Buffer.concat([made.files.get(ENCODER)!, Buffer.alloc(200_000)])
    hub.mishap = ({ where, path }) =>
      where === 'cdn' && path === ENCODER ? { kind: 'instead', content: long, unannounced: true } : undefined
    await expect(add(store(), 'tiny')).rejects.toThrow(code('HUB_UNTRUSTED'))
    expect(await store().installed({})).toEqual([])
  })

  it.each(['../../escaped.json', '/etc/passwd', 'C:/windows', 'onnx\\..\\x', 'a/./b', 'onnx//x'])(
    'as a name in the listing (%s) is refused with all the rest',
    async (path) => {
      hub.listing = [{ path, size: 5, oid: '0'.repeat(40) }]
      await expect(add(store(), 'tiny')).rejects.toThrow(code('HUB_UNTRUSTED'))
      expect(await readdir(folder.path)).not.toContain('escaped.json')
      expect(hub.bytesSent()).toBe(0)
    },
  )

  it('for the very commit that the catalogue knows is refused before a byte of it comes', async () => {
    made = makeModel({ id: 'tiny', change: { revision: { policy: 'main', seen: 'abcdef12' } } })
    made.entry.files.at(-1)!.sha256 = '00000000'
    hub.put(made.entry.hub, made.files, { commit: `abcdef12${'0'.repeat(32)}` })
    await expect(add(store(), 'tiny')).rejects.toThrow(code('HUB_UNTRUSTED'))
    expect(hub.bytesSent()).toBe(0)
  })
})

describe('Before anything is fetched', () => {
  it('the licence has to be accepted where that is asked for; once is enough', async () => {
    made = makeModel({ id: 'tiny', change: { licence: { name: 'Special licence', accept: true } } })
    await expect(add(store(), 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'LICENCE_NOT_ACCEPTED', detail: 'Special licence' }),
    )
    expect(hub.asked).toEqual([])
    const pause = new AbortController()
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 3000, everyMs: 10 } : undefined)
    const adding = add(store(), 'tiny', {
      acceptLicence: true,
      signal: pause.signal,
      tell: ({ bytes }) => bytes > 20_000 && pause.abort(),
    })
    await expect(adding).rejects.toThrow(code('CANCELLED'))
    hub.mishap = () => undefined
    await add(store(), 'tiny')
    expect((await store().list()).models[0]?.licenceAcceptedAt).toBeGreaterThan(0)
  })

  it('the free space is looked at, for what is still missing alone', async () => {
    const whole = expectedPaths(made).reduce((sum, path) => sum + (made.files.get(path)?.length ?? 0), 0)
    await expect(add(store({ free: async () => whole }), 'tiny')).rejects.toThrow(code('SPACE_MISSING'))
    expect(hub.bytesSent()).toBe(0)
    await add(store({ free: async () => Math.ceil(whole * 1.05) }), 'tiny')
  })

  it('the memory is looked at, and the figures are told', async () => {
    const small = store({ memoryBytes: 100e6 })
    await expect(add(small, 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'MODEL_TOO_LARGE', detail: '150 MB / 100 MB' }),
    )
    expect(hub.bytesSent()).toBe(0)
    await add(small, 'tiny', { anyway: true })
  })

  it('offline means that nobody is asked', async () => {
    await expect(add(store(), 'tiny', { offline: true })).rejects.toThrow(code('OFFLINE'))
    expect(hub.asked).toEqual([])
  })

  it('a model that is not in the catalogue is none', async () => {
    await expect(add(store(), 'other')).rejects.toThrow(code('MODEL_UNKNOWN'))
  })
})
