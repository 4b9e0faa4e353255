import { eyesMethods, type PictureSource } from '../../models/contract/engines'
import { DescryError, toDescryError, type ErrorCode } from '../../models/contract/errors'
import type { EnginePort } from '../ports'
import type { ChosenSearchModel } from './model'

/** A model that says nothing for this long is stopped, in milliseconds; loading counts too. */
const SILENCE_MS = 240_000

export interface PictureToEmbed {
  source: PictureSource
  bytes?: Uint8Array | undefined
  page?: number | undefined
}

/** Puts the words and the pictures of one search into one space. */
export interface Embedder {
  readonly model: ChosenSearchModel
  /** Where the words lie. */
  readonly words: readonly number[]
  /** Where a picture lies; undefined where it can't be seen, or where the model has failed. Rejects where it is stopped. */
  picture(picture: PictureToEmbed, signal?: AbortSignal): Promise<readonly number[] | undefined>
  /** Why the model is asked no more. */
  problem(): DescryError | null
}

/** Failures that the next picture would meet again. */
const OF_THE_MODEL: ReadonlySet<ErrorCode> = new Set([
  'CAPTIONER_DAMAGED',
  'CAPTIONER_UNSUPPORTED',
  'MODEL_QUARANTINED',
  'MODEL_TOO_SLOW',
  'MODEL_MISSING',
  'ENGINE_UNAVAILABLE',
])

/**
 * Begins a search with a model. Gives the problem instead where the model can't be used: words that were read can still be searched.
 * Rejects only where it is stopped.
 */
export async function createEmbedder(
  eyes: EnginePort,
  model: ChosenSearchModel,
  words: string,
  signal?: AbortSignal,
): Promise<Embedder | DescryError> {
  const options = { silenceMs: SILENCE_MS, ...(signal && { signal }) }
  const named = (error: DescryError): DescryError =>
    error.code === 'MODEL_TOO_SLOW' ? new DescryError('MODEL_TOO_SLOW', model.name, { cause: error }) : error
  let problem: DescryError | null = null
  try {
    const { result } = await eyes.call(
      eyesMethods.embed,
      { model: model.source, what: { kind: 'texts', texts: [words] } },
      options,
    )
    const [vector] = result.vectors
    if (!vector) return new DescryError('CAPTIONER_DAMAGED', model.source.id)
    return {
      model,
      words: vector,
      problem: () => problem,
      async picture({ source, bytes, page }, stop) {
        if (problem) return undefined
        try {
          const what = { kind: 'picture' as const, source, ...(page !== undefined && { page }) }
          const { result: seen } = await eyes.call(
            eyesMethods.embed,
            { model: model.source, what },
            { silenceMs: SILENCE_MS, ...(stop && { signal: stop }), ...(bytes && { binary: bytes }) },
          )
          return seen.vectors[0]
        } catch (thrown) {
          const error = toDescryError(thrown)
          if (error.code === 'CANCELLED') throw error
          if (OF_THE_MODEL.has(error.code)) problem = named(error)
          return undefined
        }
      },
    }
  } catch (thrown) {
    const error = toDescryError(thrown)
    if (error.code === 'CANCELLED') throw error
    return named(error)
  }
}
