import { SAMPLE_RATE } from '../../../assistant/contract'
import { createResampler } from './resampler'

/** Samples of a piece: 100 ms of 16 kHz. */
export const PIECE = SAMPLE_RATE / 10

/**
 * Makes pieces of 100 ms of 16 kHz PCM (16 bit, one channel) from samples of any rate between −1 and 1.
 * @param rate of what is pushed, in Hz
 */
export function createPieces(rate: number, emit: (pcm: Uint8Array) => void): (samples: Float32Array) => void {
  const resample = createResampler(rate, SAMPLE_RATE)
  let piece = new Int16Array(PIECE)
  let filled = 0
  return (samples) => {
    for (const sample of resample(samples)) {
      piece[filled++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)
      if (filled < PIECE) continue
      emit(new Uint8Array(piece.buffer))
      piece = new Int16Array(PIECE)
      filled = 0
    }
  }
}

/** Loudness of a piece of PCM on the scale that meters show: 0 (−60 dB or less) to 1 (full). */
export function loudness(pcm: Uint8Array): number {
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength >> 1)
  let sum = 0
  for (const value of samples) sum += value * value
  const level = Math.sqrt(sum / Math.max(1, samples.length)) / 32_768
  return Math.max(0, Math.min(1, 1 + (20 * Math.log10(level || 1e-9)) / 60))
}
