import { availableParallelism } from 'node:os'
import type { eyesMethods, Language } from '../contract/engines'
import type { EventsOf, ParsedParamsOf, ResultOf } from '../contract/method'
import type { Caption as SceneCaption, Element, Scene } from '../contract/scene'
import { findAssets } from '../assets'
import { renderPreview, type Preview } from './decode/preview'
import { look, type LookContext } from './look'
import { createKeeper } from '../loading/keeper'
import { openSearchModel } from './embeddings'
import { createReader } from './ocr/reader'
import { openCaptioner } from './captioners'
import { markedInUse } from './in-use'
import { createOpinions } from './opinions'
import { createRuleRecogniser } from './screen'
import { createCombinedRecogniser } from './screen/combined'
import { createTrainedRecogniser } from './screen/trained'
import { showPicture } from './shown-picture'

export type { LookContext } from './look'

type Look = typeof eyesMethods.look
type Caption = typeof eyesMethods.caption
type Ask = typeof eyesMethods.ask
type Embed = typeof eyesMethods.embed

/** What a call brings besides its parameters. */
export interface CallContext<Events> {
  /** The picture, when the source says `bytes`. */
  bytes?: Uint8Array
  signal: AbortSignal
  emit<E extends keyof Events>(event: E, data: Events[E]): void
}

/** All that machines see: one object owns the loaded models. */
export interface Vision {
  /** Loads what reading in this language needs. */
  warm(language: Language): Promise<void>
  /** See `eyes.look`, `eyes.caption` and `eyes.ask` in the contract. */
  look(params: ParsedParamsOf<Look>, context: CallContext<EventsOf<Look>>): Promise<Scene>
  caption(params: ParsedParamsOf<Caption>, context: CallContext<EventsOf<Caption>>): Promise<ResultOf<Caption>>
  ask(params: ParsedParamsOf<Ask>, context: CallContext<EventsOf<Ask>>): Promise<ResultOf<Ask>>
  /** See `eyes.embed` in the contract. */
  embed(params: ParsedParamsOf<Embed>, context: Pick<CallContext<never>, 'bytes' | 'signal'>): Promise<ResultOf<Embed>>
  preview(
    params: ParsedParamsOf<typeof eyesMethods.preview>,
    context: Pick<LookContext, 'bytes' | 'signal'>,
  ): Promise<Preview>
  /** Ids of the models in memory. */
  loaded(): string[]
}

/** More threads gain little on pictures of this size, and captions need a core, too. */
const THREADS = Math.min(4, availableParallelism())

/** @param models the store's folder, whose models are marked while they are loaded */
export function createVision(models?: string): Vision {
  const assets = findAssets()
  const reader = createReader(assets)
  const screen = createCombinedRecogniser(createRuleRecogniser(), createTrainedRecogniser(assets, THREADS))
  const opinions = createOpinions(markedInUse(openCaptioner, models))
  const search = createKeeper(markedInUse(openSearchModel, models), ({ id }) => id)
  const oneAtATime = queue()

  const lookAndCaption: Vision['look'] = async (params, context) => {
    const { caption: request } = params
    if (!request) return look(params, context, { reader, screen })
    const shown = await showPicture(params.source, { ...context, ...(params.page && { page: params.page }) })
    const scene = await look(params, { ...context, open: shown.open }, { reader, screen })
    context.emit('seen', scene)
    const caption = await opinions.caption(shown, request, { ...context, language: params.language, scene })
    return caption ? { ...scene, caption, elements: [...scene.elements, ...elementsOf(caption)] } : scene
  }

  return {
    warm: (language) => reader.warm(language),
    // Two pictures at once would take twice the memory and give neither of them sooner.
    look: (params, context) => oneAtATime(() => lookAndCaption(params, context), context.signal),
    caption: ({ caption: request, language, scene, ...of }, context) =>
      oneAtATime(async () => {
        const shown = await showPicture(of.source, { ...context, ...(of.page && { page: of.page }) })
        return { caption: await opinions.caption(shown, request, { ...context, language, scene }) }
      }, context.signal),
    ask: ({ captioner, language, scene, question, earlier, ...of }, context) =>
      oneAtATime(async () => {
        const shown = await showPicture(of.source, { ...context, ...(of.page && { page: of.page }) })
        return opinions.answer(shown, captioner, { question, earlier }, { ...context, language, scene })
      }, context.signal),
    embed: ({ model: source, what }, context) =>
      oneAtATime(async () => {
        const { model, done } = await search.use(source)
        try {
          if (what.kind === 'texts') return { vectors: await model.embedTexts(what.texts) }
          const shown = await showPicture(what.source, { ...context, ...(what.page && { page: what.page }) })
          return { vectors: [await model.embedPicture((await shown.open()).picture)] }
        } finally {
          done()
        }
      }, context.signal),
    preview: ({ source, ...size }, context) =>
      renderPreview(source, {
        maxWidth: size.maxWidth,
        maxHeight: size.maxHeight,
        ...(size.page && { page: size.page }),
        ...context,
      }),
    loaded: () => [...reader.loaded(), ...opinions.loaded(), ...search.loaded()],
  }
}

/** A model's finds are so unsure that nothing is told of them without a doubt. */
const FOUND_CONFIDENCE = 0.4

const elementsOf = ({ objects }: SceneCaption): Element[] =>
  objects.map(({ name, box }) => ({ role: 'image', name, box, confidence: FOUND_CONFIDENCE }))

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
