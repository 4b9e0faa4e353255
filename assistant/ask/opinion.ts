import type { PictureAnswer, Sentence } from '../contract/descriptions'
import type { Language } from '../../models/contract/engines'
import type { ModelAnswer } from '../../models/contract/captioning'
import type { Claim } from '../../models/contract/scene'
import { captionRemarks, captionSentences, claimSentence } from '../describe/caption'
import { cleanCaption, cleanClaim } from '../describe/untrusted'
import { createWords } from '../describe/words'

/** From here on a model's answer may count as more than a guess; it never counts as certain. */
const LIKELY = 0.7

/** Turns a model's answer into sentences while it is written, and into an answer at its end. */
export interface AnswerTeller {
  onClaim(claim: Claim, writtenIn: string | undefined): Sentence[]
  /** The whole answer, and the sentences that were not told yet. */
  onAnswer(opinion: ModelAnswer): { answer: PictureAnswer; sentences: Sentence[] }
}

/**
 * Tells what a model answers, always as its opinion.
 *
 * @param exact what the exact parts answer: that they don't know; it stands where nothing is left of the model's answer
 */
export function createAnswerTeller(exact: PictureAnswer, language: Language): AnswerTeller {
  const words = createWords(language)
  let told = 0
  return {
    onClaim(claim, writtenIn) {
      const sentence = claimSentence(cleanClaim(claim), { first: told === 0, language: writtenIn }, words)
      if (!sentence) return []
      told++
      return [sentence]
    },
    onAnswer(raw) {
      const opinion = cleanCaption(raw)
      const all = captionSentences({ caption: opinion }, words)
      const said = all.filter(({ source }) => source === 'model')
      if (said.length === 0) {
        const left = opinion.claims.length > 0 ? [words.sentence(words.say('ask.model.dropped'), 'screen')] : []
        const sentences = [words.sentence(exact.answer, 'screen'), ...left]
        return { answer: { ...exact, answer: joined(sentences), opinion }, sentences }
      }
      const hedged = opinion.claims.some(({ verdict }) => verdict !== 'kept')
      const answer: PictureAnswer = {
        question: exact.question,
        answer: joined(all),
        answered: true,
        confidence: opinion.confidence >= LIKELY && !hedged ? 'medium' : 'low',
        evidence: [],
        opinion,
      }
      return { answer, sentences: told > 0 ? captionRemarks(opinion, words) : all }
    },
  }
}

const joined = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ')
