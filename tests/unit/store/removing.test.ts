import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useInstalled } from '../../../models/store'
import type { Store } from '../../../models/store'
import { add, listener, makeFolder, makeModel, openStore, startHub, type Hub, type Made } from '../../fixtures/hub'

let hub: Hub
let folder: Awaited<ReturnType<typeof makeFolder>>
let made: Made
let store: Store
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error
const use = (id = 'tiny', memoryBytes = 8e9) => useInstalled(folder.path, id, { entries: [made.entry], memoryBytes })

beforeEach(async () => {
  hub = await startHub()
  folder = await makeFolder()
  made = makeModel({ id: 'tiny' })
  hub.put(made.entry.hub, made.files)
  store = openStore(folder.path, [made], { endpoint: hub.endpoint })
})
afterEach(async () => {
  await hub.close()
  await folder.remove()
})

describe('Removing', () => {
  it('frees the space and leaves nothing behind', async () => {
    await add(store, 'tiny')
    const removed = await store.remove('tiny')
    expect(removed.later).toBe(false)
    expect(removed.bytes).toBeGreaterThan(130_000)
    expect((await readdir(folder.path)).filter((name) => !name.startsWith('.'))).toEqual(['store.lock.json'])
    expect((await store.list()).models[0]).toMatchObject({ state: 'absent', doneBytes: 0 })
    await expect(store.remove('tiny')).rejects.toThrow(code('NOT_INSTALLED'))
  })

  it('removes what an interrupted download left', async () => {
    const pause = new AbortController()
    hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 3000, everyMs: 10 } : undefined)
    const adding = add(store, 'tiny', { signal: pause.signal, tell: ({ bytes }) => bytes > 20_000 && pause.abort() })
    await expect(adding).rejects.toThrow(code('CANCELLED'))
    expect((await store.list()).models[0]).toMatchObject({ state: 'partial' })
    expect((await store.remove('tiny')).bytes).toBeGreaterThan(10_000)
    expect((await store.list()).models[0]).toMatchObject({ state: 'absent' })
  })

  it('waits while an engine has the model loaded, and gives it to nobody else', async () => {
    await add(store, 'tiny')
    const { model, release } = await use()
    expect(await store.remove('tiny')).toMatchObject({ later: true })
    expect((await store.list()).models[0]).toMatchObject({ state: 'leaving', inUse: true })
    expect(await readdir(model.folder)).toContain('config.json')
    await expect(use()).rejects.toThrow(code('MODEL_LEAVING'))
    release()
    expect((await store.list()).models[0]).toMatchObject({ state: 'absent' })
    await expect(readdir(model.folder)).rejects.toThrow()
  })

  it('can be thought better of while the model is still in use', async () => {
    await add(store, 'tiny')
    const { release } = await use()
    await store.remove('tiny')
    const before = hub.asked.length
    await add(store, 'tiny')
    expect(hub.asked.length).toBe(before)
    release()
    expect((await store.list()).models[0]).toMatchObject({ state: 'installed', inUse: false })
  })
})

describe('A loader', () => {
  it('gets the folder of a model that is whole', async () => {
    await add(store, 'tiny')
    const { model, release } = await use()
    expect(model).toMatchObject({ folder: join(folder.path, 'made-up', 'tiny'), precisions: { encoder_model: 'q8' } })
    release()
  })

  it('gets a sentence otherwise', async () => {
    await expect(use()).rejects.toThrow(code('NOT_INSTALLED'))
    await expect(use('other')).rejects.toThrow(code('MODEL_UNKNOWN'))
    await add(store, 'tiny')
    await expect(use('tiny', 1e8)).rejects.toThrow(code('MODEL_TOO_LARGE'))
    await rm(join(folder.path, 'made-up', 'tiny', 'config.json'))
    await expect(use()).rejects.toThrow(code('MODEL_DAMAGED'))
    expect((await store.list()).models[0]?.inUse).toBe(false)
  })

  it('gets a model that is too large where the person wanted it anyway', async () => {
    const small = openStore(folder.path, [made], { endpoint: hub.endpoint, memoryBytes: 1e8 })
    await add(small, 'tiny', { anyway: true })
    const { release } = await use('tiny', 1e8)
    release()
  })

  it('finds a model by what it is for and by its family', async () => {
    await add(store, 'tiny')
    expect(await store.installed({ job: 'speech', family: 'whisper' })).toHaveLength(1)
    expect(await store.installed({ job: 'captions' })).toEqual([])
    expect(await store.installed({ model: 'tiny', family: 'moonshine' })).toEqual([])
  })
})

it('What was measured stays with the model', async () => {
  await add(store, 'tiny')
  await store.noteSpeed('tiny', { realTime: 3.5, measuredAt: 5 })
  await store.verify('tiny', listener())
  expect((await store.list()).models[0]?.speed).toEqual({ realTime: 3.5, measuredAt: 5 })
})
