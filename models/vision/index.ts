import type { eyesMethods, Language } from '../contract/engines'
import type { ParsedParamsOf } from '../contract/method'
import type { Scene } from '../contract/scene'
import { findAssets } from '../assets'
import { renderPreview, type Preview } from './decode/preview'
import { look, type LookContext } from './look'
import { createReader } from './ocr/reader'
import { createRuleRecogniser } from './screen'

export type { LookContext } from './look'

/** All that machines see: one object owns the loaded models. */
export interface Vision {
  /** Loads what reading in this language needs. */
  warm(language: Language): Promise<void>
  /** See `eyes.look` in the contract. */
  look(params: ParsedParamsOf<typeof eyesMethods.look>, context: LookContext): Promise<Scene>
  preview(
    params: ParsedParamsOf<typeof eyesMethods.preview>,
    context: Pick<LookContext, 'bytes' | 'signal'>,
  ): Promise<Preview>
  /** Ids of the models in memory. */
  loaded(): string[]
}

export function createVision(): Vision {
  const reader = createReader(findAssets())
  const screen = createRuleRecogniser()
  const oneAtATime = queue()
  return {
    warm: (language) => reader.warm(language),
    // Two pictures at once would take twice the memory and give neither of them sooner.
    look: (params, context) => oneAtATime(() => look(params, context, { reader, screen }), context.signal),
    preview: ({ source, ...size }, context) =>
      renderPreview(source, {
        maxWidth: size.maxWidth,
        maxHeight: size.maxHeight,
        ...(size.page && { page: size.page }),
        ...context,
      }),
    loaded: () => reader.loaded(),
  }
}

/** Runs jobs one after another, in the order they came; one that was stopped while it waited is not begun. */
function queue(): <T>(job: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (job, signal) => {
    const result = last.then(() => {
      signal.throwIfAborted()
      return job()
    })
    last = result.catch(() => {})
    return result
  }
}
