import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough, Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { DescryError } from '../../contract/errors'
import type { StoreProgress } from '../../contract/store'
import type { CatalogueEntry } from '../catalog'
import { createDigest } from '../disk/digest'
import { diskFailure } from '../disk/failures'
import { below } from '../disk/safe-path'
import { requireSpace, type freeBytes } from '../disk/space'
import { createMeter, type Meter } from '../download/meter'
import { isWhole } from '../installed'
import { markInUse } from '../in-use'
import type { LockedFile, LockedModel } from '../lock-file'
import { folderOf } from '../places'
import { MANIFEST, type Manifest } from './manifest'

const COPY = '.exporting'

interface Work {
  source: string
  signal: AbortSignal
  meter: Meter
}

/**
 * Copies an installed model to a folder (`<to>/<org>/<name>`) or, where the name ends with `.zip`, into a zip file, with what another
 * Descry needs to compare every byte. Rejects with `NOT_INSTALLED`, `MODEL_DAMAGED`, `SPACE_MISSING`, `DISK_FULL`, `WRITE_DENIED`,
 * `FILE_EXISTS` or `CANCELLED`; nobody's file is replaced, and an unfinished file is not left behind.
 */
export async function exportModel(
  entry: CatalogueEntry,
  locked: LockedModel | undefined,
  { store, to, free }: { store: string; to: string; free?: typeof freeBytes },
  { signal, tell }: { signal: AbortSignal; tell: (progress: StoreProgress) => void },
): Promise<{ path: string; bytes: number }> {
  if (!locked) throw new DescryError('NOT_INSTALLED', entry.name)
  if (!(await isWhole(store, locked))) throw new DescryError('MODEL_DAMAGED', entry.name)
  const zipped = to.toLowerCase().endsWith('.zip')
  const path = zipped ? to : below(to, locked.hub)
  await requireFree(path, zipped)
  const release = markInUse(store, entry.id)
  const meter = createMeter(entry.id, tell)
  const work: Work = { source: folderOf(store, locked.hub), signal, meter }
  const manifest: Manifest = {
    version: 1,
    model: entry.id,
    hub: locked.hub,
    commit: locked.commit,
    files: locked.files,
  }
  const bytes = locked.files.reduce((sum, file) => sum + file.bytes, 0)
  try {
    await mkdir(zipped ? dirname(to) : path, { recursive: true })
    await requireSpace(dirname(path), bytes, free)
    meter.expect(bytes, locked.files.length)
    meter.phase('copying')
    if (zipped) await exportZip(to, manifest, work)
    else await exportFolder(path, manifest, work)
    return { path, bytes }
  } catch (error) {
    if (signal.aborted) throw new DescryError('CANCELLED', '', { cause: error })
    throw diskFailure(error, entry.name, path)
  } finally {
    meter.stop()
    release()
  }
}

/** Nothing of a person's own is replaced; an earlier export of Descry is. */
async function requireFree(path: string, zipped: boolean): Promise<void> {
  const there = await stat(path).catch(() => null)
  if (!there) return
  if (zipped || !there.isDirectory()) throw new DescryError('FILE_EXISTS', path)
  const names = await readdir(path)
  if (names.length > 0 && !names.includes(MANIFEST)) throw new DescryError('FILE_EXISTS', path)
}

async function exportFolder(folder: string, manifest: Manifest, work: Work): Promise<void> {
  for (const file of manifest.files) {
    const target = below(folder, file.path)
    await mkdir(dirname(target), { recursive: true })
    try {
      await pipeline(readChecked(file, work), createWriteStream(target + COPY), { signal: work.signal })
      await settle(target)
    } catch (error) {
      await rm(target + COPY, { force: true })
      throw error
    }
  }
  // Last: a folder without it is not taken for a whole export.
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
}

async function exportZip(to: string, manifest: Manifest, work: Work): Promise<void> {
  const zip = new ZipFile()
  const output = zip.outputStream.pipe(new PassThrough())
  const fail = (error: unknown): void => void output.destroy(error as Error)
  zip.on('error', fail)
  for (const file of manifest.files) {
    // Weights do not become smaller, and unpacking them would take time.
    const options = { compress: file.path.endsWith('.json'), size: file.bytes }
    zip.addReadStreamLazy(`${manifest.hub}/${file.path}`, options, (give) => {
      const stream = readChecked(file, work)
      stream.on('error', fail)
      give(null, stream)
    })
  }
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), `${manifest.hub}/${MANIFEST}`)
  zip.end()
  try {
    await pipeline(output, createWriteStream(to + COPY), { signal: work.signal })
    await settle(to)
  } catch (error) {
    await rm(to + COPY, { force: true })
    throw error
  }
}

/** A file's content; fails with `MODEL_DAMAGED` at its end where it is not what was locked. */
function readChecked({ path, bytes, sha256 }: LockedFile, { source, meter }: Work): Readable {
  const digest = createDigest(0, 'sha256')
  let read = 0
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      read += chunk.length
      meter.at(path, read, chunk.length)
      done(null, chunk)
    },
    flush(done) {
      meter.finished(path)
      done(read === bytes && digest.sha256() === sha256 ? null : new DescryError('MODEL_DAMAGED', path))
    },
  })
  const file = createReadStream(below(source, path), { highWaterMark: 1024 * 1024 })
  file.on('error', (error) => check.destroy(error))
  check.on('close', () => file.destroy())
  return file.pipe(check)
}

async function settle(target: string): Promise<void> {
  const file = await open(target + COPY, 'r+')
  await file.sync().finally(() => file.close())
  await rename(target + COPY, target)
}
