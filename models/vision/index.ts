import type { eyesMethods, Language } from '../contract/engines'
import type { EventsOf, ParsedParamsOf, ResultOf } from '../contract/method'
import { DescryError } from '../contract/errors'

type LookEvents = EventsOf<typeof eyesMethods.look>

export interface LookContext {
  /** The picture, when the source says `bytes`. */
  bytes?: Uint8Array
  signal: AbortSignal
  emit<E extends keyof LookEvents>(event: E, data: LookEvents[E]): void
}

/** All that machines see: one object owns the loaded models. */
export interface Vision {
  warm(language: Language): Promise<void>
  look(
    params: ParsedParamsOf<typeof eyesMethods.look>,
    context: LookContext,
  ): Promise<ResultOf<typeof eyesMethods.look>>
  preview(
    params: ParsedParamsOf<typeof eyesMethods.preview>,
    context: Pick<LookContext, 'bytes' | 'signal'>,
  ): Promise<{ png: Uint8Array; width: number; height: number }>
  /** Ids of the models in memory. */
  loaded(): string[]
}

export function createVision(): Vision {
  const missing = (): never => {
    throw new DescryError('MODEL_MISSING', 'vision')
  }
  return { warm: async () => {}, look: async () => missing(), preview: async () => missing(), loaded: () => [] }
}
