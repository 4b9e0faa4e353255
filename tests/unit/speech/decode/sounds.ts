import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openSoundFile } from '../../../../models/speech/decode'

export const shared = resolve(import.meta.dirname, '../../../../../shared/inputs')
/** Real recordings and films, which are not part of the repository. */
export const hasShared = existsSync(shared)
export const file = (name: string): string => resolve(import.meta.dirname, 'files', name)

export function joined(pieces: Float32Array[]): Float32Array {
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** All that a file holds from a place on. */
export async function soundOf(path: string, from?: number): Promise<Float32Array> {
  const opened = await openSoundFile(path)
  try {
    const pieces: Float32Array[] = []
    for await (const piece of opened.read(from)) pieces.push(piece)
    return joined(pieces)
  } finally {
    await opened.close()
  }
}

export interface WaveFormat {
  rate: number
  channels: number
  bits: 8 | 16 | 24 | 32
  float?: boolean
}

/** The first 44 bytes of a WAV file. */
export function waveHead({ rate, channels, bits, float }: WaveFormat, bytes: number): Buffer {
  const head = Buffer.alloc(44)
  const frame = (channels * bits) / 8
  head.write('RIFF', 0)
  head.writeUInt32LE(Math.min(0xffffffff, 36 + bytes), 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(float ? 3 : 1, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(Math.min(0xffffffff, rate * frame), 28)
  head.writeUInt16LE(Math.min(0xffff, frame), 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}

/** A WAV file: each sample of each channel as a function of the time in seconds. */
export function wave(format: WaveFormat, seconds: number, ...channels: ((time: number) => number)[]): Buffer {
  const { rate, bits, float } = format
  const length = Math.round(seconds * rate)
  const bytes = bits / 8
  const data = Buffer.alloc(length * channels.length * bytes)
  let at = 0
  for (let i = 0; i < length; i++)
    for (const channel of channels) {
      const value = channel(i / rate)
      if (float) data.writeFloatLE(value, at)
      else if (bits === 8) data.writeUInt8(Math.round(value * 127) + 128, at)
      else data.writeIntLE(Math.round(value * (2 ** (bits - 1) - 1)), at, bytes)
      at += bytes
    }
  return Buffer.concat([waveHead({ ...format, channels: channels.length }, data.length), data])
}

export const sine =
  (frequency: number, level = 0.5) =>
  (time: number): number =>
    level * Math.sin(2 * Math.PI * frequency * time)

/** How much of a frequency is in the sound, as the level of a sine; its edges are left out. */
export function levelOf(sound: Float32Array, frequency: number): number {
  let [real, imaginary] = [0, 0]
  const middle = sound.subarray(1600, sound.length - 1600)
  middle.forEach((value, i) => {
    const angle = (2 * Math.PI * frequency * i) / 16_000
    real += value * Math.cos(angle)
    imaginary += value * Math.sin(angle)
  })
  return (2 * Math.hypot(real, imaginary)) / middle.length
}

export const loudness = (sound: Float32Array): number =>
  Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length)

/** How alike two sounds are at best, when one may be up to 100 ms late: 1 is the same, 0 nothing in common. */
export function likeness(one: Float32Array, other: Float32Array): number {
  let best = 0
  for (let late = -1600; late <= 1600; late++) {
    let [both, first, second] = [0, 0, 0]
    for (let i = 1600; i < Math.min(one.length, other.length) - 1600; i++) {
      const [a, b] = [one[i] ?? 0, other[i + late] ?? 0]
      both += a * b
      first += a * a
      second += b * b
    }
    best = Math.max(best, both / Math.sqrt(first * second || 1))
  }
  return best
}

/** The largest difference of two sounds. */
export function difference(one: Float32Array, other: Float32Array): number {
  return one.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (other[i] ?? 0))), 0)
}
