import { SAMPLE_RATE } from '../../models/contract/hearing'
import { wavHeader } from '../voice/wav'

/** PCM as a WAV file, and how long it is in seconds. */
export function asWav(pcm: Uint8Array): { seconds: number; wav: Uint8Array } {
  const header = wavHeader(SAMPLE_RATE, pcm.byteLength)
  const wav = new Uint8Array(header.byteLength + pcm.byteLength)
  wav.set(header)
  wav.set(pcm, header.byteLength)
  return { seconds: pcm.byteLength / 2 / SAMPLE_RATE, wav }
}

/** Several sources at the same time, as one. */
export function mix(sounds: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(), ...others] = [...sounds].sort((a, b) => b.byteLength - a.byteLength)
  if (others.length === 0) return first
  const mixed = new Int16Array(first.slice().buffer, 0, first.byteLength >> 1)
  for (const other of others) {
    const samples = new Int16Array(other.slice().buffer, 0, other.byteLength >> 1)
    for (let i = 0; i < samples.length; i++)
      mixed[i] = Math.max(-32768, Math.min(32767, (mixed[i] as number) + (samples[i] as number)))
  }
  return new Uint8Array(mixed.buffer)
}
