/** Samples from −1 to 1 as 16-bit signed little-endian ones; what is louder is cut off. */
export function pcmOf(parts: readonly Float32Array[]): Uint8Array {
  const bytes = Buffer.alloc(2 * parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const samples of parts)
    for (const sample of samples) at = bytes.writeInt16LE(Math.round(Math.min(1, Math.max(-1, sample)) * 32_767), at)
  return bytes
}
