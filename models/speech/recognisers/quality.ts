import { deflateSync } from 'node:zlib'

/** Bytes of the text over bytes of it compressed, as Whisper counts it: above 2.4 a text repeats itself. */
export function compressionRatio(text: string): number {
  const bytes = Buffer.from(text)
  return bytes.length / deflateSync(bytes).length
}

/** Null for no tokens. */
export function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
