import { z } from 'zod'

/** The settings files of recognisers, as far as they are used. */

const count = z.number().int().positive().max(1024)
const token = z.number().int().nonnegative().max(10_000_000)
/** One token or several, as a list. */
const oneOrMore = z.union([token.transform((one) => [one]), z.array(token).min(1).max(100)])

export const modelKind = z.object({ model_type: z.string().regex(/^[\w.-]{1,40}$/) })

export const whisperConfig = z.object({
  model_type: z.literal('whisper'),
  is_encoder_decoder: z.boolean().default(true),
  d_model: z.number().int().positive().max(65_536),
  encoder_layers: count,
  decoder_layers: count,
  encoder_attention_heads: count,
  decoder_attention_heads: count,
  num_mel_bins: z.union([z.literal(80), z.literal(128)]),
  max_target_positions: z.number().int().min(16).max(100_000).default(448),
})

/** Lists of tokens: some files have −1 for “as usual”. */
const tokenList = z
  .array(z.number().int().max(10_000_000))
  .max(10_000)
  .nullish()
  .transform((list) => (list ?? []).filter((one) => one >= 0))

export const whisperGeneration = z.object({
  decoder_start_token_id: token,
  eos_token_id: oneOrMore,
  no_timestamps_token_id: token,
  prev_sot_token_id: token.nullish(),
  is_multilingual: z.boolean().nullish(),
  /** `<|en|>` and its token. */
  lang_to_id: z
    .record(z.string().regex(/^<\|[a-z]{2,3}\|>$/), token)
    .nullish()
    .transform((languages) => languages ?? {}),
  task_to_id: z
    .object({ transcribe: token.nullish(), translate: token.nullish() })
    .nullish()
    .transform((tasks) => tasks ?? {}),
  suppress_tokens: tokenList,
  begin_suppress_tokens: tokenList,
  /** Layer and head of the attention that follows the speech. */
  alignment_heads: z
    .array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]))
    .max(4096)
    .nullish()
    .transform((list) => list ?? []),
})
export type WhisperGeneration = z.infer<typeof whisperGeneration>

export const moonshineConfig = z.object({
  model_type: z.literal('moonshine'),
  is_encoder_decoder: z.boolean().default(true),
  hidden_size: z.number().int().positive().max(65_536),
  encoder_num_hidden_layers: count,
  encoder_num_key_value_heads: count,
  decoder_num_hidden_layers: count,
  decoder_num_key_value_heads: count,
  decoder_start_token_id: token,
  eos_token_id: oneOrMore,
})
