import type { PictureAnswer } from '../../contract/descriptions'
import type { Element } from '../../../models/contract/scene'
import { known, unknown, type AskContext, type Intent } from '../context'
import { wordsOf } from '../match'
import { absent, nameList, roleName } from '../phrases'
import { inOneRow } from '../places'
import type { Match, Span } from '../question'
import { hasState, stateOf, stateWord } from '../states'
import {
  evidenceOf,
  findElements,
  findText,
  levelFor,
  NEARLY,
  targetOf,
  type FoundElement,
  type Target,
} from '../targets'
import { findValues } from '../values'
import { verifyRow } from './which'
import { vocabularies, type StateName } from '../vocabulary'
import { checkableRoles, fieldRoles, selectableRoles } from '../vocabulary/shared'

const nameOf = (element: Element, context: AskContext): string =>
  element.name ? context.quote(element.name) : roleName(element.role, context)

/** One control’s state as a sentence, with yes or no in front. */
function tellState(
  element: Element,
  states: readonly StateName[],
  context: AskContext,
): { text: string; clear: boolean } {
  const { say } = context
  const holds = hasState(element, states, context)
  const name = nameOf(element, context)
  if (holds !== undefined) {
    return {
      text: say('ask.state', { yes: holds ? 'yes' : 'no', name, state: stateWord(element, states, holds) }),
      clear: true,
    }
  }
  const asked = stateOf(element, states)
  if (asked === 'disabled' || asked === 'enabled') {
    return { text: say('ask.state.noSign', { yes: asked === 'enabled' ? 'yes' : 'no', name }), clear: false }
  }
  return { text: '', clear: false }
}

function stateOfElements(
  found: readonly FoundElement[],
  states: readonly StateName[],
  context: AskContext,
): PictureAnswer {
  const told = found.map(({ element }) => tellState(element, states, context))
  const texts = told.map(({ text }) => text).filter(Boolean)
  if (texts.length === 0) {
    const name = found[0] ? nameOf(found[0].element, context) : ''
    return unknown(context, context.say('ask.state.unclear', { name }), found)
  }
  const sure =
    told.every(({ clear }) => clear) && found.every(({ score }) => score < 0.6 || score >= NEARLY || score <= 0.9)
  return known(context, texts.join(' '), found, sure ? levelFor(found) : 'medium')
}

/** A control without a name of its own in the same row as its label. */
function besideLabel(target: Target, context: AskContext): FoundElement[] {
  const { elements } = context.scene
  const labels = findText(target.words, context)
  return labels.flatMap((label) =>
    elements
      .filter(({ name, role, box }) => name === '' && checkableRoles.includes(role) && inOneRow(label.box, box))
      .slice(0, 1)
      .map((element) => ({
        element: { ...element, name: label.text },
        score: 0.9,
        ...evidenceOf(element),
        text: label.text,
        confidence: Math.min(element.confidence, label.confidence, 0.7),
      })),
  )
}

/** Words for on and off that may stand as a value beside a label, in every language. */
function valueAsState(value: string): boolean | undefined {
  const word = wordsOf(value).join(' ')
  const meanings = Object.values(vocabularies).map(({ states }) => states[word])
  if (meanings.some((states) => states?.[0] === 'on')) return true
  return meanings.some((states) => states?.[0] === 'off' || states?.includes('disabled')) ? false : undefined
}

function stateInText(target: Target, states: readonly StateName[], context: AskContext): PictureAnswer | null {
  const asked = states.includes('on') ? true : states.includes('off') ? false : undefined
  const [value] = findValues(target.words, context)
  const is = value && valueAsState(value.value)
  if (asked === undefined || is === undefined || !value) return null
  const { say, quote } = context
  const told = say('ask.value', { label: quote(value.label), value: quote(value.value) })
  return known(context, say('ask.yesno', { yes: is === asked ? 'yes' : 'no', answer: told }), value.evidence, 'medium')
}

/** What can be in a state; a name alone is looked for among these first. */
const stateful = [...checkableRoles, ...selectableRoles, ...fieldRoles, 'button', 'link', 'slider', 'icon'] as const

function stateOfTarget(span: Span, states: readonly StateName[], context: AskContext): PictureAnswer | null {
  if (context.vocabulary.parts[span.corrected] === 'picture') return null
  const target = targetOf(span, context)
  const all = findElements(target, context, stateful)
  const able = all.filter(
    ({ element }) => stateful.some((role) => role === element.role) || element.state !== undefined,
  )
  const found = able.length > 0 ? able : besideLabel(target, context)
  if (found.length > 0) return stateOfElements(found, states, context)
  const told = stateInText(target, states, context)
  if (told) return told
  const texts = target.words.length > 0 ? findText(target.words, context) : []
  if (texts.length === 0) return absent(target, context)
  return unknown(context, context.say('ask.state.textOnly', { name: context.quote(texts[0]?.text ?? '') }), texts)
}

/** “Which tab is selected?”, “which boxes are ticked?” */
function whichHave(elements: readonly Element[], states: readonly StateName[], context: AskContext): PictureAnswer {
  const { say } = context
  const having = elements.filter((element) => hasState(element, states, context) === true)
  const unclear = elements.filter((element) => hasState(element, states, context) === undefined)
  const [example] = having.length > 0 ? having : elements
  const word = example ? stateWord(example, states, true) : ''
  const asked = example ? stateOf(example, states) : 'on'
  if (having.length > 0) {
    const text = say('ask.which', { count: having.length, names: nameList(having, context), state: word })
    return known(context, text, having.map(evidenceOf), 'high')
  }
  if (unclear.length === 0)
    return known(context, say('ask.which.none', { count: elements.length, state: word }), elements.map(evidenceOf))
  // A control that is unavailable looks so; that others can be used shows in nothing.
  if (asked === 'disabled') {
    return known(context, say('ask.which.noSign', { count: elements.length }), elements.map(evidenceOf), 'medium')
  }
  if (asked === 'enabled') {
    const names = nameList(unclear, context)
    return known(context, say('ask.which.enabled', { names }), unclear.map(evidenceOf), 'medium')
  }
  return unknown(context, say('ask.which.unclear', { state: word }), elements.map(evidenceOf))
}

function whichState(match: Match, context: AskContext): PictureAnswer | null {
  const role = context.vocabulary.roles[match.word('role') ?? '']
  const states = context.vocabulary.states[match.word('state') ?? '']
  if (!role || !states) return null
  const elements = context.scene.elements.filter((element) => role.roles.includes(element.role))
  if (elements.length > 0) return whichHave(elements, states, context)
  return absent(
    { name: '', words: [], roles: role.roles, roleWord: '', plural: role.plural, ordinal: undefined },
    context,
  )
}

/** “What is selected?”, “which language is chosen?” */
function whatState(context: AskContext): PictureAnswer | null {
  for (const match of context.question.matches('whatState')) {
    const states = context.vocabulary.states[match.word('state') ?? '']
    if (!states) continue
    const subject = match.span('x')
    const [value] = subject ? findValues(subject.words, context) : []
    const { say, quote, scene } = context
    if (value) {
      return known(context, say('ask.value', { label: quote(value.label), value: quote(value.value) }), value.evidence)
    }
    const having = scene.elements.filter(
      (element) => hasState(element, states, context) === true && applicable(element, states),
    )
    if (subject && !states.includes('selected')) continue
    if (having.length === 0) continue
    const [first] = having
    const word = first ? stateWord(first, states, true) : ''
    const text = say('ask.which', { count: having.length, names: nameList(having, context, true), state: word })
    return known(context, text, having.map(evidenceOf), subject ? 'medium' : 'high')
  }
  const asked = context.question.match('whatState')
  return asked && !asked.word('x') ? unknown(context, context.say('ask.which.unclear', { state: '' })) : null
}

const applicable = (element: Element, states: readonly StateName[]): boolean =>
  states.includes('enabled') || states.includes('disabled') || stateOf(element, states) !== 'enabled'

function isState(context: AskContext): PictureAnswer | null {
  let refused: PictureAnswer | null = null
  for (const match of context.question.matches('isState')) {
    const span = match.span('x')
    const word = match.word('state')
    const states: readonly StateName[] | undefined = match.word('press')
      ? ['enabled']
      : context.vocabulary.states[word ?? '']
    if (!span || !states) continue
    const answer = stateOfTarget(span, states, context)
    // A table may say so of what has no control: “is the office printer active”.
    const row = answer?.answered ? null : verifyRow([...span.words, ...(word?.split(' ') ?? [])], context)
    if (row) return row
    if (answer?.answered) return answer
    refused ??= answer
  }
  return refused
}

/** Whether controls are ticked, on, selected, available, focused, expanded or empty, and which ones are. */
export const answerState: Intent = (context) => {
  const { question } = context
  for (const match of question.matches('whichState')) {
    const answer = whichState(match, context)
    if (answer) return answer
  }
  return whatState(context) ?? isState(context) ?? plainState(context)
}

/** “What is the state of Wi-Fi?” */
function plainState(context: AskContext): PictureAnswer | null {
  const span = context.question.match('stateOf')?.span('x')
  if (!span) return null
  const found = findElements(targetOf(span, context), context).filter(({ element }) => element.state !== undefined)
  if (found.length === 0) return null
  const texts = found.flatMap(({ element }) => {
    const { state } = element
    const asked: StateName[] =
      state?.checked !== undefined ? ['on'] : state?.selected !== undefined ? ['selected'] : ['disabled']
    const holds = hasState(element, asked, context)
    if (state?.value && element.role !== 'password') {
      return [
        context.say('ask.holds', {
          role: roleName(element.role, context),
          named: 'yes',
          name: context.quote(element.name),
          value: context.quote(state.value),
        }),
      ]
    }
    return holds === undefined
      ? []
      : [
          context.say('ask.state', {
            yes: 'plain',
            name: nameOf(element, context),
            state: stateWord(element, asked, holds),
          }),
        ]
  })
  return texts.length > 0 ? known(context, texts.join(' '), found, levelFor(found)) : null
}
