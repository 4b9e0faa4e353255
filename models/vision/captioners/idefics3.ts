import type { ImageProcessor, PreTrainedTokenizer, Processor } from '@huggingface/transformers'
import { z } from 'zod'
import { offlineLibrary, type Library } from '../../loading/library'
import type { Captioner } from './captioner'
import { openChat, type ChatFamily } from './chat'
import { keptPicture, type Inputs } from './encoding'
import type { Setup } from './opening'
import { pixels } from './settings'

const config = z.looseObject({
  model_type: z.enum(['idefics3', 'smolvlm']),
  image_token_id: z.number().int().nonnegative(),
  text_config: z.looseObject({ model_type: z.string(), num_hidden_layers: z.number().int().positive().max(1024) }),
})

const preprocessor = z.looseObject({
  max_image_size: z.looseObject({ longest_edge: pixels }),
  size: z.looseObject({ longest_edge: pixels }),
})

const processor = z.looseObject({ image_seq_len: z.number().int().positive().max(4096) })

/** Two tiles on the longer side: five of 64 tokens with the whole, some ten seconds on a small computer. All of 17 take a minute. */
const USUAL_EDGE = 1024

type Idefics3Inputs = (text: string, image: object, options: object) => Promise<Inputs>

/** How the picture and the prompt of an Idefics3 are made. The longest edge decides how many tiles it is cut into; one tile: none. */
export async function idefics3Family(
  { files, limits }: Setup,
  library: Library,
  tokenizer: PreTrainedTokenizer,
): Promise<Omit<ChatFamily, 'family' | 'languages'>> {
  const settings = await files.json('config.json', config)
  const before = await files.json('preprocessor_config.json', preprocessor)
  const { image_seq_len } = await files.json('processor_config.json', processor)
  const tile = before.max_image_size.longest_edge
  // The library enlarges small pictures to this size, so that it must be a number of tiles.
  const edge =
    Math.max(1, Math.round(Math.min(limits.longestEdge ?? USUAL_EDGE, before.size.longest_edge) / tile)) * tile
  const imageProcessor: ImageProcessor = new library.Idefics3ImageProcessor({ ...before, size: { longest_edge: edge } })
  const splitting = edge > tile
  const isSmol = settings.model_type === 'smolvlm'
  return {
    model: isSmol ? library.SmolVLMForConditionalGeneration : library.Idefics3ForConditionalGeneration,
    config: settings,
    cache: ['past_key_values.0.key', 'past_key_values.0.value'],
    repetitionPenalty: 1.1,
    longestEdge: Infinity,
    picture: (image) =>
      imageProcessor(image, { do_image_splitting: splitting, return_row_col_info: true } as never) as Promise<Inputs>,
    inputs(prompt, kept) {
      const components = { tokenizer, image_processor: keptPicture(kept, before) }
      const make: Processor = new library.Idefics3Processor({ image_seq_len }, components as never, null as never)
      return (make as unknown as Idefics3Inputs)(prompt, {}, {})
    },
  }
}

/** SmolVLM, SmolVLM2 and other models built as Idefics3: captions and questions in English. Rejects with `CAPTIONER_DAMAGED`. */
export async function openIdefics3(setup: Setup): Promise<Captioner> {
  return openChat(setup, await offlineLibrary(), async (library, tokenizer) => ({
    ...(await idefics3Family(setup, library, tokenizer)),
    family: 'idefics3',
    languages: ['en'],
  }))
}
