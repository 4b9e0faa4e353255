import { known, unknown, type Intent } from '../context'
import { nameColour } from '../../describe/colours'
import { answerFacts, blankText } from './facts'

/** A blank picture answers for its blankness, colour and size; whatever else is asked, nothing can be seen that would tell. */
export const answerBlank: Intent = (context) => {
  const { scene, question, say } = context
  if (!scene.blank) return null
  const facts = ['size', 'pages', 'format', 'blank', 'whatKind'] as const
  if (facts.some((name) => question.match(name))) return answerFacts(context)
  if (question.match('depicts')) return known(context, blankText(context), [])
  const part = question.match('colourOf')?.span('x')?.corrected
  const isWhole = part !== undefined && ['background', 'picture'].includes(context.vocabulary.parts[part] ?? '')
  if ((isWhole || question.match('mainColours')) && scene.blank.kind !== 'transparent') {
    return known(context, say('ask.colour.all', { colour: nameColour(scene.blank.colour, { say }) }), [])
  }
  return unknown(context, say('ask.blank.nothing', { what: blankText(context) }))
}
