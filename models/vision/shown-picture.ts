import { createHash } from 'node:crypto'
import type { PictureSource } from '../contract/engines'
import { openPicture, type OpenedPicture } from './decode'
import { readSource, sourceName } from './decode/source'

/** A picture that models are asked about: known by its content, and decoded only when somebody needs its pixels. */
export interface ShownPicture {
  /** The same for the same page of the same file, whatever it is called. */
  readonly key: string
  /** Decodes it, once. Rejects as `openPicture` does. */
  open(): Promise<OpenedPicture>
}

/** Reads a picture's file, or takes the bytes that came with the call. Rejects as `readSource` does. */
export async function showPicture(
  source: PictureSource,
  options: { bytes?: Uint8Array; page?: number; signal: AbortSignal },
): Promise<ShownPicture> {
  const { page, signal } = options
  const bytes = await readSource(source, options.bytes, signal)
  const named = { kind: 'bytes' as const, name: sourceName(source) }
  let opening: Promise<OpenedPicture> | undefined
  return {
    key: `${createHash('sha256').update(bytes).digest('hex')} ${page ?? 1}`,
    open: () => (opening ??= openPicture(named, { bytes, signal, ...(page && { page }) })),
  }
}
