import type { PictureAnswer } from '../../contract/descriptions'
import { unknown, type AskContext } from '../context'

/** Names are short; a longer stretch is the rest of a question that was not understood. */
const MOST_NAME_WORDS = 5

/** The answer where nothing else answers: says what is not known, and what could be done instead. */
export function answerUnknown(context: AskContext): PictureAnswer {
  const { question, scene, say, quote, asked } = context
  if (!/[\p{L}\p{N}]/u.test(asked)) return unknown(context, say('ask.nothing'))
  if (question.match('whichExtreme')) return unknown(context, say('ask.noSums'))
  if (scene.kind.name === 'photo') return unknown(context, say('ask.unknown.photo'))
  const span = question
    .matches('label')
    .find((match) => match.span('x'))
    ?.span('x')
  const isName =
    span !== undefined &&
    span.words.length > 0 &&
    span.words.length <= MOST_NAME_WORDS &&
    span.text !== question.whole.text
  const subject = isName ? say('ask.absent.value', { name: quote(span.text) }) : say('ask.unknown')
  return unknown(context, [subject, say('ask.absent.hint')].join(' '))
}
