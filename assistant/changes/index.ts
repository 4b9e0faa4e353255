import type { Language } from '../../models/contract/engines'
import type { Scene } from '../../models/contract/scene'
import type { PictureAnswer, Sentence } from '../contract/descriptions'
import { createWords } from '../describe/words'
import { compareScenes } from './compare'
import { tellChanges } from './tell'

export { asksForChanges } from './question'
export { compareScenes, type Changes } from './compare'

/** What is different at the second look, in sentences, the most telling first. */
export const changesBetween = (before: Scene, after: Scene, language: Language): Sentence[] =>
  tellChanges(compareScenes(before, after), createWords(language))

/** The same as an answer to a question. Without an earlier picture there is nothing to compare with, which is said. */
export function answerChanges(
  question: string,
  before: Scene | undefined,
  after: Scene,
  language: Language,
): PictureAnswer {
  if (!before) {
    const answer = createWords(language).say('changes.first')
    return { question, answer, answered: false, confidence: 'high', evidence: [] }
  }
  const sentences = changesBetween(before, after, language)
  const least = Math.min(...sentences.map(({ confidence }) => confidence))
  return {
    question,
    answer: sentences.map(({ text }) => text).join(' '),
    answered: true,
    confidence: least >= 0.8 ? 'high' : 'medium',
    evidence: [],
  }
}
