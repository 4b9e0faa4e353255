import { createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DescryError } from '../../contract/errors'
import type { StoreProgress } from '../../contract/store'
import type { CatalogueEntry } from '../catalog'
import { estimateMemory } from '../catalog/sizes'
import { createDigest } from '../disk/digest'
import { codeOf, diskFailure } from '../disk/failures'
import { takeLock } from '../disk/process-lock'
import { syncFolder } from '../disk/replace'
import { below } from '../disk/safe-path'
import { requireSpace, type freeBytes } from '../disk/space'
import { JOURNAL, readJournal } from '../download/journal'
import { createMeter, type Meter } from '../download/meter'
import { isWhole, requireMemory } from '../installed'
import type { LockedFile, LockedModel, LockFile } from '../lock-file'
import { DAMAGED, folderOf, PART, writingLock } from '../places'
import { findModels, networksOf, type Found } from './find'
import { openFolder } from './folder-source'
import type { ImportSource } from './source'
import { isWholeNetwork } from './whole-network'
import { openZip } from './zip-source'

const COPY = '.importing'
const WEIGHTS = /_data(_\d{1,3})?$/
const LARGEST_JSON = 64 * 1024 * 1024

export interface ImportSetup {
  store: string
  lockFile: LockFile
  entries: readonly CatalogueEntry[]
  memoryBytes: number
  free?: typeof freeBytes
}

export interface ImportOptions {
  model?: string | undefined
  acceptLicence: boolean
  anyway: boolean
  signal: AbortSignal
  tell: (progress: StoreProgress) => void
}

/**
 * Copies models of the catalogue from a folder or a zip file into the store. Files are compared with what an export says of them, or
 * with the hashes that the catalogue knows; others are checked for being whole. Nothing of a model that does not pass is kept, and an
 * installed model stays as it is until the new one has passed.
 *
 * Rejects with `FILE_NOT_FOUND`, `ARCHIVE_UNSAFE`, `IMPORT_…`, `LICENCE_NOT_ACCEPTED`, `MODEL_TOO_LARGE`, `SPACE_MISSING`,
 * `MODEL_BUSY`, `DISK_FULL`, `WRITE_DENIED` or `CANCELLED`.
 */
export async function importModels(
  from: string,
  setup: ImportSetup,
  options: ImportOptions,
): Promise<Map<CatalogueEntry, LockedModel>> {
  const source = await openSource(from)
  try {
    const imported = new Map<CatalogueEntry, LockedModel>()
    for (const found of await findModels(source, setup.entries, options.model))
      imported.set(found.entry, await importOne(source, found, setup, options))
    return imported
  } finally {
    source.close()
  }
}

async function openSource(from: string): Promise<ImportSource> {
  const there = await stat(from).catch((error: unknown) => {
    throw new DescryError(codeOf(error) === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', from, { cause: error })
  })
  return there.isDirectory() ? openFolder(from) : openZip(from)
}

async function importOne(
  source: ImportSource,
  found: Found,
  setup: ImportSetup,
  { acceptLicence, anyway, signal, tell }: ImportOptions,
): Promise<LockedModel> {
  const { entry } = found
  const { store, lockFile } = setup
  const files = filesOf(source, found)
  const before = (await lockFile.read())[entry.id]
  if (before && (await isWhole(store, before))) return before
  const folder = folderOf(store, entry.hub)
  const earlier = before?.licence.acceptedAt ?? (await readJournal(folder))?.licenceAcceptedAt ?? null
  const acceptedAt = earlier ?? (acceptLicence ? Date.now() : null)
  if (entry.licence.accept && acceptedAt === null) throw new DescryError('LICENCE_NOT_ACCEPTED', entry.licence.name)
  if (!anyway) requireMemory(estimateMemory(entry, files), setup.memoryBytes)

  const held = await takeLock(writingLock(store, entry.id)).catch((error: unknown) => {
    throw diskFailure(error, entry.name, store)
  })
  if (!held) throw new DescryError('MODEL_BUSY', entry.name)
  const meter = createMeter(entry.id, tell)
  const work = { source, found, folder, meter, signal: AbortSignal.any([signal, held.lost]) }
  try {
    const sum = [...files.values()].reduce((total, bytes) => total + bytes, 0)
    await requireSpace(store, sum, setup.free)
    meter.expect(sum, files.size)
    meter.phase('copying')
    const copied: LockedFile[] = []
    for (const path of files.keys()) copied.push(await copyFile(path, work))
    await checkCopies(copied, work)
    for (const { path } of copied) await settle(below(folder, path))
    const locked: LockedModel = {
      hub: entry.hub,
      commit: found.manifest?.commit ?? null,
      origin: found.manifest ? 'export' : 'import',
      files: copied,
      licence: { name: entry.licence.name, acceptedAt },
      installedAt: Date.now(),
      damaged: [],
      anyway,
      leaving: false,
      speed: before?.speed ?? null,
    }
    await lockFile.change((models) => void (models[entry.id] = locked))
    await rm(below(folder, JOURNAL), { force: true })
    return locked
  } catch (error) {
    await Promise.all([...files.keys()].map((path) => rm(below(folder, path) + COPY, { force: true }).catch(() => {})))
    if (signal.aborted) throw new DescryError('CANCELLED', '', { cause: error })
    throw diskFailure(error, entry.name, folder)
  } finally {
    meter.stop()
    await held.release()
  }
}

/** The files that are copied: path within the model → bytes. Throws `IMPORT_PRECISION`, `IMPORT_INCOMPLETE` or `IMPORT_DAMAGED`. */
function filesOf(source: ImportSource, { entry, place, manifest }: Found): Map<string, number> {
  const has = (path: string): boolean => source.files.has(place + path)
  const missing = entry.files.filter(({ path, optional }) => !optional && !has(path)).map(({ path }) => path)
  const networks = new Set(networksOf(entry))
  const missingNetworks = missing.filter((path) => networks.has(path))
  if (missingNetworks.length > 0 && missingNetworks.every((path) => inAnotherPrecision(source, place, path)))
    throw new DescryError('IMPORT_PRECISION', missingNetworks.join(', '))
  if (missing.length > 0) throw new DescryError('IMPORT_INCOMPLETE', missing.join(', '))
  const weights = [...source.files.keys()]
    .filter(
      (path) =>
        path.startsWith(place) && WEIGHTS.test(path) && networks.has(path.slice(place.length).replace(WEIGHTS, '')),
    )
    .map((path) => path.slice(place.length))
  const files = [...entry.files.map(({ path }) => path).filter(has), ...weights]
  const sizes = new Map(files.map((path) => [path, source.files.get(place + path) ?? 0]))
  const wrong = manifest?.files.filter(({ path, bytes }) => sizes.get(path) !== bytes).map(({ path }) => path) ?? []
  if (wrong.length > 0) throw new DescryError('IMPORT_DAMAGED', wrong.join(', '))
  return sizes
}

function inAnotherPrecision(source: ImportSource, place: string, path: string): boolean {
  const base = path.replace(/(_fp16|_quantized|_q4f16|_q4)?\.onnx$/, '')
  const other = new RegExp(`^(_(fp16|quantized|int8|uint8|q4|q4f16|bnb4))?\\.onnx$`)
  return [...source.files.keys()].some(
    (found) => found.startsWith(place + base) && other.test(found.slice((place + base).length)),
  )
}

interface Work {
  source: ImportSource
  found: Found
  folder: string
  meter: Meter
  signal: AbortSignal
}

async function copyFile(path: string, { source, found, folder, meter, signal }: Work): Promise<LockedFile> {
  const copy = below(folder, path) + COPY
  await mkdir(dirname(copy), { recursive: true, mode: 0o700 })
  const digest = createDigest(0, 'sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      bytes += chunk.length
      meter.at(path, bytes, chunk.length)
      done(null, chunk)
    },
  })
  await pipeline(await source.open(found.place + path), count, createWriteStream(copy, { mode: 0o600 }), { signal })
  const file = await open(copy, 'r+')
  await file.sync().finally(() => file.close())
  meter.finished(path)
  return { path, bytes, sha256: digest.sha256() }
}

/** Compares what was copied with all that is known of it. Throws `IMPORT_DAMAGED` with the files' names. */
async function checkCopies(copied: readonly LockedFile[], { found, folder }: Work): Promise<void> {
  const { entry, manifest } = found
  const wrong: string[] = []
  for (const { path, bytes, sha256 } of copied) {
    const copy = below(folder, path) + COPY
    const known = entry.files.find((file) => file.path === path)
    const promised = manifest?.files.find((file) => file.path === path)?.sha256
    const right =
      promised !== undefined
        ? promised === sha256
        : known?.sha256 !== undefined && known.bytes === bytes
          ? sha256.startsWith(known.sha256)
          : await looksWhole(path, copy, entry)
    if (!right) wrong.push(path)
  }
  if (wrong.length > 0) throw new DescryError('IMPORT_DAMAGED', wrong.join(', '))
}

async function looksWhole(path: string, copy: string, { modelTypes }: CatalogueEntry): Promise<boolean> {
  const { size } = await stat(copy)
  if (path.endsWith('.onnx')) return isWholeNetwork(copy)
  if (!path.endsWith('.json')) return size > 0
  if (size > LARGEST_JSON) return false
  try {
    const value: unknown = JSON.parse(await readFile(copy, 'utf8'))
    if (path !== 'config.json' || modelTypes === undefined) return true
    return modelTypes.includes(String((value as { model_type?: unknown } | null)?.model_type))
  } catch {
    return false
  }
}

async function settle(target: string): Promise<void> {
  await rename(target + COPY, target)
  await syncFolder(dirname(target))
  await rm(target + PART, { force: true })
  await rm(target + DAMAGED, { force: true })
}
