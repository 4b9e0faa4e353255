import { execFileSync } from 'node:child_process'
import { cp, mkdir, open, readdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Store } from '../../../models/store'
import {
  add,
  expectedPaths,
  listener,
  makeFolder,
  makeModel,
  network,
  openStore,
  startHub,
  wrongFiles,
  type Files,
  type Hub,
  type Made,
} from '../../fixtures/hub'

let hub: Hub
let folder: Awaited<ReturnType<typeof makeFolder>>
let made: Made
const ENCODER = 'onnx/encoder_model_quantized.onnx'
const DECODER = 'onnx/decoder_model_merged_quantized.onnx'
const code = (expected: string, detail?: string): Error =>
  expect.objectContaining({ code: expected, ...(detail !== undefined && { detail }) }) as Error

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

const at = (...parts: string[]): string => join(folder.path, ...parts)
const storeIn = (name: string, models: Made[] = [made], options = {}): Store =>
  openStore(at(name), models, { endpoint: hub.endpoint, ...options })
const takeIn = (store: Store, from: string, chosen: { model?: string; acceptLicence?: boolean } = {}) =>
  store.import(from, { acceptLicence: false, anyway: false, ...chosen }, listener())

/** A folder as somebody has it on a stick. */
async function onStick(files: Files, name = 'stick'): Promise<string> {
  for (const [path, content] of files) {
    await mkdir(dirname(at(name, path)), { recursive: true })
    await writeFile(at(name, path), content)
  }
  return at(name)
}

async function zipOf(files: Iterable<[string, Buffer]>, name = 'model.zip'): Promise<string> {
  const zip = new ZipFile()
  for (const [path, content] of files) zip.addBuffer(content, path, { compress: false })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(at(name)))
  return at(name)
}

describe('Export and import', () => {
  it.each(['exported', 'exported.zip'])('bring a model to a computer without internet (%s)', async (name) => {
    await add(storeIn('here'), 'tiny')
    const { path, bytes } = await storeIn('here').export('tiny', at(name), listener())
    expect(bytes).toBeGreaterThan(130_000)
    const there = storeIn('there', [made], { endpoint: 'http://127.0.0.1:9' })
    const [installed] = await takeIn(there, name.endsWith('.zip') ? path : at(name))
    expect(installed?.folder).toBe(at('there', 'made-up', 'tiny'))
    expect(await wrongFiles(installed?.folder ?? '', made.files, expectedPaths(made))).toEqual([])
    expect((await there.list()).models[0]).toMatchObject({
      state: 'installed',
      origin: 'export',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    })
  })

  it('write no file that other programs can’t unpack', async () => {
    await add(storeIn('here'), 'tiny')
    await storeIn('here').export('tiny', at('tiny.zip'), listener())
    const listing = execFileSync('python3', ['-m', 'zipfile', '-t', at('tiny.zip')], { encoding: 'utf8' })
    expect(listing).toContain('Done testing')
  })

  it('leave nothing unfinished behind when they are stopped', async () => {
    await add(storeIn('here'), 'tiny')
    const stop = new AbortController()
    const exporting = storeIn('here').export('tiny', at('out', 'tiny.zip'), {
      signal: stop.signal,
      tell: () => stop.abort(),
    })
    await expect(exporting).rejects.toThrow(code('CANCELLED'))
    expect(await readdir(at('out'))).toEqual([])
  })

  it('replace nothing of a person’s own, and an earlier export', async () => {
    const store = storeIn('here')
    await add(store, 'tiny')
    await writeFile(at('mine.zip'), 'mine')
    await expect(store.export('tiny', at('mine.zip'), listener())).rejects.toThrow(code('FILE_EXISTS', at('mine.zip')))
    expect(await readFile(at('mine.zip'), 'utf8')).toBe('mine')
    await mkdir(at('stick', 'made-up', 'tiny'), { recursive: true })
    await writeFile(at('stick', 'made-up', 'tiny', 'config.json'), 'mine')
    await expect(store.export('tiny', at('stick'), listener())).rejects.toThrow(code('FILE_EXISTS'))
    await store.export('tiny', at('other'), listener())
    await store.export('tiny', at('other'), listener())
  })

  it('notice a bit that turned over on the way', async () => {
    await add(storeIn('here'), 'tiny')
    await storeIn('here').export('tiny', at('stick'), listener())
    const file = at('stick', 'made-up', 'tiny', DECODER)
    const content = await readFile(file)
    content[70_000] = (content[70_000] ?? 0) ^ 1
    await writeFile(file, content)
    await expect(takeIn(storeIn('there'), at('stick'))).rejects.toThrow(code('IMPORT_DAMAGED', DECODER))
    expect(await readdir(at('there', 'made-up', 'tiny', 'onnx'))).toEqual([])
  })

  it('do not hand on a model that is damaged here', async () => {
    await add(storeIn('here'), 'tiny')
    const file = at('here', 'made-up', 'tiny', DECODER)
    const content = await readFile(file)
    content[70_000] = (content[70_000] ?? 0) ^ 1
    await writeFile(file, content)
    await expect(storeIn('here').export('tiny', at('tiny.zip'), listener())).rejects.toThrow(code('MODEL_DAMAGED'))
    await expect(stat(at('tiny.zip'))).rejects.toThrow()
  })
})

describe('Importing a folder that nobody exported', () => {
  it.each(['made-up/tiny', 'tiny', 'some/deep/place/made-up/tiny', 'models--made-up--tiny/snapshots/abc'])(
    'knows the model by the folder’s name: %s',
    async (name) => {
      await onStick(made.files, join('stick', name))
      const [installed] = await takeIn(storeIn('there'), at('stick'))
      expect(installed?.id).toBe('tiny')
      expect(await wrongFiles(installed?.folder ?? '', made.files, expectedPaths(made))).toEqual([])
      expect((await storeIn('there').list()).models[0]).toMatchObject({ origin: 'import', commit: null })
    },
  )

  it('knows it by its files where they fit one model alone', async () => {
    const other = makeModel({ id: 'other', family: 'moonshine' })
    const [installed] = await takeIn(storeIn('there', [made, other]), await onStick(made.files, 'no-name'))
    expect(installed?.id).toBe('tiny')
  })

  it('asks which one it is where the files fit two, and takes the person’s word', async () => {
    const twin = makeModel({ id: 'twin' })
    const from = await onStick(made.files, 'no-name')
    await expect(takeIn(storeIn('there', [made, twin]), from)).rejects.toThrow(code('IMPORT_NOTHING'))
    expect((await takeIn(storeIn('there', [made, twin]), from, { model: 'twin' }))[0]?.id).toBe('twin')
  })

  it('takes all models of a stick', async () => {
    const other = makeModel({ id: 'other' })
    await onStick(made.files, 'stick/made-up/tiny')
    await onStick(other.files, 'stick/made-up/other')
    const installed = await takeIn(storeIn('there', [made, other]), at('stick'))
    expect(installed.map(({ id }) => id).sort()).toEqual(['other', 'tiny'])
  })

  it('follows the links of the hub’s own cache, and none that lead elsewhere', async () => {
    const blobs = at('cache', 'models--made-up--tiny', 'blobs')
    const snapshot = at('cache', 'models--made-up--tiny', 'snapshots', 'abc')
    await mkdir(blobs, { recursive: true })
    for (const [index, [path, content]] of [...made.files].entries()) {
      await writeFile(join(blobs, String(index)), content)
      await mkdir(dirname(join(snapshot, path)), { recursive: true })
      await symlink(join(blobs, String(index)), join(snapshot, path))
    }
    expect((await takeIn(storeIn('there'), snapshot))[0]?.id).toBe('tiny')
    await writeFile(at('secret'), 'secret')
    await rm(join(snapshot, 'tokenizer.json'))
    await symlink(at('secret'), join(snapshot, 'tokenizer.json'))
    await expect(takeIn(storeIn('elsewhere'), snapshot)).rejects.toThrow(code('IMPORT_INCOMPLETE', 'tokenizer.json'))
  })

  it('refuses a wrong folder', async () => {
    await onStick(new Map([['letters/dear.txt', Buffer.from('Dear')]]), 'documents')
    await expect(takeIn(storeIn('there'), at('documents'))).rejects.toThrow(code('IMPORT_NOTHING', at('documents')))
    await expect(takeIn(storeIn('there'), at('nowhere'))).rejects.toThrow(code('FILE_NOT_FOUND', at('nowhere')))
  })

  it('names the files that are missing', async () => {
    made.files.delete('tokenizer.json')
    await expect(takeIn(storeIn('there'), await onStick(made.files, 'tiny'))).rejects.toThrow(
      code('IMPORT_INCOMPLETE', 'tokenizer.json'),
    )
  })

  it('says which precision it needs', async () => {
    const coarse = makeModel({ id: 'tiny', precision: 'fp32' })
    for (const name of ['tiny', 'no-name'])
      await expect(takeIn(storeIn('there'), await onStick(coarse.files, name))).rejects.toThrow(
        code('IMPORT_PRECISION', `${ENCODER}, ${DECODER}`),
      )
  })

  it('notices a file that was cut while it was copied', async () => {
    const from = await onStick(made.files, 'tiny')
    await truncate(join(from, DECODER), 60_000)
    await expect(takeIn(storeIn('there'), from)).rejects.toThrow(code('IMPORT_DAMAGED', DECODER))
    expect(await storeIn('there').installed({})).toEqual([])
  })

  it('notices the configuration of another model', async () => {
    made.files.set('config.json', Buffer.from('{"model_type": "bert"}'))
    await expect(takeIn(storeIn('there'), await onStick(made.files, 'tiny'))).rejects.toThrow(
      code('IMPORT_DAMAGED', 'config.json'),
    )
  })

  it('asks for the licence, the memory and the space as a download does', async () => {
    const strict = makeModel({ id: 'tiny', change: { licence: { name: 'Special licence', accept: true } } })
    const from = await onStick(made.files, 'tiny')
    await expect(takeIn(storeIn('there', [strict]), from)).rejects.toThrow(code('LICENCE_NOT_ACCEPTED'))
    expect((await takeIn(storeIn('there', [strict]), from, { acceptLicence: true }))[0]?.id).toBe('tiny')
    await expect(takeIn(storeIn('small', [made], { memoryBytes: 1e6 }), from)).rejects.toThrow(code('MODEL_TOO_LARGE'))
    await expect(takeIn(storeIn('full', [made], { free: async () => 1000 }), from)).rejects.toThrow(
      code('SPACE_MISSING'),
    )
  })

  it('leaves an installed model as it is when the new one does not pass', async () => {
    await add(storeIn('here'), 'tiny')
    await rm(at('here', 'made-up', 'tiny', 'config.json'))
    const from = await onStick(made.files, 'tiny')
    await truncate(join(from, DECODER), 60_000)
    await expect(takeIn(storeIn('here'), from)).rejects.toThrow(code('IMPORT_DAMAGED'))
    expect(await wrongFiles(at('here', 'made-up', 'tiny'), made.files, [ENCODER, DECODER])).toEqual([])
  })
})

describe('Importing a zip', () => {
  it('takes one that somebody made of the folder', async () => {
    const path = await zipOf([...made.files].map(([name, content]) => [`whatever/tiny/${name}`, content]))
    expect((await takeIn(storeIn('there'), path))[0]?.id).toBe('tiny')
    expect(await wrongFiles(at('there', 'made-up', 'tiny'), made.files, expectedPaths(made))).toEqual([])
  })

  it.each(['../../../outside.json', '/outside.json', 'tiny/../../outside.json'])(
    'refuses one with the name %s, and unpacks nothing of it',
    async (name) => {
      // The library writes no such names; its own are of the same length and are overwritten.
      const stand = 'x'.repeat(name.length)
      const path = await zipOf([
        ...[...made.files].map(([file, content]): [string, Buffer] => [`tiny/${file}`, content]),
        [stand, Buffer.from('evil')],
      ])
      const bytes = await readFile(path)
      for (let found = bytes.indexOf(stand); found >= 0; found = bytes.indexOf(stand)) bytes.write(name, found)
      await writeFile(path, bytes)
      await expect(takeIn(storeIn('there'), path)).rejects.toThrow(code('ARCHIVE_UNSAFE'))
      expect(await readdir(folder.path)).toEqual(['model.zip'])
    },
  )

  it('refuses links', async () => {
    const zip = new ZipFile()
    for (const [name, content] of made.files) zip.addBuffer(content, `tiny/${name}`)
    zip.addBuffer(Buffer.from('/etc/passwd'), 'tiny/link', { mode: 0o120777 })
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(at('links.zip')))
    await expect(takeIn(storeIn('there'), at('links.zip'))).rejects.toThrow(code('ARCHIVE_UNSAFE'))
  })

  it('refuses what is cut, and what is no zip', async () => {
    const path = await zipOf([...made.files].map(([name, content]) => [`tiny/${name}`, content]))
    await truncate(path, 90_000)
    await expect(takeIn(storeIn('there'), path)).rejects.toThrow(code('ARCHIVE_UNSAFE'))
    await writeFile(at('text.zip'), 'no zip')
    await expect(takeIn(storeIn('there'), at('text.zip'))).rejects.toThrow(code('ARCHIVE_UNSAFE'))
  })

  it('notices a bit that turned over', async () => {
    const path = await zipOf([...made.files].map(([name, content]) => [`tiny/${name}`, content]))
    const bytes = await readFile(path)
    const place = bytes.indexOf(made.files.get(DECODER)!.subarray(1000, 1100))
    const file = await open(path, 'r+')
    await file.write(Buffer.from([(bytes[place] ?? 0) ^ 1]), 0, 1, place)
    await file.close()
    await expect(takeIn(storeIn('there'), path)).rejects.toThrow(code('ARCHIVE_UNSAFE', `tiny/${DECODER}`))
    expect(await storeIn('there').installed({})).toEqual([])
  })
})

describe('Verifying and repairing', () => {
  it('finds, sets aside and names a damaged file, and fetches that one alone again', async () => {
    const store = storeIn('here')
    await add(store, 'tiny')
    const file = at('here', 'made-up', 'tiny', DECODER)
    const content = await readFile(file)
    content[70_000] = (content[70_000] ?? 0) ^ 1
    await writeFile(file, content)
    expect((await store.list()).models[0]?.state).toBe('installed')
    expect(await store.verify('tiny', listener())).toEqual([
      { model: 'tiny', ok: false, damaged: [DECODER], missing: [] },
    ])
    expect(await readFile(`${file}.damaged`)).toEqual(content)
    expect((await store.list()).models[0]?.state).toBe('damaged')
    expect(await store.installed({})).toEqual([])
    const before = hub.asked.length
    await add(store, 'tiny')
    const fetched = hub.asked.slice(before).filter(({ method, where }) => method === 'GET' && where === 'cdn')
    expect(fetched.map(({ path }) => path)).toEqual([DECODER])
    expect(await wrongFiles(at('here', 'made-up', 'tiny'), made.files, expectedPaths(made))).toEqual([])
    expect(await store.verify(undefined, listener())).toMatchObject([{ ok: true }])
  })

  it('finds a file that is missing or cut without reading', async () => {
    const store = storeIn('here')
    await add(store, 'tiny')
    await truncate(at('here', 'made-up', 'tiny', ENCODER), 5)
    expect((await store.list()).models[0]?.state).toBe('damaged')
    await rm(at('here', 'made-up', 'tiny', ENCODER))
    expect(await store.verify('tiny', listener())).toMatchObject([{ ok: false, missing: [ENCODER] }])
  })

  it('repairs an imported model from the hub, and keeps the files that are right', async () => {
    const store = storeIn('here')
    await takeIn(store, await onStick(made.files, 'tiny'))
    await rm(at('here', 'made-up', 'tiny', ENCODER))
    await add(store, 'tiny')
    expect(hub.asked.filter(({ where }) => where === 'cdn').map(({ path }) => path)).toEqual([ENCODER])
    expect((await store.list()).models[0]).toMatchObject({ state: 'installed', origin: 'hub' })
  })

  it('fetches nothing where the lock file was lost but the files are right', async () => {
    const store = storeIn('here')
    await add(store, 'tiny')
    await writeFile(at('here', 'store.lock.json'), '{ broken')
    expect((await store.list()).models[0]?.state).toBe('absent')
    const before = hub.bytesSent()
    await add(store, 'tiny')
    expect(hub.bytesSent()).toBe(before)
    expect((await store.list()).models[0]?.state).toBe('installed')
    expect(await readdir(at('here'))).toContain('store.lock.json.damaged')
  })

  it('works when the store was moved to another disk', async () => {
    await add(storeIn('here'), 'tiny')
    await cp(at('here'), at('moved'), { recursive: true })
    expect((await storeIn('moved').installed({}))[0]?.folder).toBe(at('moved', 'made-up', 'tiny'))
    await rename(at('here'), at('unplugged'))
    expect((await storeIn('here').list()).models[0]?.state).toBe('absent')
  })
})

it('A made-up network is whole to its last byte', () => {
  expect(network('x', 300).length).toBe(305)
})
