import { answerQuestion } from './ask'
import { answerChanges, asksForChanges, changesBetween } from './changes'
import type { Assistant, LookOptions, Ports } from './assistant'
import type { DescribedPicture, PictureRequest, Reading, Sentence } from './contract'
import { cleanScene, createNarrator, plainText } from './describe'
import { createHistory, type History, type RememberedPicture } from './history'
import { openPicture } from './describe/open-picture'
import { eyesMethods } from '../models/contract/engines'
import { DescryError, toDescryError } from '../models/contract/errors'
import type { AnyEventOf } from '../models/contract/method'
import type { Scene } from '../models/contract/scene'

type LookEvent = AnyEventOf<typeof eyesMethods.look>

/**
 * Creates the assistant. Several pictures may be looked at at the same time. Every rejection is a {@link DescryError}; an engine
 * that stopped passes through as `ENGINE_RESTARTED`, and the next call works again.
 */
export function createAssistant(ports: Ports, history: History = createHistory()): Assistant {
  /** Looks at a picture, or takes what is remembered of it, and remembers it. */
  const look = async (
    picture: PictureRequest,
    options: LookOptions,
    onEvent?: (event: LookEvent) => void,
  ): Promise<RememberedPicture> => {
    const { signal, stage, language, page } = options
    if (picture.kind === 'opened') {
      const remembered = history.get(picture.pictureId)
      if (page === undefined || page === (remembered.page ?? remembered.scene.image.page ?? 1)) return remembered
    }
    stage?.(picture.kind === 'capture' || picture.kind === 'clipboard' ? 'capturing' : 'opening')
    const opened = await openPicture(picture, ports, history, options)
    stopIfAborted(signal)
    stage?.('looking')
    const { source, bytes, name } = opened
    const params = { source, language, ...(page !== undefined && { page }) }
    const answer = await ports.eyes.call(eyesMethods.look, params, {
      ...(bytes && { binary: bytes }),
      ...(signal && { signal }),
      onEvent: (event) => {
        if (signal?.aborted) return
        if (event.name === 'overview' && event.data.textRegions > 0) stage?.('reading')
        onEvent?.(event)
      },
    })
    stopIfAborted(signal)
    return history.add({ name, page, scene: cleanScene(answer.result), from: { source, ...(bytes && { bytes }) } })
  }

  return {
    async describe(picture, options) {
      const clock = startClock()
      const { language, length } = options
      const narrator = createNarrator({ language, length })
      const sentences: Sentence[] = []
      const say = (found: readonly Sentence[]): void => {
        for (const sentence of found) {
          clock.mark()
          sentences.push(sentence)
          options.sentence?.(sentence)
        }
      }
      try {
        const seen = await look(picture, options, (event) => {
          say(event.name === 'overview' ? narrator.onOverview(event.data) : narrator.onLines(event.data))
        })
        say(narrator.onScene(seen.scene))
        options.stage?.('done')
        return describedPicture(seen, sentences, clock.read())
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async read(picture, options) {
      try {
        const { scene } = await look(picture, options)
        options.stage?.('done')
        return readingOf(scene)
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async ask(pictureId, question, { language, sentence, signal }) {
      try {
        stopIfAborted(signal)
        const { scene } = history.get(pictureId)
        const answer = asksForChanges(question)
          ? answerChanges(question, history.before(pictureId)?.scene, scene, language)
          : answerQuestion(scene, question, { language })
        history.addExchange(pictureId, answer)
        sentence?.({
          text: answer.answer,
          source: answer.evidence.length > 0 ? 'text' : 'screen',
          confidence: sureness[answer.confidence],
        })
        return answer
      } catch (thrown) {
        throw toDescryError(thrown)
      }
    },

    async changes(beforeId, afterId, { language }) {
      try {
        return changesBetween(history.get(beforeId).scene, history.get(afterId).scene, language)
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

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DescryError('CANCELLED')
}

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
    elements: scene.elements.map(({ role, name: label, state, box, confidence }) => ({
      role,
      name: label,
      ...(state && { state }),
      box,
      confidence,
    })),
    model: scene.model,
    reading: readingOf(scene),
    ...(paged && image.pages !== undefined && { pages: image.pages, page: image.page ?? 1 }),
    timings,
  }
}
