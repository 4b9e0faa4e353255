import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DescryError } from '../contract/errors'
import type { CatalogueEntry } from './catalog'
import { diskFailure } from './disk/failures'
import { takeLock } from './disk/process-lock'
import { isInUse } from './in-use'
import type { LockFile } from './lock-file'
import { folderOf, usesFolder, writingLock } from './places'

/**
 * Removes a model, or what an interrupted download left of it. A model that is in use is no longer given to anybody, and goes when
 * nobody has it loaded. Rejects with `MODEL_BUSY`, `NOT_INSTALLED` or `WRITE_DENIED`.
 */
export async function removeModel(
  entry: CatalogueEntry,
  { store, lockFile }: { store: string; lockFile: LockFile },
): Promise<{ bytes: number; later: boolean }> {
  const held = await takeLock(writingLock(store, entry.id)).catch((error: unknown) => {
    throw diskFailure(error, entry.name, store)
  })
  if (!held) throw new DescryError('MODEL_BUSY', entry.name)
  try {
    const locked = (await lockFile.read())[entry.id]
    const folder = folderOf(store, locked?.hub ?? entry.hub)
    const bytes = await bytesIn(folder)
    if (!locked && bytes === 0) throw new DescryError('NOT_INSTALLED', entry.name)
    // Out of the lock first: nothing is given to a loader from here on, whatever happens to the files.
    if (locked) await lockFile.change((models) => void (models[entry.id] = { ...locked, leaving: true }))
    if (await isInUse(store, entry.id)) return { bytes, later: true }
    await rm(folder, { recursive: true, force: true })
    await rmdir(dirname(folder)).catch(() => {})
    await rm(usesFolder(store, entry.id), { recursive: true, force: true })
    await lockFile.change((models) => void delete models[entry.id])
    return { bytes, later: false }
  } catch (error) {
    throw diskFailure(error, entry.name, store)
  } finally {
    await held.release()
  }
}

/** Removes models that were to go when nobody uses them any more. What does not work now is tried again another time. */
export async function sweepLeaving(
  entries: readonly CatalogueEntry[],
  { store, lockFile }: { store: string; lockFile: LockFile },
): Promise<void> {
  const models = await lockFile.read()
  for (const entry of entries) {
    if (!models[entry.id]?.leaving || (await isInUse(store, entry.id))) continue
    await removeModel(entry, { store, lockFile }).catch(() => {})
  }
}

/** Bytes of all files in a folder; 0 where there is none. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries
      .filter((found) => found.isFile())
      .map((found) =>
        stat(join(found.parentPath, found.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
