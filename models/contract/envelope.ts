import { z } from 'zod'
import { errorCodes } from './errors'

/** The version of the envelope. A peer that speaks another version is refused with `BAD_REQUEST`. */
export const PROTOCOL_VERSION = 1

const id = z.number().int().nonnegative()

/** What a caller sends: a call, or the wish to stop one. */
export const requestEnvelope = z.union([
  z.strictObject({ v: z.literal(PROTOCOL_VERSION), id, method: z.string().max(64), params: z.unknown() }),
  z.strictObject({ v: z.literal(PROTOCOL_VERSION), id, cancel: z.literal(true) }),
])

export const wireError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  detail: z.string(),
  retryable: z.boolean(),
})

/** What comes back: an event, the result, or an error. Exactly one result or error ends a call. */
export const replyEnvelope = z.union([
  z.strictObject({ v: z.literal(PROTOCOL_VERSION), id, event: z.string().max(64), data: z.unknown() }),
  z.strictObject({ v: z.literal(PROTOCOL_VERSION), id, ok: z.unknown() }),
  z.strictObject({ v: z.literal(PROTOCOL_VERSION), id, error: wireError }),
])

export type RequestEnvelope = z.infer<typeof requestEnvelope>
export type ReplyEnvelope = z.infer<typeof replyEnvelope>
