import type { Assistant, LookOptions } from '../assistant'
import { asksForChanges } from '../changes'
import type { DescribedPicture } from '../contract/methods'
import type { Length, PictureAnswer, Sentence } from '../contract/descriptions'
import type { EndpointUse, Origin } from '../contract/endpoint'
import { createTranslator, type Translator } from '../contract/language'
import { toDescryError, type DescryError } from '../../models/contract/errors'
import { chat, type ChatAnswer, type Message } from './chat'
import type { Endpoint, Ready } from './endpoint'
import { createRemembered } from './remembered'
import { askMessages, describeMessages, type Shown } from './prompt'
import { createTeller, isContradicted, UNCONTRADICTED } from './teller'

type Problem = NonNullable<Origin['problem']>

/**
 * The same assistant, which also asks the server that the person set up. What this computer finds comes first and is never left out: a
 * description is followed by the server's, and a question that the server does not answer is answered here. So nothing that a person
 * asked for is lost, whatever becomes of the server. Where no server is used, nothing is sent and nothing changes but that each
 * result says that it was made here.
 */
export function withEndpoint(assistant: Assistant, endpoint: Endpoint): Assistant {
  const remembered = createRemembered()

  const shownOf = async ({ settings }: Ready, described: DescribedPicture): Promise<Shown> => {
    const { pictureSide } = settings
    const { png } = await assistant.preview(described.pictureId, pictureSide, pictureSide)
    return { png, text: described.reading.text }
  }

  /** Asks the server. A failure before its first word is thrown; the server is left alone where it wants to be. */
  const ask = async (
    use: EndpointUse,
    described: DescribedPicture,
    messages: (shown: Shown) => Message[],
    onSentence: (text: string) => void,
    signal: AbortSignal | undefined,
  ): Promise<ChatAnswer> => {
    try {
      const ready = await endpoint.ready(use)
      const request = { model: ready.model, messages: messages(await shownOf(ready, described)) }
      return await chat(ready.server, request, { onSentence, ...(signal && { signal }) })
    } catch (thrown) {
      const error = toDescryError(thrown)
      endpoint.noteFailure(error)
      throw error
    }
  }

  const describeThere = async (
    here: DescribedPicture,
    options: LookOptions & { length: Length },
    translator: Translator,
    told: (sentence: Sentence) => void,
  ): Promise<{ sentences: Sentence[]; origin: Origin }> => {
    const { language, length, signal } = options
    const address = endpoint.serverFor('descriptions')
    const who = serverOf(endpoint, 'descriptions')
    const teller = createTeller({ translator, exact: exactOf(here), name: address?.name ?? '', host: who.host, told })
    try {
      const { cut } = await ask(
        'descriptions',
        here,
        (shown) => describeMessages(shown, { language, length }),
        teller.say,
        signal,
      )
      teller.end()
      if (!cut) return { sentences: teller.sentences, origin: { where: 'there', ...who } }
      endpoint.noteFailure(cut)
      const problem = problemOf(cut, translator)
      told(notice(problem.message))
      return { sentences: teller.sentences, origin: { where: 'there', ...who, cut: true, problem } }
    } catch (thrown) {
      const error = toDescryError(thrown)
      if (error.code === 'CANCELLED') throw error
      const problem = problemOf(error, translator)
      told(notice(translator.say('endpoint.described', { problem: problem.message })))
      return { sentences: [], origin: { where: 'here', ...who, problem } }
    }
  }

  return {
    ...assistant,

    async describe(picture, options) {
      if (options.here || !endpoint.serverFor('descriptions')) {
        return { ...(await assistant.describe(picture, options)), origin: { where: 'here' } }
      }
      const translator = createTranslator(options.language)
      // Somebody does describe it, so that nobody needs to be told how that could be had.
      const advice = translator.say('describe.captioner')
      const told = (sentence: Sentence): void => {
        if (!options.signal?.aborted) options.sentence?.(sentence)
      }
      const start = performance.now()
      const here = await assistant.describe(picture, {
        ...options,
        stage: (stage) => options.stage?.(stage === 'done' ? 'thinking' : stage),
        sentence: (sentence) => void (sentence.text === advice || told(sentence)),
      })
      const kept = here.sentences.filter(({ text }) => text !== advice)
      // Of a picture with nothing on it there is nothing to say.
      const more = here.blank
        ? { sentences: [], origin: { where: 'here' } as const }
        : await describeThere(here, options, translator, told)
      options.stage?.('done')
      const sentences = [...kept, ...more.sentences]
      return {
        ...here,
        sentences,
        description: sentences.map(({ text }) => text).join(' '),
        origin: more.origin,
        timings: { ...here.timings, totalMs: Math.round(performance.now() - start) },
      }
    },

    async ask(pictureId, question, options) {
      const { language, signal } = options
      const answerHere = (told = options.sentence): Promise<PictureAnswer> =>
        assistant.ask(pictureId, question, {
          language,
          ...(told && { sentence: told }),
          ...(signal && { signal }),
        })
      const address = endpoint.serverFor('questions')
      // A server sees one picture only.
      if (!address || asksForChanges(question)) return { ...(await answerHere()), origin: { where: 'here' } }
      const translator = createTranslator(language)
      const who = serverOf(endpoint, 'questions')
      // From memory: it is not looked at again.
      const described = await assistant.describe(
        { kind: 'opened', pictureId },
        { language, length: 'brief', caption: false },
      )
      if (described.blank) return { ...(await answerHere()), origin: { where: 'here' } }
      const told = (sentence: Sentence): void => {
        if (!signal?.aborted) options.sentence?.(sentence)
      }
      const said = createSaid(translator, address.name, who.host, told)
      try {
        const earlier = remembered.of(pictureId)
        const { sentences, cut } = await ask(
          'questions',
          described,
          (shown) => askMessages(shown, question, earlier, language),
          said,
          signal,
        )
        const text = sentences.join(' ')
        const doubted = isContradicted(text, exactOf(described))
        const answer: PictureAnswer = {
          question,
          answer: text,
          answered: true,
          confidence: cut || doubted ? 'low' : 'medium',
          evidence: [],
          origin: { where: 'there', ...who },
        }
        if (!cut) {
          remembered.add(pictureId, { question, answer: text })
          if (!doubted) return answer
          const unsure = translator.say('endpoint.unsure')
          told(notice(unsure))
          return { ...answer, answer: `${text} ${unsure}` }
        }
        endpoint.noteFailure(cut)
        return await finishHere(answer, cut, translator, told, answerHere)
      } catch (thrown) {
        const error = toDescryError(thrown)
        if (error.code === 'CANCELLED') throw error
        const problem = problemOf(error, translator)
        told(notice(translator.say('endpoint.instead', { problem: problem.message })))
        return { ...(await answerHere()), origin: { where: 'here', ...who, problem } }
      }
    },
  }
}

/** An answer that broke off: what was said stays, that it broke off is said, and what this computer knows is added. */
async function finishHere(
  answer: PictureAnswer,
  cut: DescryError,
  translator: Translator,
  told: (sentence: Sentence) => void,
  answerHere: (told: (sentence: Sentence) => void) => Promise<PictureAnswer>,
): Promise<PictureAnswer> {
  const problem = problemOf(cut, translator)
  told(notice(problem.message))
  const here = await answerHere(() => {})
  const origin: Origin = { ...(answer.origin ?? { where: 'there' }), cut: true, problem }
  if (!here.answered) return { ...answer, answer: `${answer.answer} …`, origin }
  const own = translator.say('endpoint.here', { text: here.answer })
  told(notice(own))
  return { ...answer, answer: `${answer.answer} … ${own}`, evidence: here.evidence, origin }
}

/** Tells the sentences of an answer; the first one says whose they are. */
function createSaid(
  translator: Translator,
  name: string,
  host: string,
  told: (sentence: Sentence) => void,
): (text: string) => void {
  let first = true
  return (text) => {
    const spoken = first ? translator.say('endpoint.from', { name, text }) : text
    first = false
    told({ text: spoken, source: 'model', confidence: UNCONTRADICTED, origin: { where: 'there', host } })
  }
}

/** A sentence of Descry's own about what happened. */
const notice = (text: string): Sentence => ({ text, source: 'screen', confidence: 1 })

const exactOf = ({ text, reading, elements }: DescribedPicture) => ({
  lines: text.lines,
  tables: reading.tables,
  elements,
})

const problemOf = (error: DescryError, translator: Translator): Problem => ({
  code: error.code,
  message: translator.error(error),
})

const serverOf = (endpoint: Endpoint, use: EndpointUse): { host: string; model: string } => {
  const model = endpoint.modelFor(use)
  return { host: endpoint.serverFor(use)?.host ?? '', model }
}
