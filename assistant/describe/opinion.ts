import type { ChosenCaptioner } from '../assistant'
import type { Length } from '../contract/descriptions'
import type { CaptionRequest } from '../../models/contract/captioning'
import { DescryError, type ErrorCode } from '../../models/contract/errors'

/** A model that says nothing for this long is stopped: twice the time after which it ends by itself between two tokens, in milliseconds. */
const USUAL_SILENCE_MS = 240_000

/** Failures of a model. The exact parts of a description don't depend on it. */
const failures: ReadonlySet<ErrorCode> = new Set([
  'CAPTIONER_DAMAGED',
  'CAPTIONER_UNSUPPORTED',
  'QUESTIONS_UNSUPPORTED',
  'MODEL_TOO_SLOW',
  'MODEL_QUARANTINED',
  // The store took it away, or refuses it, since it was chosen.
  'NOT_INSTALLED',
  'MODEL_DAMAGED',
  'MODEL_LEAVING',
  'MODEL_TOO_LARGE',
  'ENGINE_RESTARTED',
  'INTERNAL',
])

/** What is asked of the model for a description of this length. Of screens and pages a brief description says nothing that a model knows. */
export function captionRequestFor({ source, twice = false }: ChosenCaptioner, length: Length): CaptionRequest {
  return { captioner: source, length, twice, ...(length === 'brief' && { kinds: ['photo', 'drawing'] }) }
}

/** How long the model may be silent before it is stopped, in milliseconds. */
export function silenceMsFor({ source }: ChosenCaptioner): number {
  const { seconds } = source.limits ?? {}
  return seconds === undefined ? USUAL_SILENCE_MS : seconds * 2000
}

/** The failure of a model, told with its name; null for what is no failure of a model, such as a wish to stop. */
export function modelFailure(thrown: unknown, { source }: ChosenCaptioner): DescryError | null {
  if (!(thrown instanceof DescryError) || !failures.has(thrown.code)) return null
  return thrown.code === 'MODEL_TOO_SLOW' ? new DescryError('MODEL_TOO_SLOW', source.id, { cause: thrown }) : thrown
}
