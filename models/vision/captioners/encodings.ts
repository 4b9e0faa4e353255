import type { Captioner, EncodedPicture } from './captioner'

/** Encoded pictures that are kept for further questions, in bytes and in number. */
const MOST_BYTES = 128 * 1024 * 1024
const MOST = 8

/** What models made of the last pictures. An encoding belongs to one loaded model, and goes when that goes. */
export class Encodings {
  private readonly kept = new WeakMap<Captioner, Map<string, EncodedPicture>>()

  /** @returns undefined where this model has to encode it first */
  find(captioner: Captioner, key: string): EncodedPicture | undefined {
    const own = this.kept.get(captioner)
    const found = own?.get(key)
    if (!own || !found) return undefined
    // What was used last is forgotten last.
    own.delete(key)
    own.set(key, found)
    return found
  }

  keep(captioner: Captioner, key: string, encoded: EncodedPicture): void {
    const own = this.kept.get(captioner) ?? new Map<string, EncodedPicture>()
    this.kept.set(captioner, own)
    own.set(key, encoded)
    let bytes = [...own.values()].reduce((sum, one) => sum + one.bytes, 0)
    for (const [oldest, { bytes: size }] of own) {
      if (own.size <= MOST && bytes <= MOST_BYTES) break
      if (oldest === key) break
      own.delete(oldest)
      bytes -= size
    }
  }
}
