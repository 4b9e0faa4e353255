import type { PreTrainedModel, Tensor } from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-node'
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import type { SearchSource } from '../../contract/captioning'
import { anyObject, FASTEST_FIRST, modelFolder } from '../../loading/folder'
import { offlineLibrary, type Library } from '../../loading/library'
import { openSessions, type ModelClass } from '../../loading/sessions'
import { damaged } from '../captioners/damaged'
import { networkPath, openTokenizer, type Setup } from '../captioners/opening'
import { shownAs } from '../captioners/shown'
import type { Picture } from '../picture'

/** Puts pictures and texts into one space: what belongs together lies close together. */
export interface SearchModel {
  readonly id: string
  /** Vectors of length 1; how alike two are is their inner product. Reject with `CAPTIONER_DAMAGED`. */
  embedTexts(texts: readonly string[]): Promise<number[][]>
  embedPicture(picture: Picture): Promise<number[]>
  close(): Promise<void>
}

const config = z.looseObject({ model_type: z.enum(['siglip', 'clip']) })

interface Family {
  vision: ModelClass
  text: ModelClass
  /** Names of the outputs. */
  outputs: { vision: string; text: string }
  /** SigLIP was taught with texts of one length, CLIP with a mask. */
  padding: true | 'max_length'
}

const familyOf = (library: Library, name: 'siglip' | 'clip'): Family =>
  name === 'siglip'
    ? {
        vision: library.SiglipVisionModel,
        text: library.SiglipTextModel,
        outputs: { vision: 'pooler_output', text: 'pooler_output' },
        padding: 'max_length',
      }
    : {
        vision: library.CLIPVisionModelWithProjection,
        text: library.CLIPTextModelWithProjection,
        outputs: { vision: 'image_embeds', text: 'text_embeds' },
        padding: true,
      }

const THREADS = Math.min(4, availableParallelism())

/**
 * Opens a SigLIP or CLIP. Its two towers are loaded when they are first needed: the one for texts is large, and whoever only files
 * pictures never needs it. Rejects with `CAPTIONER_DAMAGED`.
 */
export async function openSearchModel(source: SearchSource): Promise<SearchModel> {
  const { id, folder, dtype, limits = {} } = source
  const fail = (cause: unknown): Error => damaged(id, cause)
  const files = modelFolder(folder, (cause) => damaged(id, cause))
  const settings = await files.json('config.json', config)
  const before = await files.json('preprocessor_config.json', anyObject)
  const library = await offlineLibrary()
  const family = familyOf(library, source.family ?? settings.model_type)
  const setup: Setup = { id, files, dtype, limits, threads: limits.threads ?? THREADS }
  // The general processor of pictures does what both families ask for in their settings.
  const imageProcessor = new library.CLIPImageProcessor(before)
  const tokenizer = await openTokenizer(library, setup).catch((error: unknown) => Promise.reject(fail(error)))

  const tower = (Model: ModelClass, base: string): (() => Promise<PreTrainedModel>) => {
    let opening: Promise<PreTrainedModel> | undefined
    return () =>
      (opening ??= openSessions({ model: networkPath(setup, base, FASTEST_FIRST) }, setup.threads).then(
        (sessions: Record<'model', InferenceSession>) =>
          new Model(new library.PretrainedConfig(settings), sessions, {}),
      ))
  }
  const vision = tower(family.vision, 'vision_model')
  const text = tower(family.text, 'text_model')
  const opened: PreTrainedModel[] = []
  const run = async (open: () => Promise<PreTrainedModel>, inputs: object, output: string): Promise<number[][]> => {
    try {
      const model = await open()
      if (!opened.includes(model)) opened.push(model)
      const outputs = (await model(inputs as never)) as Record<string, Tensor | undefined>
      return rowsOf(outputs[output]).map(unit)
    } catch (error) {
      throw fail(error)
    }
  }

  return {
    id,
    embedTexts: (texts) =>
      run(text, tokenizer([...texts], { padding: family.padding, truncation: true }), family.outputs.text),
    async embedPicture(picture) {
      const image = await shownAs(library, picture, limits.longestEdge ?? 1024)
      const inputs = await imageProcessor(image)
      const [vector = []] = await run(vision, inputs, family.outputs.vision)
      return vector
    },
    close: async () => {
      for (const model of opened) await model.dispose()
    },
  }
}

function rowsOf(tensor: Tensor | undefined): number[][] {
  const [count = 0, width = 0] = tensor?.dims ?? []
  if (!tensor || tensor.dims.length !== 2 || width === 0) throw new Error('the network gave no vectors')
  const data = tensor.to('float32').data as Float32Array
  return Array.from({ length: count }, (_, row) => [...data.subarray(row * width, (row + 1) * width)])
}

/** The same direction with length 1; a vector without a direction stays what it is. */
function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return length > 0 ? vector.map((value) => value / length) : [...vector]
}
