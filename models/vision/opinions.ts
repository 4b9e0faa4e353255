import type { CaptionRequest, CaptionerSource, ModelAnswer } from '../contract/captioning'
import type { Language, eyesMethods } from '../contract/engines'
import { DescryError } from '../contract/errors'
import type { EventsOf } from '../contract/method'
import type { Box, Caption, Claim, Scene } from '../contract/scene'
import { createKeeper } from '../loading/keeper'
import { openCaptioner, type Captioner, type EncodedPicture, type Exchange, type Task } from './captioners'
import { Encodings } from './captioners/encodings'
import { plainSentence, SentenceStream, sentencesOf } from './captioners/plain'
import { compareReadings, createGrounding } from './grounding'
import type { ShownPicture } from './shown-picture'

type OpinionEvents = EventsOf<typeof eyesMethods.caption>

export interface OpinionContext {
  language: Language
  /** What is known for certain: claims are held against it. */
  scene: Scene
  signal: AbortSignal
  emit<E extends keyof OpinionEvents>(event: E, data: OpinionEvents[E]): void
}

/** What models say about pictures, checked against what is exact. */
export interface Opinions {
  /** Null where the picture is blank, or its kind was not wanted. */
  caption(shown: ShownPicture, request: CaptionRequest, context: OpinionContext): Promise<Caption | null>
  /** Rejects with `QUESTIONS_UNSUPPORTED` where the model answers no questions. */
  answer(
    shown: ShownPicture,
    source: CaptionerSource,
    asked: { question: string; earlier: readonly Exchange[] },
    context: OpinionContext,
  ): Promise<ModelAnswer>
  loaded(): string[]
}

/** While tokens are written, a sign of life comes this often, in milliseconds. */
const SIGN_OF_LIFE_MS = 1000

/** @param open opens a captioner */
export function createOpinions(open: (source: CaptionerSource) => Promise<Captioner> = openCaptioner): Opinions {
  const keeper = createKeeper(open, ({ info }) => info.id)
  const encodings = new Encodings()

  const using = async <T>(
    source: CaptionerSource,
    { signal, emit }: OpinionContext,
    work: (captioner: Captioner) => Promise<T>,
  ): Promise<T> => {
    emit('captioning', { step: 'loading' })
    const { model, done } = await keeper.use(source)
    try {
      stopIfAborted(signal)
      return await work(model)
    } finally {
      done()
    }
  }

  const encode = async (
    captioner: Captioner,
    shown: ShownPicture,
    { signal, emit }: OpinionContext,
  ): Promise<{ encoded: EncodedPicture; encoding: ModelAnswer['encoding'] }> => {
    const kept = encodings.find(captioner, shown.key)
    if (kept) return { encoded: kept, encoding: 'kept' }
    const { picture } = await shown.open()
    stopIfAborted(signal)
    emit('captioning', { step: 'encoding' })
    const encoded = await captioner.encode(picture)
    encodings.keep(captioner, shown.key, encoded)
    // The encoder blocks this thread; a wish to stop that came meanwhile is let in here.
    await new Promise((resolve) => setImmediate(resolve))
    stopIfAborted(signal)
    return { encoded, encoding: 'new' }
  }

  return {
    caption(shown, { captioner: source, length, kinds, twice }, context) {
      const { scene } = context
      if (scene.blank || (kinds && !kinds.includes(scene.kind.name))) return Promise.resolve(null)
      return using(source, context, async (captioner) => {
        const { encoded } = await encode(captioner, shown, context)
        const written = await write(captioner, encoded, { kind: 'caption', length }, context)
        const first = length === 'brief' ? written : await withFound(captioner, encoded, written, shown, context)
        if (!twice) return first
        const second = await reread(captioner, encoded, { kind: 'again', length }, context)
        return withSecondReading(first, second)
      })
    },
    answer(shown, source, { question, earlier }, context) {
      return using(source, context, async (captioner) => {
        if (!captioner.info.answers) throw new DescryError('QUESTIONS_UNSUPPORTED', source.id)
        const { encoded, encoding } = await encode(captioner, shown, context)
        const written = await write(captioner, encoded, { kind: 'question', question, earlier }, context)
        return { ...written, encoding }
      })
    },
    loaded: () => keeper.loaded(),
  }
}

/** Lets a model write, and tells each sentence as soon as it is whole and was checked. A sentence that comes again is left out. */
async function write(
  captioner: Captioner,
  encoded: EncodedPicture,
  task: Task,
  { language, scene, signal, emit }: OpinionContext,
): Promise<Caption> {
  const ground = createGrounding(scene)
  const stream = new SentenceStream()
  const claims: Claim[] = []
  const said = new Set<string>()
  const take = (sentences: readonly string[], sure: number): void => {
    for (const sentence of sentences) {
      if (said.has(sentence)) continue
      said.add(sentence)
      // What is text of the picture word for word is checked as text.
      const found = captioner.info.verbatim ? ground(`“${sentence.replaceAll(/[“”"„]/g, ' ')}”`) : ground(sentence)
      const claim = { ...found, text: sentence, confidence: sure }
      claims.push(claim)
      emit('claim', claim)
    }
  }
  const writes = captioner.info.languages.includes(language) ? language : captioner.info.languages[0]
  emit('captioning', { step: 'writing', language: writes })
  let lastSign = performance.now()
  const {
    text,
    confidence,
    ended,
    language: writtenIn,
  } = await captioner.write(encoded, task, {
    language,
    signal,
    onText: (piece, sure) => {
      take(stream.push(piece), sure)
      if (performance.now() - lastSign < SIGN_OF_LIFE_MS) return
      lastSign = performance.now()
      emit('captioning', { step: 'writing' })
    },
  })
  // What a limit cut off in the middle of a sentence is no sentence; where it is all there is, it is better than nothing.
  const rest = stream.end()
  if (ended === 'end' || claims.length === 0) take(rest, confidence)
  return {
    text: said.size > 0 ? [...said].join(' ') : sentencesOf(text).join(' '),
    confidence,
    claims,
    disagreements: [],
    objects: [],
    language: writtenIn,
    model: captioner.info.id,
    ended,
  }
}

/** Adds what the model finds in a photograph or drawing: things with their places, and text where none could be read. */
async function withFound(
  captioner: Captioner,
  encoded: EncodedPicture,
  caption: Caption,
  shown: ShownPicture,
  { scene, signal, emit }: OpinionContext,
): Promise<Caption> {
  if (!captioner.find || scene.kind.name === 'screen' || scene.kind.name === 'document') return caption
  emit('captioning', { step: 'writing' })
  const { objects, lines } = await captioner.find(encoded, signal)
  const { scale } = await shown.open()
  const ground = createGrounding(scene)
  const read = scene.lines.length > 0 ? [] : lines.map(({ text }) => plainSentence(text)).filter((text) => text !== '')
  const claims = read.map((text): Claim => ({
    ...ground(`The text “${text}” stands on it.`),
    confidence: caption.confidence,
  }))
  for (const claim of claims) emit('claim', claim)
  return {
    ...caption,
    claims: [...caption.claims, ...claims],
    objects: objects
      .map(({ name, box }) => ({ name: plainSentence(name), box: scaledBox(box, scale) }))
      .filter(({ name }) => name !== ''),
  }
}

const scaledBox = ([x, y, w, h]: Box, scale: number): Box => [x * scale, y * scale, w * scale, h * scale]

/** The sentences of a second look; it is not told, only compared. */
async function reread(
  captioner: Captioner,
  encoded: EncodedPicture,
  task: Task,
  { language, signal, emit }: OpinionContext,
): Promise<string[]> {
  emit('captioning', { step: 'writing' })
  const { text } = await captioner.write(encoded, task, { language, signal, onText: () => {} })
  return sentencesOf(text)
}

/** Adds where two readings differ, and doubts what the second one denies. */
function withSecondReading(caption: Caption, second: readonly string[]): Caption {
  const spoken = caption.claims.filter(({ verdict }) => verdict !== 'dropped').map(({ text }) => text)
  const disagreements = compareReadings(spoken, second)
  const claims = caption.claims.map((claim): Claim => {
    const against = disagreements.filter(({ first }) => first === claim.text)
    if (against.length === 0) return claim
    const reasons = against.map((one) => ({ check: 'reading' as const, claimed: one.first, found: one.second }))
    return { ...claim, verdict: 'hedged', reasons: [...claim.reasons, ...reasons] }
  })
  return { ...caption, claims, disagreements }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new DescryError('CANCELLED')
}
