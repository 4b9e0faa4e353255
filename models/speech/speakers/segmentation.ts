import type { Tensor } from '@huggingface/transformers'
import { z } from 'zod'
import { EXACT_FIRST, modelFolder } from '../../loading/folder'
import type { Library } from '../../loading/library'
import { openOne, type OpenOptions } from './opening'

/** Who speaks in a window. Several may speak at once. Seconds from its start. */
export interface Stretch {
  start: number
  end: number
  /** Numbers of this window only, from 0; empty where nobody speaks. */
  speakers: readonly number[]
}

export interface Segmentation {
  /**
   * @param samples mono sound of at most 10 seconds, 16,000 samples a second, from -1 to 1
   * Rejects with `MODEL_DAMAGED`.
   */
  segment(samples: Float32Array): Promise<Stretch[]>
  close(): Promise<void>
}

/** The network answers each frame with one of these: nobody, one of three speakers, or two of them at once. */
const POWERSET: readonly (readonly number[])[] = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]]

const config = z.looseObject({ model_type: z.literal('pyannote') })
const preprocessor = z.looseObject({
  feature_extractor_type: z.literal('PyAnnoteFeatureExtractor'),
  sampling_rate: z.literal(16_000),
  /** Samples before the first frame, and between frames. */
  offset: z.number().nonnegative(),
  step: z.number().positive(),
})

/** Shortest sound that has a frame: the network looks at 991 samples for one. */
const SHORTEST = 991

/** Opens a pyannote segmentation model in the layout of Transformers.js. Rejects with `MODEL_DAMAGED`. */
export async function openSegmentation(library: Library, folder: string, options: OpenOptions): Promise<Segmentation> {
  const { damaged } = options
  const files = modelFolder(folder, damaged)
  const settings = await files.json('config.json', config)
  const extractor = new library.PyAnnoteFeatureExtractor(await files.json('preprocessor_config.json', preprocessor))
  const model = await openOne(library, library.PyAnnoteForAudioFrameClassification, settings, {
    ...options,
    // 8-bit numbers are reported to do worse here.
    path: files.network('model', EXACT_FIRST),
    input: 'input_values',
    output: 'logits',
  })
  return {
    async segment(samples) {
      if (samples.length < SHORTEST) return []
      try {
        const { logits } = (await model(await extractor(samples))) as { logits?: Tensor }
        const [batch, frames = 0, classes] = logits?.dims ?? []
        if (!logits || batch !== 1 || frames === 0 || classes !== POWERSET.length)
          throw new Error('the network gave no frames of speakers')
        const [stretches = []] = extractor.post_process_speaker_diarization(logits.to('float32'), samples.length)
        return stretches.map(({ id, start, end }) => ({ start, end, speakers: POWERSET[id] ?? [] }))
      } catch (error) {
        throw damaged(error)
      }
    },
    close: async () => void (await model.dispose()),
  }
}
