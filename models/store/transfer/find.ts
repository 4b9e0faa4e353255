import { basename, posix } from 'node:path'
import { DescryError } from '../../contract/errors'
import type { CatalogueEntry } from '../catalog'
import { MANIFEST, manifest, type Manifest } from './manifest'
import { readJson, type ImportSource } from './source'

/** A model that was found in a source. */
export interface Found {
  entry: CatalogueEntry
  /** Its folder within the source, with `/` at the end; empty for the source itself. */
  place: string
  /** There where another Descry exported it. */
  manifest: Manifest | null
}

const CONFIG = 'config.json'

/**
 * Finds the models of the catalogue in a source: by what an export says, by the names of folders, or by the files themselves where
 * those fit one model alone. Throws `IMPORT_NOTHING`, and `IMPORT_PRECISION` where only number formats do not fit.
 *
 * @param wanted the model that the person named
 */
export async function findModels(
  source: ImportSource,
  entries: readonly CatalogueEntry[],
  wanted?: string,
): Promise<Found[]> {
  const places = [...source.files.keys()]
    .filter((path) => posix.basename(path) === CONFIG && isRoot(source, path))
    .map((path) => path.slice(0, -CONFIG.length))
  const found: Found[] = []
  let nearly: CatalogueEntry | undefined
  for (const place of places) {
    const told = manifest.safeParse(
      source.files.has(place + MANIFEST) ? await readJson(source, place + MANIFEST) : null,
    )
    const entry =
      entries.find(({ id }) => id === told.data?.model) ??
      byName(source, place, entries) ??
      (wanted !== undefined && places.length === 1 ? entries.find(({ id }) => id === wanted) : undefined)
    if (entry) {
      found.push({ entry, place, manifest: told.data ?? null })
      continue
    }
    const kind = await modelType(source, place)
    const alike = entries.filter(({ modelTypes }) => kind !== undefined && modelTypes?.includes(kind))
    const fitting = alike.filter((candidate) => hasNetworks(source, place, candidate))
    const exact = fitting.filter((candidate) => hasSizes(source, place, candidate))
    const [only, another] = exact.length > 0 ? exact : fitting
    if (only && !another) found.push({ entry: only, place, manifest: null })
    else if (fitting.length === 0) nearly ??= alike[0]
  }
  const chosen = wanted === undefined ? found : found.filter(({ entry }) => entry.id === wanted)
  if (chosen.length > 0) return chosen
  if (nearly && wanted === undefined) throw new DescryError('IMPORT_PRECISION', networksOf(nearly).join(', '))
  throw new DescryError('IMPORT_NOTHING', source.name)
}

/** Files of a network lie in `onnx` beside the configuration; configurations elsewhere belong to something else. */
const isRoot = (source: ImportSource, config: string): boolean => {
  const place = config.slice(0, -CONFIG.length)
  return [...source.files.keys()].some((path) => path.startsWith(`${place}onnx/`) && path.endsWith('.onnx'))
}

function byName(source: ImportSource, place: string, entries: readonly CatalogueEntry[]): CatalogueEntry | undefined {
  const parts = [...source.name.split(/[\\/]/), ...place.split('/')].filter(Boolean)
  const last = basename(parts.at(-1) ?? '', '.zip').toLowerCase()
  const own = parts.slice(-2).join('/').toLowerCase()
  // The cache of the hub's own tools: `models--org--name/snapshots/<commit>`.
  const cached = parts.findLast((part) => part.startsWith('models--'))?.slice('models--'.length)
  const cachedHub = cached?.replace('--', '/').toLowerCase()
  return (
    entries.find(({ hub, alternatives }) =>
      [hub, ...alternatives].some((name) => [own, cachedHub].includes(name.toLowerCase())),
    ) ??
    entries.find(({ id, hub, alternatives }) =>
      [id, ...[hub, ...alternatives].map((name) => name.split('/')[1])].some((name) => name?.toLowerCase() === last),
    )
  )
}

async function modelType(source: ImportSource, place: string): Promise<string | undefined> {
  const config = await readJson(source, place + CONFIG)
  const kind = (config as { model_type?: unknown } | null | undefined)?.model_type
  return typeof kind === 'string' ? kind : undefined
}

export const networksOf = ({ files }: CatalogueEntry): string[] =>
  files.flatMap(({ path, precision }) => (precision === undefined ? [] : [path]))

const hasNetworks = (source: ImportSource, place: string, entry: CatalogueEntry): boolean =>
  networksOf(entry).every((path) => source.files.has(place + path))

/** Whether all networks have the sizes that the catalogue knows exactly. */
const hasSizes = (source: ImportSource, place: string, { files }: CatalogueEntry): boolean => {
  const known = files.filter(({ bytes }) => bytes !== undefined)
  return known.length > 0 && known.every(({ path, bytes }) => source.files.get(place + path) === bytes)
}
