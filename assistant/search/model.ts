import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchSource } from '../../models/contract/captioning'
import type { Language } from '../../models/contract/engines'
import { storeMethods } from '../../models/contract/store'
import { formatsOf, installedFor, type InstalledCaptionerPorts } from '../models'

/** The search model that is used. */
export interface ChosenSearchModel {
  source: SearchSource
  /** For people. */
  name: string
  /** ISO 639 codes; `*`: many. */
  languages: readonly string[]
}

/** The installed model for searching; undefined where there is none. A store that can't be asked is no reason not to search words. */
export async function installedSearchModel(ports: InstalledCaptionerPorts): Promise<ChosenSearchModel | undefined> {
  if (!ports.hasModels()) return undefined
  const found = await installedFor(ports, 'search').catch(() => null)
  if (!found || (found.family !== 'siglip' && found.family !== 'clip')) return undefined
  const { id, name, family, folder, precisions, languages } = found
  return { source: { id, family, folder, ...formatsOf(precisions) }, name, languages }
}

/** The model for searching that suits this computer and this language; null where the store can't be asked. */
export async function suggestedSearchModel(
  store: InstalledCaptionerPorts['store'],
  language: Language,
): Promise<string | null> {
  try {
    const { result } = await store.call(storeMethods.recommend, { languages: [language] })
    return result.models.find(({ job }) => job === 'search')?.model ?? null
  } catch {
    return null
  }
}

/**
 * What tells one state of a model from another: its name, and size and time of its networks' files. What another model, or another
 * version of it, made of pictures lies in another space.
 */
export async function modelKey({ id, folder, dtype }: SearchSource): Promise<string> {
  const networks = join(folder, 'onnx')
  const names = (await readdir(networks).catch(() => [])).sort()
  const facts = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(networks, name)).catch(() => null)
      return [name, found?.size, found?.mtimeMs]
    }),
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([folder, dtype, facts]))
    .digest('hex')
  return `${id.slice(0, 100)} ${digest.slice(0, 16)}`
}
