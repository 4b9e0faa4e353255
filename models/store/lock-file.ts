import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { measuredSpeed, modelId, modelOrigin, STORE_LOCK_FILE } from '../contract/store'
import { codeOf } from './disk/failures'
import { withLock } from './disk/process-lock'
import { replaceJson } from './disk/replace'
import { isSafePath } from './disk/safe-path'

export const lockedFile = z.object({
  path: z.string().refine(isSafePath),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type LockedFile = z.infer<typeof lockedFile>

/** What is known of an installed model: exactly which files, and what their content is. */
export const lockedModel = z.object({
  hub: z.string(),
  /** The hub's commit; null for an import that did not tell. */
  commit: z.string().nullable(),
  origin: modelOrigin,
  files: z.array(lockedFile).min(1),
  licence: z.object({ name: z.string(), acceptedAt: z.number().nullable() }),
  installedAt: z.number(),
  /** Files that were found damaged and set aside; the model is not loaded until they are repaired. */
  damaged: z.array(z.string()).default([]),
  /** Whether the person wanted it although it needs more memory than the computer has. */
  anyway: z.boolean().default(false),
  /** To be removed as soon as nothing uses it. */
  leaving: z.boolean().default(false),
  speed: measuredSpeed.nullable().default(null),
})
export type LockedModel = z.infer<typeof lockedModel>

const lockFile = z.object({ version: z.literal(1), models: z.record(modelId, lockedModel) })
export type Locked = Readonly<Record<string, LockedModel>>

/** `store.lock.json`: what is installed. It is read afresh each time, because other Descrys write it too. */
export interface LockFile {
  read(): Promise<Locked>
  /** Changes it as a whole; nobody else writes meanwhile. Rejects with the system's error. */
  change(change: (models: Record<string, LockedModel>) => void): Promise<void>
}

/** @param folder the store's folder */
export function createLockFile(folder: string): LockFile {
  const path = join(folder, STORE_LOCK_FILE)
  const read = async (): Promise<Record<string, LockedModel>> => {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return {}
      throw error
    }
    const found = parse(text)
    if (found) return found
    // Kept for whoever wants to look. The models' files stay: adding them again compares them and fetches nothing that is right.
    await rename(path, `${path}.damaged`).catch(() => {})
    return {}
  }
  return {
    read,
    change: (change) =>
      withLock(`${path}.lock`, async () => {
        const models = await read()
        change(models)
        await replaceJson(path, { version: 1, models })
      }),
  }
}

function parse(text: string): Record<string, LockedModel> | null {
  try {
    return lockFile.parse(JSON.parse(text)).models
  } catch {
    return null
  }
}
