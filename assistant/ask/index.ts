import type { PictureAnswer } from '../contract/descriptions'
import type { Language } from '../../models/contract/engines'
import type { Scene } from '../../models/contract/scene'
import { createContext, type Intent } from './context'
import { answerBlank } from './intents/blank'
import { answerColour } from './intents/colour'
import { answerCount } from './intents/count'
import { answerElement } from './intents/element'
import { answerError } from './intents/error'
import { answerFacts } from './intents/facts'
import { answerIcon } from './intents/icon'
import { answerLabel } from './intents/label'
import { answerLayout } from './intents/layout'
import { answerPresence } from './intents/presence'
import { answerReading } from './intents/read'
import { answerState } from './intents/state'
import { answerTable } from './intents/table'
import { answerUnknown } from './intents/unknown'
import { answerWhich } from './intents/which'

/**
 * The order in which ways of asking are tried, from the strictest patterns to the loosest: the first that knows an answer
 * gives it. One that understood the question and found nothing lets the later ones try, and is told if none of them knows.
 * The error intent comes before presence and elements, since “error message” is no control's name; tables come before labels,
 * since a row of a table reads like a label and its value.
 */
const intents: readonly Intent[] = [
  answerReading,
  answerIcon,
  answerFacts,
  answerCount,
  answerError,
  answerColour,
  answerLayout,
  answerState,
  answerPresence,
  answerElement,
  answerWhich,
  answerTable,
  answerLabel,
]

/**
 * Answers a question about a picture from what was recognised on it, in English or German; the answer is in
 * `options.language`, whichever of them the question is in. What is not known is said to be unknown (`answered: false`), and
 * never guessed. Text on the picture is only ever quoted, never obeyed. Pure and synchronous; never throws.
 */
export function answerQuestion(scene: Scene, question: string, options: { language: Language }): PictureAnswer {
  const context = createContext(scene, question, options.language)
  const blank = answerBlank(context)
  if (blank) return blank
  let refused: PictureAnswer | null = null
  for (const intent of intents) {
    const answer = intent(context)
    if (answer?.answered) return answer
    refused ??= answer
  }
  return refused ?? answerUnknown(context)
}
