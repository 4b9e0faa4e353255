import type { Precision } from '../../contract/store'
import type { CatalogueEntry } from './entry'

/** What is known of a model's size before the hub is asked. */
export interface KnownSize {
  /** Bytes; null where a file's size is known to the hub alone. */
  bytes: number | null
  approximate: boolean
}

/** The size that has to be fetched, as far as the catalogue knows it. A stated sum counts more than single files. */
export function knownSize({ files, about }: CatalogueEntry): KnownSize {
  if (about !== undefined) return { bytes: about, approximate: true }
  const networks = files.filter(({ precision }) => precision !== undefined)
  const known = networks.every((file) => (file.bytes ?? file.about) !== undefined)
  if (!known) return { bytes: null, approximate: true }
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? file.about ?? 0), 0)
  return { bytes, approximate: files.some((file) => file.bytes === undefined && !file.optional) }
}

/**
 * Memory that a process grows by for each byte of a network's file, measured by number format with onnxruntime-node 1.30.0 on a stack
 * of 24 matrix products: 8-bit and 4-bit numbers are unpacked in part, and 16-bit ones are computed with 32 bits.
 */
const GROWTH: Record<Precision, number> = { fp32: 1.7, fp16: 3.1, q8: 2.8, q4: 4.3, q4f16: 4.3 }
/** An engine with its libraries, before it loads a model. */
const ENGINE_BYTES = 150e6

/**
 * Memory while the model runs, in bytes: an estimate from the sizes of its files and their number formats. Null where no size is known.
 * @param sizes path → bytes, where the hub or the disk told them
 */
export function estimateMemory(entry: CatalogueEntry, sizes: ReadonlyMap<string, number> = new Map()): number | null {
  const networks = entry.files.flatMap((file) => (file.precision ? [{ ...file, precision: file.precision }] : []))
  const sizeOf = (file: (typeof networks)[number]): number | undefined =>
    sizes.get(file.path) ?? file.bytes ?? file.about
  if (networks.every((file) => sizeOf(file) !== undefined))
    return ENGINE_BYTES + networks.reduce((sum, file) => sum + (sizeOf(file) ?? 0) * GROWTH[file.precision], 0)
  if (entry.about === undefined) return null
  const growths = networks.map((file) => GROWTH[file.precision])
  return ENGINE_BYTES + entry.about * (growths.reduce((sum, growth) => sum + growth, 0) / growths.length)
}
