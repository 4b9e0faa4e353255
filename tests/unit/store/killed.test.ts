import { rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storeMethods } from '../../../models/contract/store'
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
import { buildStoreEngine, startStoreProcess, type StoreProcess } from '../../fixtures/hub/process'

let engine: string
let hub: Hub
let folder: Awaited<ReturnType<typeof makeFolder>>
let made: Made
const running = new Set<StoreProcess>()

beforeAll(async () => void (engine = await buildStoreEngine()))
afterAll(() => rm(dirname(engine), { recursive: true, force: true }))
beforeEach(async () => {
  hub = await startHub()
  folder = await makeFolder()
  made = makeModel({
    id: 'tiny',
    networks: { encoder_model: 400_000, decoder_model_merged: 700_000, vision: 250_000, text: 300_000 },
  })
  hub.put(made.entry.hub, made.files)
})
afterEach(async () => {
  for (const one of running) await one.kill()
  running.clear()
  await hub.close()
  await folder.remove()
})

const start = async (): Promise<StoreProcess> => {
  const started = await startStoreProcess(engine, { folder: folder.path, endpoint: hub.endpoint, models: [made] })
  running.add(started)
  return started
}
const modelFolder = (): string => join(folder.path, 'made-up', 'tiny')
const large = (): string[] => expectedPaths(made).filter((path) => path.endsWith('.onnx'))

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** What is on the disk of each large file: the whole, a part, or nothing. */
async function reached(): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const path of large()) {
    const size = await stat(join(modelFolder(), path)).catch(() =>
      stat(join(modelFolder(), `${path}.part`)).catch(() => null),
    )
    found.set(path, size?.size ?? 0)
  }
  return found
}

describe('A download whose process is killed', () => {
  it.each([1, 2, 3, 4])(
    'at moments of chance never installs a wrong byte, and never starts over what it could go on with (seed %i)',
    async (seed) => {
      const next = chance(seed)
      // Slow enough that a kill meets it at work.
      hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 8000, everyMs: 4 } : undefined)
      let kills = 0
      let wasted = 0
      let finished = false
      for (let round = 0; round < 25 && !finished; round++) {
        const before = await reached()
        const seen = hub.asked.length
        const store = await start()
        const adding = store.client.call(storeMethods.add, { model: 'tiny' }).then(
          () => true,
          () => false,
        )
        // The first bytes have to have come, or nothing is interrupted.
        const bytesBefore = hub.bytesSent()
        const most = round >= 20 ? Infinity : 20_000 + next() * 250_000
        while (
          hub.bytesSent() - bytesBefore < most &&
          (await Promise.race([adding.then(() => 'ended'), tick()])) !== 'ended'
        );
        await store.kill()
        finished = await adding
        if (!finished) kills++
        running.delete(store)
        for (const { where, method, path, range, status } of hub.asked.slice(seen)) {
          if (where !== 'cdn' || method !== 'GET' || status >= 400) continue
          const have = before.get(path) ?? 0
          expect(range, `${path} in round ${round}`).toBe(have === 0 ? undefined : `bytes=${have}-`)
        }
        const after = await reached()
        const got = [...after].reduce((sum, [path, size]) => sum + size - (before.get(path) ?? 0), 0)
        expect(got).toBeGreaterThanOrEqual(0)
        wasted += hub.bytesSent() - bytesBefore - got
        if (finished) continue
        // What is half there is not given to anybody.
        expect(await openStore(folder.path, [made]).installed({})).toEqual([])
      }
      expect(finished).toBe(true)
      expect(kills).toBeGreaterThan(3)
      expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
      // A kill loses what was on its way, and no more: a few pieces of each of three files.
      expect(wasted).toBeLessThan(kills * 3 * 200_000)
      expect(
        await openStore(folder.path, [made]).verify('tiny', { signal: new AbortController().signal, tell: () => {} }),
      ).toMatchObject([{ ok: true }])
    },
  )

  it('leaves a lock that stops nobody', async () => {
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 4000, everyMs: 20 } : undefined)
    const store = await start()
    void store.client.call(storeMethods.add, { model: 'tiny' }).catch(() => {})
    while (hub.bytesSent() < 50_000) await tick()
    await store.kill()
    hub.mishap = () => undefined
    const began = performance.now()
    await add(openStore(folder.path, [made], { endpoint: hub.endpoint }), 'tiny')
    // A living owner is watched for seconds; one that is gone is known to be.
    expect(performance.now() - began).toBeLessThan(5000)
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })
})

describe('Two Descrys with one store', () => {
  it('do not write the same model: the second says that the first is at it', async () => {
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 8000, everyMs: 10 } : undefined)
    const first = await start()
    const adding = first.client.call(storeMethods.add, { model: 'tiny' })
    while (hub.bytesSent() < 50_000) await tick()
    await expect(add(openStore(folder.path, [made], { endpoint: hub.endpoint }), 'tiny')).rejects.toThrow(
      expect.objectContaining({ code: 'MODEL_BUSY', retryable: true }),
    )
    await adding
    expect(await wrongFiles(modelFolder(), made.files, expectedPaths(made))).toEqual([])
  })

  it('add different models at the same time, and both are locked', async () => {
    const other = makeModel({ id: 'other' })
    hub.put(other.entry.hub, other.files)
    const first = openStore(folder.path, [made, other], { endpoint: hub.endpoint })
    const second = openStore(folder.path, [made, other], { endpoint: hub.endpoint })
    await Promise.all([add(first, 'tiny'), add(second, 'other')])
    expect((await first.installed({})).map(({ id }) => id)).toEqual(['tiny', 'other'])
  })
})

const tick = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('tick'), 5))
