import type { PictureAnswer } from '../../contract/descriptions'
import type { Box, Role } from '../../../models/contract/scene'
import { known, unknown, type AskContext, type Evidence, type Intent } from '../context'
import { placeOf } from '../../describe/geometry'
import { findRun, wordsOf } from '../match'
import { absent, roleName } from '../phrases'
import { around, itemsOn, neighbours, type Direction, type Item } from '../places'
import type { Span } from '../question'
import { evidenceOf, findElements, findText, targetOf, type Target } from '../targets'
import type { Side } from '../vocabulary'

interface Anchor {
  readonly what: string
  readonly box: Box
  readonly evidence: readonly Evidence[]
  /** Where several fit: each of them. */
  readonly each: readonly Evidence[]
}

/** What a place is told of: a control, several of one role (“the buttons”), or a text. */
function anchorOf(target: Target, context: AskContext): Anchor | null {
  const { quote } = context
  const elements = findElements(target, context)
  const texts = target.words.length === 0 ? [] : findText(target.words, context)
  const exact = texts.filter(({ text }) => wordsOf(text).join('') === target.words.join(''))
  const wellNamed = elements.some(({ score }) => score >= 0.9)
  const each: Evidence[] =
    elements.length > 0 && (wellNamed || exact.length === 0) ? elements : exact.length > 0 ? exact : texts
  const [first] = each
  if (!first) return null
  const [named] = elements
  const role = named && target.words.length === 0 ? roleName(named.element.role, context) : ''
  return { what: role || quote(first.text), box: around(each.map(({ box }) => box)), evidence: each, each }
}

const itemText = (item: Item, context: AskContext): string =>
  item.role === 'text'
    ? context.quote(item.text)
    : context.say('ask.withRole', {
        name: context.named({ name: item.text, icon: item.icon }),
        role: roleName(item.role, context),
      })

const directions: readonly Direction[] = ['left', 'right', 'above', 'below']

/** “at the bottom right, to the left of “Cancel”” */
function placeText({ text, box }: Evidence, context: AskContext): string {
  const { say, quote, scene } = context
  const items = itemsOn(context).filter((item) => item.text !== text)
  const nearest = directions
    .flatMap((direction) =>
      neighbours(box, items, direction).map((item) => ({ item, direction, far: distance(box, item.box) })),
    )
    .sort((one, other) => one.far - other.far)[0]
  const place = say('describe.place', { place: placeOf(box, scene.image) })
  if (!nearest) return place
  // The neighbour to the right is what this stands to the left of.
  const side = { left: 'right', right: 'left', above: 'below', below: 'above' }[nearest.direction]
  return say('ask.place.beside', { place, side, name: quote(nearest.item.text) })
}

function distance(one: Box, other: Box): number {
  const across = Math.max(0, other[0] - one[0] - one[2], one[0] - other[0] - other[2])
  const down = Math.max(0, other[1] - one[1] - one[3], one[1] - other[1] - other[3])
  return Math.hypot(across, down)
}

function where(span: Span, context: AskContext): PictureAnswer {
  const { say, quote } = context
  const target = targetOf(span, context)
  const anchor = anchorOf(target, context)
  if (!anchor) return absent(target, context)
  const few = anchor.each.slice(0, 5)
  const texts = few.map((each) =>
    say('ask.place', { name: each.text ? quote(each.text) : anchor.what, place: placeText(each, context) }),
  )
  return known(context, texts.join(' '), few, few.length > 1 ? 'medium' : 'high')
}

/** The text of a line that follows or precedes a phrase in it. */
function besideInLine(target: Target, side: Side, context: AskContext): Evidence | null {
  const [line] = findText(target.words, context)
  if (!line || !['after', 'before', 'right', 'left', 'beside'].includes(side)) return null
  const pieces = line.text.split(' ')
  for (let from = 0; from < pieces.length; from++) {
    for (let to = from + 1; to <= pieces.length; to++) {
      if (findRun(target.words, wordsOf(pieces.slice(from, to).join(' '))).likeness === 0) continue
      // Shrink from the left, so that only the phrase itself is left out.
      let start = from
      while (start + 1 < to && findRun(target.words, wordsOf(pieces.slice(start + 1, to).join(' '))).likeness > 0)
        start++
      const rest = side === 'before' || side === 'left' ? pieces.slice(0, start) : pieces.slice(to)
      return rest.length > 0 ? { ...line, text: rest.join(' ') } : null
    }
  }
  return null
}

/** The next or previous line in reading order. */
function inOrder(target: Target, step: 1 | -1, context: AskContext): Evidence | null {
  const [found] = findText(target.words, context)
  const next = found && context.scene.lines[found.line + step]
  return next ? { text: next.text, box: next.box, confidence: next.confidence } : null
}

function reading(target: Target, side: Side, anchor: Anchor, context: AskContext): PictureAnswer | null {
  const inLine = besideInLine(target, side, context)
  const step = side === 'after' ? 1 : side === 'before' ? -1 : undefined
  const found = inLine ?? (step && inOrder(target, step, context))
  if (!found) return null
  const text = context.say('ask.beside', { side, name: context.quote(target.name), what: context.quote(found.text) })
  return known(context, text, [found, ...anchor.evidence.slice(0, 1)], anchor.each.length > 1 ? 'medium' : 'high')
}

/** @param roles only things of these roles are wanted; of any where left out */
function beside(span: Span, side: Side, context: AskContext, roles?: readonly Role[]): PictureAnswer {
  const { say, list } = context
  const target = targetOf(span, context)
  const anchor = anchorOf(target, context)
  if (!anchor) return absent(target, context)
  const isText = !roles && target.words.length > 0 && findElements(target, context).length === 0
  const read = isText ? reading(target, side, anchor, context) : null
  if (read) return read
  const items = itemsOn(context).filter(
    ({ text, box, role }) =>
      (!roles || (role !== 'text' && roles.includes(role))) &&
      !anchor.each.some((each) => each.text === text && distance(each.box, box) < 20),
  )
  const wanted: readonly Direction[] =
    side === 'beside'
      ? ['right', 'left']
      : side === 'after'
        ? ['right', 'below']
        : side === 'before'
          ? ['left', 'above']
          : [side]
  const several = target.words.length > 0 && anchor.each.length > 1
  const box = several ? (anchor.each[0]?.box ?? anchor.box) : anchor.box
  for (const direction of wanted) {
    const found = neighbours(box, items, direction)
    if (found.length === 0) continue
    const names = list(found.map((item) => itemText(item, context)))
    const text = say('ask.beside', { side: direction, name: anchor.what, what: names })
    return known(context, text, [...found, ...anchor.evidence.slice(0, 1)], several ? 'medium' : 'high')
  }
  return known(context, say('ask.beside.none', { side, name: anchor.what }), anchor.evidence, 'medium')
}

/** “What is at the top right?” */
function atPlace(place: string, context: AskContext): PictureAnswer {
  const { say, list, scene } = context
  const wide = ['top', 'bottom', 'left', 'right'].includes(place)
  const found = itemsOn(context).filter(({ box }) => {
    const at = placeOf(box, scene.image)
    return at === place || (wide && at.toLowerCase().includes(place))
  })
  const where = say('describe.place', { place })
  if (found.length === 0) return unknown(context, say('ask.at.none', { place: where }))
  const names = list(found.slice(0, 20).map((item) => itemText(item, context)))
  return known(
    context,
    say('ask.at', { place: where, what: names }),
    found.slice(0, 20),
    found.length > 20 ? 'medium' : 'high',
  )
}

function focus(context: AskContext): PictureAnswer {
  const { scene, say, quote } = context
  const focused = scene.elements.find(({ state }) => state?.focused)
  if (!focused) return unknown(context, say('ask.focus.none'))
  const name = focused.name ? quote(focused.name) : roleName(focused.role, context)
  return known(context, say('ask.focus', { name }), [evidenceOf(focused)])
}

/** Where something stands, and what stands beside, above or below it, or in a corner. */
export const answerLayout: Intent = (context) => {
  const { question, vocabulary } = context
  if (question.match('focus')) return focus(context)
  const place = vocabulary.places[question.match('atPlace')?.word('place') ?? '']
  if (place) return atPlace(place, context)
  const asked = question.match('beside')
  const [side, of] = [vocabulary.sides[asked?.word('side') ?? ''], asked?.span('x')]
  if (side && of) return beside(of, side, context, vocabulary.roles[asked?.word('role') ?? '']?.roles)
  const span = question.match('where')?.span('x')
  return span ? where(span, context) : null
}
