import type { WhisperFeatureExtractor } from '@huggingface/transformers'
import type { Library } from '../../loading/library'

/** Whisper's front end, the same for all its models: 100 frames a second, 30 seconds. */
export const SAMPLES_PER_FRAME = 160
export const WINDOW_FRAMES = 3000
const RATE = 16_000
const FRONT_END = {
  sampling_rate: RATE,
  hop_length: SAMPLES_PER_FRAME,
  n_fft: 400,
  n_samples: 480_000,
  nb_max_frames: 3000,
}

/** Silence after the sound: speech that breaks off at once is taken for cut off. */
const PADDING = RATE

/** Log-mel frames: `data` is `[bands, frames]`. */
export interface Mel {
  data: Float32Array
  bands: number
  frames: number
}

export type MelOf = (samples: Float32Array, whole: boolean) => Promise<Mel>

/**
 * Whisper's log-mel frames of a sound of at most 30 s: of the sound and a second of silence, or of the whole window of 30 s.
 * Frames are scaled by the loudest one, which padding never is, so the shorter ones are the beginning of the longer ones.
 */
export function melFrontEnd(library: Library, bands: number): MelOf {
  const extractor: WhisperFeatureExtractor = new library.WhisperFeatureExtractor({ ...FRONT_END, feature_size: bands })
  return async (samples, whole) => {
    const even = 2 * SAMPLES_PER_FRAME
    const length = Math.min(FRONT_END.n_samples, Math.ceil((samples.length + PADDING) / even) * even)
    const { input_features: features } = await extractor._call(samples, { max_length: length })
    const frames = length / SAMPLES_PER_FRAME
    const data = features.data as Float32Array
    return whole ? { data: filled(data, bands, frames), bands, frames: WINDOW_FRAMES } : { data, bands, frames }
  }
}

/** Goes on with the last frame, which is silence, to the end of the window: what the front end would compute, without computing it. */
function filled(data: Float32Array, bands: number, frames: number): Float32Array {
  const whole = new Float32Array(bands * WINDOW_FRAMES)
  for (let band = 0; band < bands; band++) {
    const row = data.subarray(band * frames, (band + 1) * frames)
    whole.set(row, band * WINDOW_FRAMES)
    whole.fill(row.at(-1) as number, band * WINDOW_FRAMES + frames, (band + 1) * WINDOW_FRAMES)
  }
  return whole
}
