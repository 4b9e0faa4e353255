import type { Sentence } from '../contract/descriptions'
import type { Element, ElementState, TextLine } from '../../models/contract/scene'
import { stateWords } from '../describe/controls'
import { shorten } from '../describe/untrusted'
import { shortName, type Words } from '../describe/words'
import type { ChangedElement, Changes } from './compare'

/** Of the controls and lines of one kind so many are named; the others are counted. */
const MOST = 5
const LONGEST_LINE = 120

/** What changed, in sentences: what opened and closed first, then states and values, then text. */
export function tellChanges(changes: Changes, words: Words): Sentence[] {
  if (!changes.same) return [words.sentence(words.say('changes.other'), 'screen', 0.7)]
  const said = [
    ...changes.opened.map((element) => surface('changes.opened', element, words)),
    ...changes.closed.map((element) => surface('changes.closed', element, words)),
    ...changes.changed.map((change) => changed(change, words)),
    ...controls('changes.appeared', changes.appeared, words),
    ...changes.rewritten
      .slice(0, MOST)
      .map(({ before, after }) =>
        words.sentence(
          words.say('changes.rewritten', { before: quoted(before, words), after: quoted(after, words) }),
          'text',
          Math.min(before.confidence, after.confidence),
        ),
      ),
    ...texts('changes.written', changes.written, words),
    ...controls('changes.vanished', changes.vanished, words),
    ...texts('changes.erased', changes.erased, words),
  ]
  return said.length > 0 ? said : [words.sentence(words.say('changes.none'), 'screen', 0.9)]
}

function surface(
  key: 'changes.opened' | 'changes.closed',
  { role, name, confidence }: Element,
  words: Words,
): Sentence {
  const what = words.say(`counted.${role}`, { count: 1 })
  const text = words.say(key, { what, named: name === '' ? 'no' : 'yes', name: shortName(name) })
  return words.sentence(text, 'screen', confidence)
}

function changed({ element, before, after }: ChangedElement, words: Words): Sentence {
  const { role, name, confidence } = element
  const what = words.say(`role.${role}`, { count: 1 })
  const named = name === '' ? what : `${what} ${words.quote(shortName(name))}`
  const { value: from } = before
  const { value: to, ...states } = after
  const parts: string[] = []
  if (from !== undefined && to !== undefined)
    parts.push(words.say('changes.value', { from: valueOf(from, words), to: valueOf(to, words) }))
  // The words that controls are described with, so that the same state is always said the same way.
  if (Object.keys(states).length > 0) parts.push(words.say('changes.now', { state: stateNow(element, states, words) }))
  return words.sentence(words.say('changes.changed', { what: named, changes: words.list(parts) }), 'screen', confidence)
}

const valueOf = (value: string, words: Words): string =>
  value === '' ? words.say('state.empty') : words.quote(shorten(value, LONGEST_LINE))

function stateNow({ role }: Element, states: ElementState, words: Words): string {
  const { disabled, selected, ...rest } = states
  const said = stateWords({ role, state: rest }, words)
  if (selected !== undefined) said.push(words.say(selected ? 'state.selected' : 'state.notSelected'))
  if (disabled !== undefined) said.push(words.say(disabled ? 'state.unavailable' : 'changes.available'))
  return words.list(said)
}

function controls(
  key: 'changes.appeared' | 'changes.vanished',
  elements: readonly Element[],
  words: Words,
): Sentence[] {
  if (elements.length === 0) return []
  const items = elements.slice(0, MOST).map(({ role, name }) => {
    const what = words.say(`role.${role}`, { count: 1 })
    return name === '' ? what : `${what} ${words.quote(shortName(name))}`
  })
  if (elements.length > MOST) items.push(words.say('describe.more', { count: elements.length - MOST }))
  const confidence = Math.min(...elements.map((element) => element.confidence))
  return [words.sentence(words.say(key, { count: elements.length, items: words.list(items) }), 'screen', confidence)]
}

function texts(key: 'changes.written' | 'changes.erased', lines: readonly TextLine[], words: Words): Sentence[] {
  if (lines.length === 0) return []
  const items = lines.slice(0, MOST).map((line) => quoted(line, words))
  if (lines.length > MOST) items.push(words.say('describe.more', { count: lines.length - MOST }))
  const confidence = Math.min(...lines.map((line) => line.confidence))
  return [words.sentence(words.say(key, { items: words.series(items) }), 'text', confidence)]
}

const quoted = ({ text }: TextLine, words: Words): string => words.quote(shorten(text, LONGEST_LINE))
