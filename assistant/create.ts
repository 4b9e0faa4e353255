import { answerQuestion } from './ask'
import { askModel } from './ask/ask-model'
import { answerChanges, asksForChanges, changesBetween } from './changes'
import type { Assistant, Ports } from './assistant'
import type { DescribedPicture, Reading, Sentence } from './contract'
import { createTranslator } from './contract/language'
import { createNarrator, plainText } from './describe'
import { createLooker, stopIfAborted, type LookEvent } from './describe/look-at'
import { captionRequestFor } from './describe/opinion'
import { calledByOwnNames } from './names'
import { createHistory, type History, type RememberedPicture } from './history'
import { eyesMethods } from '../models/contract/engines'
import { DescryError, toDescryError } from '../models/contract/errors'
import type { Scene } from '../models/contract/scene'

/**
 * Creates the assistant. Several pictures may be looked at at the same time. Every rejection is a {@link DescryError}; an engine
 * that stopped passes through as `ENGINE_RESTARTED`, and the next call works again.
 */
export function createAssistant(ports: Ports, history: History = createHistory()): Assistant {
  const look = createLooker(ports, history)
  /** Gives elements the person's own names as they are now: what is remembered of a picture has none. */
  const naming = async (): Promise<(scene: Scene) => Scene> => (await ports.names?.naming()) ?? ((scene) => scene)

  return {
    async describe(picture, options) {
      const clock = startClock()
      const { language, length } = options
      const chosen = options.caption === false ? undefined : await ports.captioner?.('captions')
      const named = await naming()
      const narrator = createNarrator({ language, length, captioner: chosen !== undefined })
      const sentences: Sentence[] = []
      const say = (found: readonly Sentence[]): void => {
        for (const sentence of found) {
          clock.mark()
          sentences.push(sentence)
          options.sentence?.(sentence)
        }
      }
      let writtenIn: string | undefined
      const hear = (event: LookEvent): void => {
        if (event.name === 'overview') say(narrator.onOverview(event.data))
        else if (event.name === 'lines') say(narrator.onLines(event.data))
        else if (event.name === 'seen') say(narrator.onSeen(calledByOwnNames(named(event.data))))
        else if (event.name === 'claim') say(narrator.onClaim(event.data, writtenIn))
        else writtenIn = event.data.language ?? writtenIn
      }
      try {
        const asked = chosen && { chosen, request: captionRequestFor(chosen, length) }
        const { picture: seen, failure } = await look(picture, options, hear, asked)
        const scene = named(seen.scene)
        say(narrator.onScene(calledByOwnNames(scene)))
        if (failure) say(narrator.onFailure(createTranslator(language).error(failure)))
        options.stage?.('done')
        return describedPicture({ ...seen, scene }, sentences, clock.read())
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async read(picture, options) {
      try {
        const { scene } = (await look(picture, options)).picture
        options.stage?.('done')
        return readingOf(scene)
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async ask(pictureId, question, options) {
      const { language, sentence, signal } = options
      try {
        stopIfAborted(signal)
        const remembered = history.get(pictureId)
        const named = await naming()
        const scene = calledByOwnNames(named(remembered.scene))
        const before = history.before(pictureId)?.scene
        // A model sees one picture only.
        const changes = asksForChanges(question)
        const exact = changes
          ? answerChanges(question, before && calledByOwnNames(named(before)), scene, language)
          : answerQuestion(scene, question, { language })
        const chosen = changes || exact.answered ? undefined : await ports.captioner?.('questions')
        const open = chosen && remembered.from && !scene.blank
        const answer = open ? await askModel(ports.eyes, remembered, exact, { ...options, chosen }) : exact
        history.addExchange(pictureId, answer)
        if (!open)
          sentence?.({
            text: answer.answer,
            source: answer.opinion ? 'model' : answer.evidence.length > 0 ? 'text' : 'screen',
            confidence: sureness[answer.confidence],
          })
        return answer
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async changes(beforeId, afterId, { language }) {
      try {
        const named = await naming()
        const sceneOf = (id: string): Scene => calledByOwnNames(named(history.get(id).scene))
        return changesBetween(sceneOf(beforeId), sceneOf(afterId), language)
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async preview(pictureId, maxWidth, maxHeight) {
      try {
        const { from, page } = history.get(pictureId)
        if (!from) throw new DescryError('PICTURE_FORGOTTEN')
        const params = { source: from.source, maxWidth, maxHeight, ...(page !== undefined && { page }) }
        const options = from.bytes ? { binary: from.bytes } : {}
        const { result, binary } = await ports.eyes.call(eyesMethods.preview, params, options)
        if (!binary) throw new DescryError('BAD_REQUEST', 'the preview came without its picture')
        return { ...result, png: binary }
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },
  }
}

const sureness = { low: 0.4, medium: 0.7, high: 0.95 } as const

/** Measures from the call to its first sentence and to its end, in whole milliseconds. */
function startClock() {
  const start = performance.now()
  const elapsed = (): number => Math.round(performance.now() - start)
  let first: number | undefined
  return {
    mark: () => void (first ??= elapsed()),
    read: () => {
      const totalMs = elapsed()
      return { firstSentenceMs: first ?? totalMs, totalMs }
    },
  }
}

const plainLines = ({ lines }: Scene): Reading['lines'] =>
  lines.map(({ text, box, confidence }) => ({ text, box, confidence }))

function readingOf(scene: Scene): Reading {
  return { text: plainText(scene), lines: plainLines(scene), tables: scene.tables }
}

/** The elements as hosts and pages have them. */
export const elementsOf = (scene: Scene): DescribedPicture['elements'] =>
  scene.elements.map(({ role, name, ownName, state, box, confidence, icon }) => ({
    role,
    name,
    ...(ownName && { ownName }),
    ...(state && { state }),
    box,
    confidence,
    ...(icon && { icon }),
  }))

function describedPicture(
  { pictureId, name, scene }: RememberedPicture,
  sentences: Sentence[],
  timings: DescribedPicture['timings'],
): DescribedPicture {
  const { image } = scene
  const paged = image.format === 'pdf' || image.format === 'tiff' ? (image.pages ?? 1) > 1 : false
  return {
    pictureId,
    image: { path: name, width: image.width, height: image.height },
    blank: scene.blank !== null,
    description: sentences.map(({ text }) => text).join(' '),
    sentences,
    text: { lines: plainLines(scene) },
    elements: elementsOf(scene),
    model: scene.model,
    ...(scene.caption && { caption: scene.caption }),
    reading: readingOf(scene),
    ...(paged && image.pages !== undefined && { pages: image.pages, page: image.page ?? 1 }),
    timings,
  }
}
