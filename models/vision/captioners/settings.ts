import { z } from 'zod'

/** The settings files of captioners, as far as they are used here; the rest is passed on to the library. */

const token = z.number().int().nonnegative().max(10_000_000)

export const modelKind = z.object({ model_type: z.string().regex(/^[\w.-]{1,40}$/) })

/** Only what ends and begins a text: how tokens are drawn is decided here, not by a file. */
export const generation = z.object({
  eos_token_id: z.union([token, z.array(token).max(100)]).nullish(),
  bos_token_id: token.nullish(),
  pad_token_id: token.nullish(),
  decoder_start_token_id: token.nullish(),
  forced_bos_token_id: token.nullish(),
})

/** Without the ones that say nothing: they would hide those of the other settings file. */
export function told<T extends object>(settings: T): Partial<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null)) as Partial<T>
}

/** A side of a picture, or of its tiles, in pixels. */
export const pixels = z.number().int().min(8).max(8192)
