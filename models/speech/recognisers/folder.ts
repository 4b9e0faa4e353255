import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const id = z.number().int().nonnegative()

/** What Descry needs of a recogniser's `config.json`. */
const config = z.object({
  model_type: z.enum(['whisper', 'moonshine']),
  decoder_start_token_id: id,
  eos_token_id: z.union([
    id,
    z
      .array(id)
      .min(1)
      .transform((ids) => ids[0] as number),
  ]),
  decoder_layers: z.number().int().positive().optional(),
})

/** What Descry needs of Whisper's `generation_config.json`. */
const generation = z.object({
  is_multilingual: z.boolean().optional(),
  lang_to_id: z.record(z.string(), id).optional(),
  task_to_id: z.record(z.string(), id).optional(),
  no_timestamps_token_id: id.optional(),
  suppress_tokens: z.array(z.number().int()).nullish(),
  begin_suppress_tokens: z.array(z.number().int()).nullish(),
  alignment_heads: z.array(z.tuple([id, id])).nullish(),
})

const tokenizer = z.object({
  added_tokens: z.array(z.object({ id, content: z.string() })).default([]),
})

export type RecogniserConfig = z.infer<typeof config>
export type GenerationConfig = z.infer<typeof generation>

export interface RecogniserFolder {
  config: RecogniserConfig
  generation: GenerationConfig
  /** Special tokens by their text, such as `<|startofprev|>`. */
  special: ReadonlyMap<string, number>
  /** Number format of each network, as Transformers.js names it. */
  dtype: Record<string, Dtype>
}

export type Dtype = 'q8' | 'fp32' | 'int8' | 'uint8' | 'q4' | 'fp16' | 'q4f16' | 'bnb4'

/** How the files of a format end. The first that is there is taken: on a processor, 8 bits are smallest and fastest. */
const SUFFIXES: readonly (readonly [Dtype, string])[] = [
  ['q8', '_quantized'],
  ['int8', '_int8'],
  ['uint8', '_uint8'],
  ['fp32', ''],
  ['q4', '_q4'],
  ['fp16', '_fp16'],
  ['q4f16', '_q4f16'],
  ['bnb4', '_bnb4'],
]

/**
 * Reads what a folder in the layout of Transformers.js says about itself. It may come from anywhere, so everything is checked.
 * Throws where a file is missing or not as it should be.
 */
export async function readRecogniserFolder(folder: string): Promise<RecogniserFolder> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'))
  const own = config.parse(await json('config.json'))
  const generationFile = existsSync(join(folder, 'generation_config.json')) ? await json('generation_config.json') : {}
  const { added_tokens } = tokenizer.parse(await json('tokenizer.json'))
  const encoder = dtypeOf(folder, 'encoder_model')
  return {
    config: own,
    generation: generation.parse(generationFile),
    special: new Map(added_tokens.map((token) => [token.content, token.id])),
    // The library names the encoder `model` in one place and by its file in another.
    dtype: { model: encoder, encoder_model: encoder, decoder_model_merged: dtypeOf(folder, 'decoder_model_merged') },
  }
}

function dtypeOf(folder: string, base: string): Dtype {
  const found = SUFFIXES.find(([, suffix]) => existsSync(join(folder, 'onnx', `${base}${suffix}.onnx`)))
  if (!found) throw new Error(`onnx/${base}.onnx is missing`)
  return found[0]
}
