const TRAILER = 0x3b
const EXTENSION = 0x21
const IMAGE = 0x2c

/** Where a chain of data sub-blocks ends (after its closing zero), or −1 where the file ends before. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const size = bytes[at] as number
    if (size === 0) return at + 1
    at += size + 1
  }
  return -1
}

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/**
 * Cuts a GIF after its first frame, so that whatever is wrong with (or hidden in) later ones can't matter, and counts the
 * frames that are whole. `bytes` is null where the first frame itself is incomplete.
 */
export function firstFrame(bytes: Uint8Array): { bytes: Uint8Array | null; frames: number } {
  let first: Uint8Array | null = null
  let frames = 0
  let at = 13 + tableBytes(bytes[10] ?? 0)
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind === EXTENSION) at = endOfBlocks(bytes, at + 2)
    else if (kind === IMAGE) at = endOfBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0))
    else break
    if (at === -1) break
    if (kind === IMAGE && ++frames === 1) {
      first = new Uint8Array(at + 1)
      first.set(bytes.subarray(0, at))
      first[at] = TRAILER
    }
  }
  return { bytes: first, frames }
}
