import { z } from 'zod'

/** The access token of the model hub: some models are given only to those who accepted their terms there. */

/** The longest token, in characters; those of the usual hub have 37. */
export const MOST_TOKEN_CHARACTERS = 512

/**
 * `kept`: in the system's key store; `this-run`: in memory only, because there is no key store; `given`: somebody set `HF_TOKEN` for
 * this run.
 */
export const tokenSource = z.enum(['none', 'kept', 'this-run', 'given'])

/** All that a person or a page may know of it. The token itself is never told. */
export const hubTokenState = z.object({
  /** Name and port of the hub that the token belongs to; no other is told it. */
  hub: z.string(),
  token: tokenSource,
  /** The system's key store; null where there is none, so that a token lasts for this run only. */
  keyStore: z.string().nullable(),
  /** The hub's address is not encrypted, so that it is never told a token. */
  open: z.boolean(),
})
export type HubTokenState = z.infer<typeof hubTokenState>
