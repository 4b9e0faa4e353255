/** Sample rates by their number in the header of AAC (ISO 14496-3, table 1.18). */
const RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]
const LOW_COMPLEXITY = 2
const BANDWIDTH_EXTENSIONS = [5, 29]
const OWN_RATE = 15

export interface AacConfig {
  rate: number
  /** Number of the channels' layout: the number of channels up to 6; 7 is 8 channels. */
  layout: number
}

/**
 * What the header of AAC (AudioSpecificConfig) says of the sound that is in every stream. HE-AAC adds the octaves above what
 * speech needs, at twice the rate; they are left out, so that its sound is that of plain AAC at half the rate.
 * Undefined where it is neither.
 */
export function readAacConfig(description: Uint8Array): AacConfig | undefined {
  let at = 0
  const read = (bits: number): number => {
    let value = 0
    for (; bits > 0; bits--, at++) value = value * 2 + (((description[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
  const rateOf = (number: number): number => (number === OWN_RATE ? read(24) : (RATES[number] ?? 0))
  let kind = read(5)
  const rate = rateOf(read(4))
  const layout = read(4)
  if (BANDWIDTH_EXTENSIONS.includes(kind)) {
    rateOf(read(4))
    kind = read(5)
  }
  return kind === LOW_COMPLEXITY && layout >= 1 && layout <= 7 ? { rate, layout } : undefined
}

/** The header of plain AAC with frames of 1024 samples. */
export function writeAacConfig({ rate, layout }: AacConfig): Uint8Array {
  const known = RATES.indexOf(rate)
  const bits = [
    [LOW_COMPLEXITY, 5],
    ...(known >= 0
      ? [[known, 4]]
      : [
          [OWN_RATE, 4],
          [rate, 24],
        ]),
    [layout, 4],
    [0, 3],
  ] as [number, number][]
  const text = bits.map(([value, width]) => value.toString(2).padStart(width, '0')).join('')
  return Uint8Array.from(text.match(/.{1,8}/g) ?? [], (byte) => parseInt(byte.padEnd(8, '0'), 2))
}
