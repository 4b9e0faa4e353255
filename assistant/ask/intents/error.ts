import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Evidence, type Intent } from '../context'
import { liesIn } from '../../describe/geometry'
import { wordsOf } from '../match'
import { evidenceOfLines, joinLines } from '../phrases'
import { errorPhrases, errorWords, negations, warningWords } from '../vocabulary/shared'

/** Whether a text speaks of something that went wrong; “0 errors” and “no errors found” say the opposite. */
function speaksOfError(text: string): boolean {
  const words = wordsOf(text)
  const plain = ` ${words.join(' ')} `
  const word = words.some(
    (each, at) =>
      (errorWords.includes(each) || warningWords.includes(each)) && !negations.includes(words[at - 1] ?? ''),
  )
  return word || errorPhrases.some((phrase) => plain.includes(` ${phrase} `))
}

const deniesError = (text: string): boolean => {
  const words = wordsOf(text)
  return words.some((each, at) => errorWords.includes(each) && negations.includes(words[at - 1] ?? ''))
}

/** The whole message: all that stands in the dialog of the line, or else in its block of text. */
function messageAround(index: number, context: AskContext): Evidence[] {
  const { scene } = context
  const line = scene.lines[index]
  if (!line) return []
  const isButton = (at: number): boolean =>
    scene.elements.some(
      ({ role, name, box }) => role === 'button' && scene.lines[at] && liesIn(scene.lines[at].box, box) && name !== '',
    )
  const dialog = scene.elements.find(
    ({ role, box }) =>
      role === 'dialog' && liesIn(line.box, box) && box[2] * box[3] < scene.image.width * scene.image.height * 0.95,
  )
  const indexes = dialog
    ? scene.lines.flatMap(({ box }, at) => (liesIn(box, dialog.box) ? [at] : []))
    : (scene.blocks.find(({ lines }) => lines.includes(index))?.lines ?? [index])
  return evidenceOfLines(
    indexes.filter((at) => !isButton(at)),
    context,
  )
}

function findErrors(context: AskContext): Evidence[] {
  const all = context.scene.lines.flatMap(({ text }, index) =>
    speaksOfError(text) ? messageAround(index, context) : [],
  )
  return all.filter((one, index) => all.findIndex(({ box }) => box === one.box) === index)
}

/** Running text that merely mentions errors is no message; a page has this much of it. */
const MOST_LINES = 12

function isThereError(context: AskContext): PictureAnswer {
  const { scene, say, quote } = context
  const found = findErrors(context)
  if (found.length > 0) {
    const atMost = found.length > MOST_LINES || scene.kind.name === 'document' ? 'medium' : 'high'
    return known(context, say('ask.error.yes', { text: quote(joinLines(found)) }), found, atMost)
  }
  const denied = scene.lines
    .filter(({ text }) => deniesError(text))
    .map(({ text, box, confidence }) => ({ text, box, confidence }))
  if (denied.length > 0) return known(context, say('ask.error.denied', { text: quote(joinLines(denied)) }), denied)
  if (scene.kind.name === 'photo' || scene.lines.length === 0) return unknown(context, say('ask.error.none'))
  return known(context, say('ask.error.none'), [], 'medium')
}

/** Whether something went wrong, and what the message says. */
export const answerError: Intent = (context) => {
  const { question, say, quoteWhole } = context
  if (question.match('isError')) return isThereError(context)
  if (!question.match('whatError')) return null
  const found = findErrors(context)
  if (found.length === 0) return unknown(context, say('ask.error.none'))
  return known(context, say('ask.reads', { text: quoteWhole(joinLines(found)) }), found)
}
