import type { Tensor } from '@huggingface/transformers'
import { z } from 'zod'
import { DescryError } from '../../contract/errors'
import type { SoundLabel } from '../../contract/hearing'
import type { SoundScore } from '../../contract/sounds'
import { FASTEST_FIRST, modelFolder } from '../../loading/folder'
import { offlineLibrary } from '../../loading/library'
import { closeSessions, openSessions, requireNames } from '../../loading/sessions'
import { AUDIOSET } from './audioset'

/** One loaded model that names sounds. */
export interface SoundTagger {
  /**
   * How likely each sound is part of a piece.
   *
   * @param samples mono sound, 16,000 samples a second, from -1 to 1; what is beyond the model's window is not looked at
   * Rejects with `MODEL_DAMAGED`.
   */
  tag(samples: Float32Array): Promise<SoundScore[]>
  close(): Promise<void>
}

const config = z.looseObject({
  model_type: z.literal('audio-spectrogram-transformer'),
  id2label: z.record(z.string().regex(/^\d{1,4}$/), z.string()),
})

/** What the library's extractor of features reads. Larger numbers than these would only cost memory. */
const preprocessor = z.looseObject({
  feature_extractor_type: z.literal('ASTFeatureExtractor'),
  sampling_rate: z.literal(16_000),
  num_mel_bins: z.number().int().min(1).max(256),
  max_length: z.number().int().min(1).max(4096),
  do_normalize: z.boolean(),
  mean: z.number(),
  std: z.number().positive(),
})

/** Shortest sound that has a frame of features: 25 ms. */
const SHORTEST = 400

/**
 * Opens an Audio Spectrogram Transformer (AST) in the layout of Transformers.js: `config.json`, `preprocessor_config.json` and
 * `onnx/model` in any of its number formats. Its labels are independent of each other, so that each gets a probability of its own
 * (sigmoid; the library's pipeline would let them compete). Rejects with `MODEL_DAMAGED`.
 */
export async function openSoundTagger(
  folder: string,
  { name, threads }: { name: string; threads: number },
): Promise<SoundTagger> {
  const damaged = (cause: unknown): DescryError =>
    cause instanceof DescryError ? cause : new DescryError('MODEL_DAMAGED', name, { cause })
  const files = modelFolder(folder, damaged)
  const settings = await files.json('config.json', config)
  const before = await files.json('preprocessor_config.json', preprocessor)
  const outputs = outputsOf(settings.id2label)
  if (outputs.length === 0) throw damaged(new Error('config.json has none of the labels of AudioSet'))
  const path = files.network('model', FASTEST_FIRST)
  const library = await offlineLibrary()
  const extractor = new library.ASTFeatureExtractor(before)
  const sessions = await openSessions({ model: path }, threads).catch((error: unknown) =>
    Promise.reject(damaged(error)),
  )
  try {
    requireNames(sessions.model.inputNames, ['input_values'])
    requireNames(sessions.model.outputNames, ['logits'])
  } catch (error) {
    await closeSessions(sessions)
    throw damaged(error)
  }
  const model = new library.ASTForAudioClassification(new library.PretrainedConfig(settings), sessions, {})
  const most = Math.max(...outputs.flatMap(({ indices }) => indices))

  return {
    async tag(samples) {
      if (samples.length < SHORTEST) return []
      try {
        const { logits } = (await model(await extractor(samples))) as { logits?: Tensor }
        const values = logits?.to('float32').data
        if (!(values instanceof Float32Array) || values.length <= most) throw new Error('the network gave no labels')
        if (values.some((value) => Number.isNaN(value))) throw new Error('the network gave no numbers')
        return outputs.map(({ label, indices }) => ({
          label,
          probability: sigmoid(Math.max(...indices.map((index) => values[index] as number))),
        }))
      } catch (error) {
        throw damaged(error)
      }
    },
    close: async () => void (await model.dispose()),
  }
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Where in the network's answer each sound is. One sound may have several labels; the likeliest counts. */
function outputsOf(names: Readonly<Record<string, string>>): { label: SoundLabel; indices: number[] }[] {
  const indexOf = new Map(Object.entries(names).map(([index, name]) => [name, Number(index)]))
  return (Object.entries(AUDIOSET) as [SoundLabel, readonly string[]][]).flatMap(([label, labels]) => {
    const indices = labels.flatMap((known) => indexOf.get(known) ?? [])
    return indices.length > 0 ? [{ label, indices }] : []
  })
}
