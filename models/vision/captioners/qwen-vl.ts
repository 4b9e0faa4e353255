import type { ImageProcessor, Processor } from '@huggingface/transformers'
import { z } from 'zod'
import { offlineLibrary, type Library } from '../../loading/library'
import type { Captioner } from './captioner'
import { openChat } from './chat'
import { keptPicture, type Inputs } from './encoding'
import type { Setup } from './opening'

const token = z.number().int().nonnegative()

const config = z.looseObject({
  model_type: z.enum(['qwen2_vl', 'qwen2_5_vl', 'qwen3_vl', 'qwen3_5']),
  image_token_id: token,
  vision_start_token_id: token,
  vision_config: z.looseObject({}),
  text_config: z.looseObject({ layer_types: z.array(z.string()).max(1024).optional() }).optional(),
})

const preprocessor = z.looseObject({
  patch_size: z.number().int().min(4).max(64),
  merge_size: z.number().int().min(1).max(8),
  temporal_patch_size: z.number().int().min(1).max(8).default(2),
})

/** A token for each 32 × 32 pixels: some 600 for a picture of this size, which takes some ten seconds on a small computer. */
const USUAL_EDGE = 768

const models = {
  qwen2_vl: 'Qwen2VLForConditionalGeneration',
  qwen2_5_vl: 'Qwen2_5_VLForConditionalGeneration',
  qwen3_vl: 'Qwen3VLForConditionalGeneration',
  qwen3_5: 'Qwen3_5ForConditionalGeneration',
} as const satisfies Record<string, keyof Library>

type QwenInputs = (text: string, image: object) => Promise<Inputs>

/** Qwen2-VL to Qwen3.5: captions and questions in many languages. Rejects with `CAPTIONER_DAMAGED`. */
export async function openQwenVl(setup: Setup): Promise<Captioner> {
  return openChat(setup, await offlineLibrary(), async (library, tokenizer) => {
    const { files, limits } = setup
    const settings = await files.json('config.json', config)
    const before = await files.json('preprocessor_config.json', preprocessor)
    const longestEdge = limits.longestEdge ?? USUAL_EDGE
    // The library enlarges small pictures to the least size of the file, and never beyond the most: both stay below the limit.
    const least = (before.patch_size * before.merge_size) ** 2
    const imageProcessor: ImageProcessor = new library.Qwen2VLImageProcessor({
      ...before,
      min_pixels: Math.min(longestEdge ** 2, 4 * least),
      max_pixels: longestEdge ** 2,
    })
    return {
      family: 'qwen-vl',
      languages: ['en', 'de'],
      model: library[models[settings.model_type]],
      config: settings,
      cache: (settings.text_config?.layer_types ?? ['full_attention']).map((type, index) =>
        type === 'full_attention' ? `past_key_values.${index}.key` : `past_recurrent.${index}`,
      ),
      repetitionPenalty: 1.05,
      longestEdge,
      // A thought before each answer would double the time, and nobody hears it.
      template: { enable_thinking: false },
      picture: (image) => imageProcessor(image) as unknown as Promise<Inputs>,
      inputs(prompt, kept) {
        const components = { tokenizer, image_processor: keptPicture(kept, before) }
        const Class = settings.model_type === 'qwen2_vl' ? library.Qwen2VLProcessor : library.Qwen3VLProcessor
        const processor: Processor = new Class({}, components as never, null as never)
        return (processor as unknown as QwenInputs)(prompt, {})
      },
    }
  })
}
