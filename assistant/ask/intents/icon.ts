import type { PictureAnswer } from '../../contract/descriptions'
import type { Element } from '../../../models/contract/scene'
import { placeOf } from '../../describe/geometry'
import { known, unknown, type AskContext, type Intent } from '../context'
import { absent, roleName } from '../phrases'
import { neighbours, type Direction } from '../places'
import type { Span } from '../question'
import { evidenceOf, findElements, findText, targetOf } from '../targets'
import type { Side } from '../vocabulary'

/** So many icons are told of; the rest is counted. */
const MOST_ICONS = 20

const directions: Readonly<Record<Side, readonly Direction[]>> = {
  right: ['right'],
  left: ['left'],
  above: ['above'],
  below: ['below'],
  beside: ['right', 'left'],
  after: ['right', 'below'],
  before: ['left', 'above'],
}

/** What shows a drawing instead of words: an icon, or a control that was named by one, or that has no name at all. */
const isPictorial = ({ role, icon, name }: Element): boolean =>
  role === 'icon' || icon !== undefined || (role === 'button' && name === '')

/** “probably “Delete” (button), at the top right” */
function meaning(element: Element, context: AskContext): string {
  const { say, scene } = context
  return say('ask.icon', {
    known: element.name === '' ? 'no' : 'yes',
    name: context.named({ ...element, name: element.icon?.words ?? element.name }),
    role: roleName(element.role, context),
    place: say('describe.place', { place: placeOf(element.box, scene.image) }),
  })
}

function told(icons: readonly Element[], context: AskContext): PictureAnswer {
  const { say } = context
  const shown = icons.slice(0, MOST_ICONS)
  const texts = shown.map((icon) => meaning(icon, context))
  if (icons.length > shown.length) texts.push(say('describe.more', { count: icons.length - shown.length }))
  const text = say('ask.icons', { count: icons.length, icons: texts.join('; ') })
  const evidence = shown.map((icon) => ({ ...evidenceOf(icon), confidence: icon.icon?.confidence ?? icon.confidence }))
  return shown.some(({ name }) => name !== '') ? known(context, text, evidence) : unknown(context, text, evidence)
}

function besideOf(span: Span, side: Side, icons: readonly Element[], context: AskContext): PictureAnswer {
  const target = targetOf(span, context)
  const anchor = findElements(target, context)[0] ?? findText(target.words, context)[0]
  if (!anchor) return absent(target, context)
  const others = icons.filter(({ box }) => box !== anchor.box)
  for (const direction of directions[side]) {
    const found = neighbours(anchor.box, others, direction)
    if (found.length > 0) return told(found, context)
  }
  return unknown(context, context.say('ask.icons.none'))
}

/** What icons mean, told from their drawing. */
export const answerIcon: Intent = (context) => {
  const { question, vocabulary, scene, say } = context
  const asked = question.match('iconBeside')
  const [side, of] = [vocabulary.sides[asked?.word('side') ?? ''], asked?.span('x')]
  if (!(side && of) && !question.match('icons')) return null
  const icons = scene.elements.filter(isPictorial)
  if (icons.length === 0) return unknown(context, say('ask.icons.none'))
  return side && of ? besideOf(of, side, icons, context) : told(icons, context)
}
