import type { Planes } from './packet-decoder'

/** In films voices come from the front; the low-frequency channel has none. */
const CENTRE = 1
const FRONT = Math.SQRT1_2
const REST = 0.5
const NONE = 0

/** Weights of 3 to 8 channels in the order of WAV and FLAC (left, right, centre, low, …). */
const weightsOfWave: Record<number, number[]> = {
  3: [FRONT, FRONT, CENTRE],
  4: [FRONT, FRONT, REST, REST],
  5: [FRONT, FRONT, CENTRE, REST, REST],
  6: [FRONT, FRONT, CENTRE, NONE, REST, REST],
  7: [FRONT, FRONT, CENTRE, NONE, REST, REST, REST],
  8: [FRONT, FRONT, CENTRE, NONE, REST, REST, REST, REST],
}

/** In the order of Vorbis and Opus (left, centre, right, …, low). */
const weightsOfXiph: Record<number, number[]> = {
  3: [FRONT, CENTRE, FRONT],
  4: [FRONT, FRONT, REST, REST],
  5: [FRONT, CENTRE, FRONT, REST, REST],
  6: [FRONT, CENTRE, FRONT, REST, REST, NONE],
  7: [FRONT, CENTRE, FRONT, REST, REST, REST, NONE],
  8: [FRONT, CENTRE, FRONT, REST, REST, REST, REST, NONE],
}

/** In the order of AAC (centre, left, right, …, low). */
const weightsOfAac: Record<number, number[]> = {
  3: [CENTRE, FRONT, FRONT],
  4: [CENTRE, FRONT, FRONT, REST],
  5: [CENTRE, FRONT, FRONT, REST, REST],
  6: [CENTRE, FRONT, FRONT, REST, REST, NONE],
  7: [CENTRE, FRONT, FRONT, REST, REST, REST, NONE],
}

const weightsOfCodec: Record<string, Record<number, number[]>> = {
  vorbis: weightsOfXiph,
  opus: weightsOfXiph,
  aac: weightsOfAac,
}

/** All channels as one, weighted so that it is never louder than the loudest of them. Other numbers of channels count evenly. */
export function downmix({ channels }: Planes, codec: string): Float32Array {
  const [first] = channels
  if (!first) return new Float32Array()
  if (channels.length === 1) return clean(first.slice())
  const weights = (weightsOfCodec[codec] ?? weightsOfWave)[channels.length] ?? channels.map(() => 1)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const mono = new Float32Array(first.length)
  channels.forEach((channel, index) => {
    const weight = (weights[index] ?? 0) / sum
    if (weight > 0) for (let i = 0; i < mono.length; i++) mono[i] = (mono[i] ?? 0) + weight * (channel[i] ?? 0)
  })
  return clean(mono)
}

/** Floats in a file may be anything: what is no number is silence, what is too loud is cut. */
function clean(mono: Float32Array): Float32Array {
  for (let i = 0; i < mono.length; i++) {
    const value = mono[i] ?? 0
    if (!(Math.abs(value) <= 1)) mono[i] = Number.isNaN(value) ? 0 : Math.sign(value)
  }
  return mono
}
