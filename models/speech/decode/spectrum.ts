import Huffman from 'aac/src/huffman.js'
import type { Bitstream } from 'av'
import type { Channel } from 'aac'

/** How a band is coded (ISO 14496-3, table 4.A.1 and 4.6): books 1 to 11 hold values, in fours or in pairs. */
const ZERO = 0
const FIRST_OF_PAIRS = 5
const NOISE = 13
/** Short windows follow each other at this distance. */
const SHORT = 128

interface Band {
  book: number
  /** Place of the band in the spectrum, in its first window. */
  at: number
  width: number
  windows: number
  scale: number
}

function bandsOf({ info, bandTypes, scaleFactors }: Channel): Band[] {
  const bands: Band[] = []
  let start = 0
  for (let group = 0; group < info.groupCount; group++) {
    const windows = info.groupLength[group] ?? 0
    for (let number = 0; number < info.maxSFB; number++) {
      const from = info.swbOffsets[number] ?? 0
      const width = (info.swbOffsets[number + 1] ?? from) - from
      const index = bands.length
      bands.push({
        book: bandTypes[index] ?? ZERO,
        at: start + from,
        width,
        windows,
        scale: scaleFactors[index] ?? 0,
      })
    }
    start += windows * SHORT
  }
  return bands
}

/** Noise of a given strength, for what the encoder described as no more than that. */
function fillWithNoise(spectrum: Float32Array, strength: number): void {
  let energy = 0
  for (let i = 0; i < spectrum.length; i++) {
    const value = Math.random() * 2 - 1
    spectrum[i] = value
    energy += value * value
  }
  const scale = Math.abs(strength) / Math.sqrt(energy || 1)
  for (let i = 0; i < spectrum.length; i++) spectrum[i] = (spectrum[i] ?? 0) * scale
}

/** Single lines that were taken out of the spectrum so that the rest is cheap to code. */
function addPulses({ pulsePresent, pulseOffset, pulseAmp }: Channel, values: Int32Array): void {
  if (!pulsePresent) return
  for (let i = 0; i < pulseOffset.length; i++) {
    const at = pulseOffset[i] ?? 0
    const value = values[at] ?? 0
    values[at] = value + (value > 0 ? 1 : -1) * (pulseAmp[i] ?? 0)
  }
}

/**
 * Reads the spectrum of one channel (ISO 14496-3, 4.6.1 to 4.6.3 and 4.6.13) into its `data`. The package's own can't add pulses,
 * and its noise becomes no number.
 */
export function readSpectrum(channel: Channel, stream: Bitstream): void {
  const { data } = channel
  const bands = bandsOf(channel)
  const values = new Int32Array(data.length)
  const few = new Int32Array(4)
  for (const { book, at, width, windows } of bands) {
    if (book === ZERO || book >= NOISE) continue
    const count = book >= FIRST_OF_PAIRS ? 2 : 4
    for (let window = 0; window < windows; window++)
      for (let k = 0; k < width; k += count) {
        Huffman.decodeSpectralData(stream, book, few, 0)
        for (let i = 0; i < count; i++) values[at + window * SHORT + k + i] = few[i] ?? 0
      }
  }
  addPulses(channel, values)
  for (const { book, at, width, windows, scale } of bands)
    for (let window = 0; window < windows; window++) {
      const from = at + window * SHORT
      if (book === NOISE) fillWithNoise(data.subarray(from, from + width), scale)
      else
        for (let i = from; i < from + width; i++) {
          const value = values[i] ?? 0
          data[i] = value * Math.cbrt(Math.abs(value)) * scale
        }
    }
}
