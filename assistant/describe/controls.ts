import type { Length, Sentence } from '../contract/descriptions'
import type { MessageKey } from '../contract/language'
import type { Element, Role } from '../../models/contract/scene'
import { shorten } from './untrusted'
import type { Words } from './words'

/**
 * Below the first an element is not spoken of, below the second only with “probably”. Of the elements that the network of screens is surer
 * of than that, six in seven are there; of those between 0.6 and 0.75, seven in ten (models/starter/screen/README.md).
 */
const WORTH_SAYING = 0.3
const SURE_ELEMENT = 0.75
const MAX_VALUE_CHARACTERS = 200

/** What people operate or read, the most telling first; the order in which a description goes through them. */
export const controlRoles: readonly Role[] = [
  'checkbox',
  'switch',
  'radio',
  'textbox',
  'searchbox',
  'combobox',
  'password',
  'button',
  'slider',
  'spinbutton',
  'progressbar',
  'tab',
  'link',
  'chart',
  'image',
  'menuitem',
  'listitem',
  'treeitem',
  'heading',
  'icon',
]

const limits: Record<Length, { perGroup: number; groups: number }> = {
  brief: { perGroup: 0, groups: 0 },
  normal: { perGroup: 8, groups: 4 },
  detailed: { perGroup: 200, groups: controlRoles.length },
}

export const isWorthSaying = (element: Element): boolean => element.confidence >= WORTH_SAYING
export const isSureElement = (element: Element): boolean => element.confidence >= SURE_ELEMENT

const WINDOW_BUTTONS: ReadonlySet<string> = new Set(['minimise', 'maximise', 'restore'])

/** The buttons that every window has: minimise, maximise, and close beside one of these. They are no news about a screen. */
export function isWindowButton({ icon, box }: Element, all: readonly Element[]): boolean {
  if (!icon) return false
  if (WINDOW_BUTTONS.has(icon.meaning)) return true
  const [x, y, width, height] = box
  const isNear = (other: Element): boolean =>
    Math.abs(other.box[1] + other.box[3] / 2 - y - height / 2) < height && Math.abs(other.box[0] - x) < width * 4
  return icon.meaning === 'close' && all.some((other) => WINDOW_BUTTONS.has(other.icon?.meaning ?? '') && isNear(other))
}

/** The state of a control in the words of screen readers. */
export function stateWords({ role, state }: Pick<Element, 'role' | 'state'>, words: Words): string[] {
  if (!state) return []
  const said: MessageKey[] = []
  const { checked, selected, expanded } = state
  if (role === 'switch' && checked !== undefined) said.push(checked ? 'state.on' : 'state.off')
  else if (role === 'radio' && (checked ?? selected) !== undefined)
    said.push((checked ?? selected) ? 'state.selected' : 'state.notSelected')
  else if (checked !== undefined) said.push(checked ? 'state.ticked' : 'state.notTicked')
  if (selected && role !== 'radio') said.push('state.selected')
  if (expanded !== undefined) said.push(expanded ? 'state.expanded' : 'state.collapsed')
  if (state.disabled) said.push('state.unavailable')
  if (state.focused) said.push('state.focused')
  const value = valueWords(role, state.value, words)
  return [...(value === null ? [] : [value]), ...said.map((key) => words.say(key))]
}

function valueWords(role: Role, value: string | undefined, words: Words): string | null {
  if (value === undefined) return null
  // What stands in a password field is dots, or a secret; neither is for speaking.
  if (role === 'password') return words.say(value === '' ? 'state.empty' : 'state.hidden')
  const short = shorten(value, MAX_VALUE_CHARACTERS)
  if (role === 'slider' || role === 'progressbar' || role === 'spinbutton')
    return value === '' ? null : words.say('state.at', { value: short })
  return value === '' ? words.say('state.empty') : words.say('state.contains', { value: short })
}

/** The controls' names and states; those beyond the limit counted, and those without a name too, by state. */
function itemsOf(elements: readonly Element[], limit: number, words: Words): string[] {
  const withName = elements.filter(hasName)
  const shown = withName
    .slice(0, limit)
    .map((element) => [words.named(element), ...stateWords(element, words)].join(', '))
  if (withName.length > shown.length) shown.push(words.say('describe.more', { count: withName.length - shown.length }))
  const nameless = new Map<string, number>()
  for (const element of elements.filter((one) => !hasName(one))) {
    const states = stateWords(element, words).join(', ')
    nameless.set(states, (nameless.get(states) ?? 0) + 1)
  }
  for (const [states, count] of nameless) {
    const counted = words.say('describe.unnamed', { count })
    shown.push(states === '' ? counted : `${counted}, ${states}`)
  }
  return shown
}

const hasName = ({ name, ownName }: Element): boolean => name !== '' || ownName !== undefined

/** “a button and 3 links”: counted, in the order of importance. */
export function countedRoles(elements: readonly Element[], words: Words): string[] {
  return rolesIn(elements).map((role) =>
    words.say(`counted.${role}`, { count: elements.filter((element) => element.role === role).length }),
  )
}

function rolesIn(elements: readonly Element[]): Role[] {
  const present = new Set(elements.map((element) => element.role))
  return [...controlRoles.filter((role) => present.has(role)), ...[...present].filter((r) => !controlRoles.includes(r))]
}

/** The first roles; buttons are always among them, since they are what can be done next. */
function toldRoles(roles: readonly Role[], most: number): Role[] {
  const told = roles.slice(0, most)
  if (most > 0 && roles.includes('button') && !told.includes('button')) told[most - 1] = 'button'
  return told
}

/** The same without how sure the drawing is: a sentence that begins with “probably” says it once. */
function withoutDoubt(element: Element): Element {
  const said = { ...element }
  delete said.icon
  return said
}

/** Sentences about the controls, one for each role; a role that is not sure has one of its own with “probably”. */
export function controlSentences(all: readonly Element[], length: Length, words: Words): Sentence[] {
  const elements = all.filter((element) => isWorthSaying(element) && controlRoles.includes(element.role))
  const { groups, perGroup } = limits[length]
  const roles = rolesIn(elements)
  const told = toldRoles(roles, groups)
  const sentences: Sentence[] = []
  for (const role of told) {
    const members = elements.filter((element) => element.role === role)
    const sure = members.filter(isSureElement)
    // Neither sure what it is nor what it is called: that is no news for anybody. The list of elements has it.
    const unsure = members.filter((element) => !isSureElement(element) && hasName(element))
    if (sure.length > 0) sentences.push(group('describe.group', `role.${role}`, sure))
    if (unsure.length > 0) sentences.push(group('describe.group.probably', `counted.${role}`, unsure.map(withoutDoubt)))
  }
  const rest = elements.filter((element) => !told.includes(element.role))
  if (rest.length > 0 && groups > 0) {
    const confidence = Math.min(...rest.map((element) => element.confidence))
    const items = words.list(countedRoles(rest, words))
    sentences.push(words.sentence(words.say('describe.also', { items }), 'screen', confidence))
  }
  return sentences

  function group(key: MessageKey, roleKey: MessageKey, members: readonly Element[]): Sentence {
    const role = words.say(roleKey, { count: members.length })
    const items = itemsOf(members, perGroup, words)
    const haveStates = members.some((element) => stateWords(element, words).length > 0)
    const text = words.say(key, { role, items: haveStates ? words.series(items) : words.list(items) })
    const confidence = Math.min(...members.map((element) => element.confidence))
    return words.sentence(text, 'screen', confidence)
  }
}
