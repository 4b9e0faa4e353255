import type { ListedModel, ModelState } from '../contract/store'
import type { CatalogueEntry } from './catalog'
import { estimateMemory, knownSize } from './catalog/sizes'
import { below } from './disk/safe-path'
import { readJournal, type JournalState } from './download/journal'
import { sizeOf } from './download/part'
import { isInUse } from './in-use'
import { isWhole } from './installed'
import type { LockedModel } from './lock-file'
import { folderOf, PART } from './places'

/** A model of the catalogue with what is on this computer of it. */
export async function listModel(
  store: string,
  entry: CatalogueEntry,
  locked: LockedModel | undefined,
): Promise<ListedModel> {
  const folder = folderOf(store, locked?.hub ?? entry.hub)
  const journal = await readJournal(folder)
  const { bytes: downloadBytes, approximate } = knownSize(entry)
  const sizes = new Map((locked?.files ?? journal?.files ?? []).map(({ path, bytes }) => [path, bytes]))
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  const state = await stateOf(store, locked, journal)
  return {
    id: entry.id,
    name: entry.name,
    job: entry.job,
    family: entry.family,
    purpose: entry.purpose,
    hub: entry.hub,
    licence: entry.licence,
    licenceAcceptedAt: locked?.licence.acceptedAt ?? journal?.licenceAcceptedAt ?? null,
    languages: entry.languages,
    ...(entry.parameters !== undefined && { parameters: entry.parameters }),
    needs: entry.needs,
    downloadBytes: sizes.size > 0 ? total : downloadBytes,
    approximate: sizes.size === 0 && approximate,
    memoryBytes: estimateMemory(entry, sizes),
    quality: entry.quality,
    state,
    doneBytes: state === 'installed' || state === 'leaving' ? total : await doneBytes(folder, [...sizes.keys()]),
    totalBytes: sizes.size > 0 ? total : null,
    commit: locked?.commit ?? journal?.commit ?? null,
    origin: locked?.origin ?? null,
    installedAt: locked?.installedAt ?? null,
    speed: locked?.speed ?? null,
    inUse: await isInUse(store, entry.id),
  }
}

async function stateOf(
  store: string,
  locked: LockedModel | undefined,
  journal: JournalState | null,
): Promise<ModelState> {
  if (locked?.leaving) return 'leaving'
  if (locked) return (await isWhole(store, locked)) ? 'installed' : 'damaged'
  return journal ? 'partial' : 'absent'
}

async function doneBytes(folder: string, paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map(async (path) => {
      const target = below(folder, path)
      return (await sizeOf(target)) ?? (await sizeOf(target + PART)) ?? 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
