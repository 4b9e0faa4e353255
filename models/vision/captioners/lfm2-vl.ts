import type { Processor } from '@huggingface/transformers'
import { z } from 'zod'
import { offlineLibrary } from '../../loading/library'
import type { Captioner } from './captioner'
import { openChat } from './chat'
import { keptPicture, type Inputs } from './encoding'
import type { Setup } from './opening'
import { pixels } from './settings'

const layer = z.enum(['conv', 'full_attention'])

const config = z.looseObject({
  model_type: z.literal('lfm2_vl'),
  text_config: z.looseObject({ model_type: z.string(), layer_types: z.array(layer).min(1).max(1024) }),
})

const preprocessor = z.looseObject({
  tile_size: pixels.default(512),
  max_tiles: z.number().int().min(1).max(64).default(10),
  max_image_tokens: z.number().int().min(1).max(4096).default(256),
})

/** Four tiles and the whole; all ten take minutes on a small computer. */
const USUAL_EDGE = 1024

type Lfm2Inputs = (image: object, text: string, options: object) => Promise<Inputs>

/** LFM2-VL and LFM2.5-VL: captions and questions in English. Rejects with `CAPTIONER_DAMAGED`. */
export async function openLfm2Vl(setup: Setup): Promise<Captioner> {
  return openChat(setup, await offlineLibrary(), async (library, tokenizer) => {
    const { files, limits } = setup
    const settings = await files.json('config.json', config)
    const before = await files.json('preprocessor_config.json', preprocessor)
    const imageProcessor = new library.Lfm2VlImageProcessor(before)
    const caches = settings.text_config.layer_types.map((type, index) =>
      type === 'conv' ? `past_conv.${index}` : `past_key_values.${index}.key`,
    )
    return {
      family: 'lfm2-vl',
      languages: ['en'],
      model: library.Lfm2VlForConditionalGeneration,
      config: settings,
      cache: caches,
      repetitionPenalty: 1.05,
      longestEdge: limits.longestEdge ?? USUAL_EDGE,
      picture: (image) => imageProcessor(image, { return_row_col_info: true } as never) as Promise<Inputs>,
      inputs(prompt, kept) {
        const components = { tokenizer, image_processor: keptPicture(kept, before) }
        const processor: Processor = new library.Lfm2VlProcessor({}, components as never, null as never)
        // The template has written the first token already.
        return (processor as unknown as Lfm2Inputs)({}, prompt, { add_special_tokens: false })
      },
    }
  })
}
