import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Intent } from '../context'
import { isSame } from '../tables'
import { absenceTells, listed, nameList, roleName } from '../phrases'
import type { Span } from '../question'
import { findElements, findText, targetOf, type Target } from '../targets'
import { findLooks } from '../values'

function textIsThere(span: Span, context: AskContext): PictureAnswer | null {
  const { say, quote, list } = context
  const lines = findText(span.words, context)
  if (lines.length === 0) return null
  const slip = lines.some(({ likeness }) => likeness < 0.9)
  const texts = list(lines.slice(0, 5).map(({ text }) => quote(text)))
  const text = say('ask.there.text', { name: quote(span.text), texts, count: lines.length, exact: slip ? 'no' : 'yes' })
  return known(context, text, lines, slip ? 'medium' : 'high')
}

/** Says no where text was read and the word is not among it; on a picture without text nothing can be said. */
function textIsNotThere(span: Span, context: AskContext): PictureAnswer {
  const { scene, say, quote } = context
  const text = say('ask.there.noText', { name: quote(span.text), count: scene.lines.length })
  return scene.lines.length > 0 && scene.kind.name !== 'photo'
    ? known(context, text, [], 'medium')
    : unknown(context, text)
}

function elementIsThere(target: Target, context: AskContext): PictureAnswer | null {
  const { scene, say, quote } = context
  const found = findElements(target, context).filter(({ element }) => target.roles?.includes(element.role) ?? true)
  if (found.length > 0) {
    if (target.words.length === 0) {
      const answer = listed(
        found.map(({ element }) => element),
        context,
      )
      return { ...answer, answer: say('ask.yesno', { yes: 'yes', answer: answer.answer }) }
    }
    const [first] = found
    const role = first ? roleName(first.element.role, context) : ''
    return known(context, say('ask.there.element', { role, name: quote(first?.element.name ?? '') }), found)
  }
  if (target.roles === undefined) return null
  const role = target.roles[0]
  const others = scene.elements.filter((element) => target.roles?.includes(element.role))
  const none = say('ask.there.noElement', {
    role: role ? roleName(role, context) : '',
    named: target.name ? 'yes' : 'no',
    name: quote(target.name),
  })
  const instead =
    others.length > 0 && others.length <= 8 ? say('ask.absent.others', { names: nameList(others, context) }) : ''
  const text = [none, instead].filter(Boolean).join(' ')
  return absenceTells(context) ? known(context, text, [], 'medium') : unknown(context, text)
}

function kindOfThing(span: Span, context: AskContext): PictureAnswer | null {
  const { vocabulary, scene, say, list, quote } = context
  const part = vocabulary.parts[span.corrected]
  const anyText = part === 'text' || ['word', 'line', 'paragraph'].includes(vocabulary.units[span.corrected] ?? '')
  if (anyText) {
    const lines = scene.lines.length
    const text = say('ask.there.lines', { lines, text: say('ask.lines', { count: lines }) })
    return known(context, text, scene.lines.slice(0, 5), lines > 0 ? 'high' : 'medium')
  }
  if (vocabulary.units[span.corrected] === 'table') {
    const count = scene.tables.length
    return known(
      context,
      say('ask.there.tables', { count }),
      scene.tables.map(({ box, rows }) => ({ text: (rows[0] ?? []).join(' | '), box, confidence: 1 })),
      count > 0 ? 'high' : 'medium',
    )
  }
  const value = vocabulary.values[span.corrected]
  if (!value) return null
  const found = findLooks(value, context)
  if (found.length > 0)
    return known(context, say('ask.there.values', { texts: list(found.map(({ text }) => quote(text))) }), found)
  const none = say('ask.there.noText', { name: quote(span.text), count: scene.lines.length })
  return scene.kind.name === 'photo' || scene.lines.length === 0
    ? unknown(context, none)
    : known(context, none, [], 'medium')
}

/** Whether a control, a word or a kind of value stands on the picture. Things that are only shown can't be told. */
export const answerPresence: Intent = (context) => {
  const { question, say, quote } = context
  const word = question.match('isThereText')?.span('x')
  if (word) return textIsThere(word, context) ?? textIsNotThere(word, context)
  const span = question.match('isThere')?.span('x')
  if (!span) return null
  const target = targetOf(span, context)
  const value = target.roles && context.vocabulary.values[span.corrected] ? null : kindOfThing(span, context)
  if (value) return value
  const element = elementIsThere(target, context)
  if (element) return element
  const exact = findText(span.words, context).some(({ text }) => isSame(span.words, text) || span.words.length > 0)
  const text = exact ? textIsThere(span, context) : null
  return text ?? unknown(context, say('ask.there.unseen', { name: quote(span.text) }))
}
