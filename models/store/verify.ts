import { rename } from 'node:fs/promises'
import { DescryError } from '../contract/errors'
import type { StoreProgress, Verification } from '../contract/store'
import type { CatalogueEntry } from './catalog'
import { sha256Of } from './disk/digest'
import { codeOf, diskFailure } from './disk/failures'
import { takeLock } from './disk/process-lock'
import { below } from './disk/safe-path'
import { createMeter } from './download/meter'
import { sizeOf } from './download/part'
import type { LockedModel, LockFile } from './lock-file'
import { DAMAGED, folderOf, writingLock } from './places'

/**
 * Reads every file of an installed model and compares it with the lock. A wrong file is set aside under another name, and the model is
 * not loaded until it is repaired. Rejects with `MODEL_BUSY` or `CANCELLED`.
 */
export async function verifyModel(
  entry: CatalogueEntry,
  locked: LockedModel,
  { store, lockFile }: { store: string; lockFile: LockFile },
  { tell, signal }: { tell: (progress: StoreProgress) => void; signal?: AbortSignal | undefined },
): Promise<Verification> {
  const held = await takeLock(writingLock(store, entry.id)).catch((error: unknown) => {
    throw diskFailure(error, entry.name, store)
  })
  if (!held) throw new DescryError('MODEL_BUSY', entry.name)
  const meter = createMeter(entry.id, tell)
  try {
    meter.expect(
      locked.files.reduce((sum, { bytes }) => sum + bytes, 0),
      locked.files.length,
    )
    meter.phase('checking')
    const folder = folderOf(store, locked.hub)
    const damaged: string[] = []
    const missing: string[] = []
    for (const file of locked.files) {
      const path = below(folder, file.path)
      const size = await sizeOf(path)
      let read = 0
      const count = (bytes: number): void => meter.at(file.path, (read += bytes), bytes)
      const right = size === file.bytes && (await hashOf(path, signal, count)) === file.sha256
      meter.finished(file.path)
      if (right) continue
      if (size === null) missing.push(file.path)
      else {
        damaged.push(file.path)
        // A file that somebody has open can't be moved everywhere; it is not loaded again either way.
        await rename(path, path + DAMAGED).catch(() => {})
      }
    }
    const broken = [...damaged, ...missing]
    if (broken.join() !== locked.damaged.join())
      await lockFile.change((models) => {
        const now = models[entry.id]
        if (now) models[entry.id] = { ...now, damaged: broken }
      })
    return { model: entry.id, ok: broken.length === 0, damaged, missing }
  } catch (error) {
    if (signal?.aborted) throw new DescryError('CANCELLED', '', { cause: error })
    throw diskFailure(error, entry.name, store)
  } finally {
    meter.stop()
    await held.release()
  }
}

/** The hash of a file; none where the disk does not give its content. */
async function hashOf(
  path: string,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<string | undefined> {
  try {
    return await sha256Of(path, { signal, onBytes })
  } catch (error) {
    if (codeOf(error) === 'EIO') return undefined
    throw error
  }
}
