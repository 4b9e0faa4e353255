import { realpath, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { basename, resolve } from 'node:path'
import { DescryError } from '../contract/errors'
import type { InstalledModel } from '../contract/store'
import { catalogue, type CatalogueEntry } from './catalog'
import { estimateMemory } from './catalog/sizes'
import { inWords } from './disk/failures'
import { below } from './disk/safe-path'
import { markInUse } from './in-use'
import { createLockFile, type LockedModel } from './lock-file'
import { folderOf } from './places'

/** Whether a model may be given to a loader: it is locked, not on its way out, and every file is there with its size. */
export async function isWhole(store: string, locked: LockedModel | undefined): Promise<boolean> {
  if (!locked || locked.leaving || locked.damaged.length > 0) return false
  const folder = folderOf(store, locked.hub)
  const sizes = await Promise.all(
    locked.files.map(({ path }) =>
      stat(below(folder, path)).then(
        (found) => (found.isFile() ? found.size : -1),
        () => -1,
      ),
    ),
  )
  return locked.files.every(({ bytes }, index) => sizes[index] === bytes)
}

/** An installed model as an adapter needs it. */
export function describeInstalled(store: string, entry: CatalogueEntry, locked: LockedModel): InstalledModel {
  const sizes = new Map(locked.files.map(({ path, bytes }) => [path, bytes]))
  const precisions = entry.files.flatMap(({ path, precision }) => {
    if (precision === undefined) return []
    const base = basename(path, '.onnx').replace(/_(fp16|quantized|q4f16|q4)$/, '')
    return [[base, precision] as const]
  })
  return {
    id: entry.id,
    name: entry.name,
    job: entry.job,
    family: entry.family,
    folder: folderOf(store, locked.hub),
    precisions: Object.fromEntries(precisions),
    languages: entry.languages,
    memoryBytes: estimateMemory(entry, sizes),
  }
}

/** An installed model that is in use until it is released. */
export interface ModelInUse {
  model: InstalledModel
  release(): void
}

/**
 * For loaders in an engine: the folder of an installed model, marked as in use. Rejects with `MODEL_UNKNOWN`, `NOT_INSTALLED`,
 * `MODEL_DAMAGED`, `MODEL_LEAVING`, or `MODEL_TOO_LARGE` where this computer can't hold it.
 *
 * @param store the store's folder
 */
export async function useInstalled(
  store: string,
  id: string,
  { entries = catalogue, memoryBytes = totalmem() }: { entries?: readonly CatalogueEntry[]; memoryBytes?: number } = {},
): Promise<ModelInUse> {
  const entry = entries.find((known) => known.id === id)
  if (!entry) throw new DescryError('MODEL_UNKNOWN', id)
  // The mark comes first: who removes the model looks for marks after the lock says that it is leaving.
  const release = markInUse(store, id)
  try {
    const locked = (await createLockFile(store).read())[id]
    if (!locked) throw new DescryError('NOT_INSTALLED', entry.name)
    if (locked.leaving) throw new DescryError('MODEL_LEAVING', entry.name)
    if (!(await isWhole(store, locked))) throw new DescryError('MODEL_DAMAGED', entry.name)
    const model = describeInstalled(store, entry, locked)
    if (!locked.anyway) requireMemory(model.memoryBytes, memoryBytes)
    return { model, release }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * The same for loaders that are given a folder: null where it is none of the store's, so that nobody but its owner removes it. Rejects
 * as {@link useInstalled} does.
 *
 * @param store the store's folder
 */
export async function useInstalledFolder(
  store: string,
  folder: string,
  options: { entries?: readonly CatalogueEntry[]; memoryBytes?: number } = {},
): Promise<ModelInUse | null> {
  const locked = await createLockFile(store).read()
  const wanted = await placeOf(folder)
  for (const { id, hub } of options.entries ?? catalogue)
    if ((await placeOf(folderOf(store, locked[id]?.hub ?? hub))) === wanted) return useInstalled(store, id, options)
  return null
}

/** Where a folder really lies; where it should lie, if it is not there. */
const placeOf = (folder: string): Promise<string> => realpath(folder).catch(() => resolve(folder))

/** Throws `MODEL_TOO_LARGE`, with both figures. */
export function requireMemory(needed: number | null, there: number): void {
  if (needed !== null && needed > there)
    throw new DescryError('MODEL_TOO_LARGE', `${inWords(needed)} / ${inWords(there)}`)
}
