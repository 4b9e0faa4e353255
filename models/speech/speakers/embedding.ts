import type { Tensor } from '@huggingface/transformers'
import { z } from 'zod'
import { EXACT_FIRST, modelFolder } from '../../loading/folder'
import type { Library } from '../../loading/library'
import { openOne, type OpenOptions } from './opening'

/** Numbers that describe a voice. */
export const VOICE_SIZE = 256

export interface VoiceEmbedding {
  /**
   * What a voice is like: a vector of length 1.
   *
   * @param samples sound of one person, 16,000 samples a second, from -1 to 1
   * Rejects with `MODEL_DAMAGED`.
   */
  embed(samples: Float32Array): Promise<Float32Array>
  close(): Promise<void>
}

const config = z.looseObject({ model_type: z.literal('wespeaker-resnet') })
const preprocessor = z.looseObject({
  feature_extractor_type: z.literal('WeSpeakerFeatureExtractor'),
  sampling_rate: z.literal(16_000),
  num_mel_bins: z.number().int().min(1).max(256),
  min_num_frames: z.number().int().min(1).max(1000).nullish(),
})

/** Opens a WeSpeaker model in the layout of Transformers.js. Rejects with `MODEL_DAMAGED`. */
export async function openVoiceEmbedding(
  library: Library,
  folder: string,
  options: OpenOptions,
): Promise<VoiceEmbedding> {
  const { damaged } = options
  const files = modelFolder(folder, damaged)
  const settings = await files.json('config.json', config)
  const before = await files.json('preprocessor_config.json', preprocessor)
  // The mean over all of the sound is taken off each band: what stays is the voice, and not the room.
  const extractor = new library.WeSpeakerFeatureExtractor({ ...before, fbank_centering_span: null })
  const model = await openOne(library, library.WeSpeakerResNetModel, settings, {
    ...options,
    path: files.network('model', EXACT_FIRST),
    input: 'input_features',
  })
  return {
    async embed(samples) {
      try {
        const outputs = (await model(await extractor(samples))) as Record<string, Tensor | undefined>
        // Conversions of this model call their only output by different names.
        const found = Object.values(outputs).find((tensor) => tensor?.dims.at(-1) === VOICE_SIZE)
        const data = found?.to('float32').data
        if (!(data instanceof Float32Array) || data.length !== VOICE_SIZE)
          throw new Error('the network gave no description of a voice')
        const length = Math.hypot(...data)
        if (!(length > 0 && Number.isFinite(length))) throw new Error('the network gave no numbers')
        return data.map((value) => value / length)
      } catch (error) {
        throw damaged(error)
      }
    },
    close: async () => void (await model.dispose()),
  }
}
