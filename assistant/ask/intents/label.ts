import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Intent } from '../context'
import { evidenceOf, findElements, levelFor, targetOf } from '../targets'
import { findLooks, findValues, type Labelled } from '../values'
import { fieldRoles } from '../vocabulary/shared'
import { hasState, stateWord } from '../states'
import type { ValueKind } from '../vocabulary'

/** Labelled values, each with its label as printed; several with the same label are all told. */
function tell(found: readonly Labelled[], context: AskContext): PictureAnswer {
  const { say, quote } = context
  const different = found.filter(({ value }, index) => found.findIndex((other) => other.value === value) === index)
  const texts = different.map(({ label, value }) => say('ask.value', { label: quote(label), value: quote(value) }))
  const sure = different.length === 1 && !different[0]?.loose
  return known(
    context,
    texts.join(' '),
    found.flatMap(({ evidence }) => evidence),
    sure ? 'high' : 'medium',
  )
}

/** What looks like an e-mail address, a date and so on, without a label. */
function byLooks(kind: ValueKind, context: AskContext): PictureAnswer | null {
  const found = findLooks(kind, context)
  if (found.length === 0) return null
  const { say, quote, list } = context
  const texts = list(found.slice(0, 10).map(({ text }) => quote(text)))
  return known(
    context,
    say('ask.looks', { count: found.length, kind, texts }),
    found,
    found.length > 1 ? 'medium' : 'high',
  )
}

/** Ways to ask for a value without naming it (“how much is it”), what it looks like, and the label that it would have. */
const unnamed = [
  ['price', 'money', ['total']],
  ['timeOfDay', 'time', ['time']],
  ['day', 'date', ['date']],
] as const

/** The value of an unnamed thing or of one whose looks tell what it is; a label that names it counts more than looks. */
function byKind(kind: ValueKind, words: readonly string[], context: AskContext): PictureAnswer | null {
  const labelled = findValues(words, context)
  if (labelled.length > 0 && (kind === 'money' || kind === 'time' || kind === 'date')) return tell(labelled, context)
  return byLooks(kind, context) ?? (labelled.length > 0 ? tell(labelled, context) : null)
}

/** A control that bears the name: a field without contents is told as such, a check box with its state. */
function byControl(context: AskContext): PictureAnswer | null {
  const { question, say, quote } = context
  const found = findElements(targetOf(question.whole, context), context).filter(
    ({ score, element }) => score >= 0.8 && element.state,
  )
  const texts = found.flatMap(({ element }) => {
    const { state, role, name } = element
    if (role === 'password')
      return [say('ask.hidden', { role: say('role.password', { count: 1 }), named: 'yes', name: quote(name) })]
    if (fieldRoles.includes(role) && state?.value === '') {
      return [say('ask.holds.nothing', { role: say(`role.${role}`, { count: 1 }), named: 'yes', name: quote(name) })]
    }
    const asked = state?.checked !== undefined ? (['on'] as const) : (['selected'] as const)
    const holds = hasState(element, asked, context)
    return holds === undefined
      ? []
      : [say('ask.state', { yes: 'plain', name: quote(name), state: stateWord(element, asked, holds) })]
  })
  return texts.length > 0
    ? known(
        context,
        texts.join(' '),
        found.map(({ element }) => evidenceOf(element)),
        levelFor(found),
      )
    : null
}

/** The value that stands with a label, on forms, receipts and lists of facts; exactly as printed. */
export const answerLabel: Intent = (context) => {
  const { question, vocabulary } = context
  for (const [asked, kind, words] of unnamed) {
    if (!question.match(asked)) continue
    return byKind(kind, words, context) ?? unknown(context, context.say('ask.value.none'))
  }
  for (const match of question.matches('label')) {
    const span = match.span('x')
    if (!span) continue
    const kind = vocabulary.values[span.corrected]
    if (kind) {
      const answer = byKind(kind, span.words, context)
      if (answer) return answer
      continue
    }
    const found = findValues(span.words, context)
    if (found.length > 0) return tell(found, context)
  }
  for (const match of question.matches('says')) {
    const found = findValues(match.span('x')?.words ?? [], context)
    if (found.length > 0) return tell(found, context)
  }
  for (const match of question.matches('valueOf')) {
    const [of, label] = [match.span('y')?.words ?? [], match.span('x')?.words ?? []]
    const found = [
      [...of, ...label],
      [...label, ...of],
    ]
      .map((words) => findValues(words, context))
      .find(({ length }) => length > 0)
    if (found) return tell(found, context)
  }
  return byControl(context)
}
