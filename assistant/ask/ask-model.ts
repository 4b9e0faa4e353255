import type { AskOptions, ChosenCaptioner } from '../assistant'
import type { PictureAnswer, Sentence } from '../contract'
import { createTranslator } from '../contract/language'
import { callOptions, sourceOf } from '../describe/look-at'
import { modelFailure, silenceMsFor } from '../describe/opinion'
import type { RememberedPicture } from '../history'
import type { EnginePort } from '../ports'
import { eyesMethods } from '../../models/contract/engines'
import { createAnswerTeller } from './opinion'

/** Earlier questions that a model is told, so that “and what colour?” means something. */
const MOST_EARLIER = 4

/** A failure says nothing about the picture. */
const UNSURE = 0.4

/** Asks the model what the exact parts can't answer. */
export async function askModel(
  eyes: EnginePort,
  remembered: RememberedPicture,
  exact: PictureAnswer,
  { language, sentence, signal, chosen }: AskOptions & { chosen: ChosenCaptioner },
): Promise<PictureAnswer> {
  const teller = createAnswerTeller(exact, language)
  const say = (sentences: readonly Sentence[]): void => sentences.forEach((one) => sentence?.(one))
  const { scene } = remembered
  let writtenIn: string | undefined
  try {
    const { result } = await eyes.call(
      eyesMethods.ask,
      {
        ...sourceOf(remembered),
        language,
        captioner: chosen.source,
        question: exact.question,
        earlier: remembered.exchanges.slice(-MOST_EARLIER).map(asExchange),
        scene,
      },
      {
        ...callOptions(remembered, signal),
        silenceMs: silenceMsFor(chosen),
        onEvent: (event) => {
          if (signal?.aborted) return
          if (event.name === 'claim') say(teller.onClaim(event.data, writtenIn))
          else writtenIn = event.data.language ?? writtenIn
        },
      },
    )
    const { answer, sentences } = teller.onAnswer(result)
    say(sentences)
    return answer
  } catch (thrown) {
    const failure = modelFailure(thrown, chosen)
    if (!failure || signal?.aborted) throw thrown
    const reason = createTranslator(language).error(failure)
    const answer = { ...exact, answer: `${exact.answer} ${reason}` }
    sentence?.({ text: answer.answer, source: 'screen', confidence: UNSURE })
    return answer
  }
}

/** A question as a model is told of it: with its own words, where it answered. */
const asExchange = ({ question, answer, opinion }: PictureAnswer) => ({
  question: question.slice(0, 2000),
  answer: (opinion?.text ?? answer).slice(0, 4000),
})
