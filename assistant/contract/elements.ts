import type { Box, Element, Role } from '../../models/contract/scene'
import type { MessageKey, Translator } from './language'

/** An element as hosts and pages have it: the name that was found, and the one that the person gave it, if any. */
export type ListedElement = Pick<Element, 'role' | 'name' | 'state' | 'box' | 'ownName'>

/** The kinds of elements that a list can be narrowed to, as screen readers have them in theirs. */
export const elementTypes = [
  'buttons',
  'links',
  'fields',
  'checks',
  'menus',
  'headings',
  'lists',
  'images',
  'windows',
  'other',
] as const
export type ElementType = (typeof elementTypes)[number]
export type ElementFilter = 'all' | ElementType
export const elementFilters: readonly ElementFilter[] = ['all', ...elementTypes]

const rolesOf: Record<Exclude<ElementType, 'other'>, readonly Role[]> = {
  buttons: ['button'],
  links: ['link'],
  fields: ['textbox', 'password', 'searchbox', 'combobox', 'slider', 'spinbutton'],
  checks: ['checkbox', 'radio', 'switch'],
  menus: ['menubar', 'menu', 'menuitem', 'tablist', 'tab'],
  headings: ['heading'],
  lists: ['list', 'listitem', 'tree', 'treeitem', 'table'],
  images: ['image', 'chart', 'icon'],
  windows: ['window', 'dialog', 'titlebar'],
}
const typeOfRole = new Map<Role, ElementType>(
  Object.entries(rolesOf).flatMap(([type, roles]) => roles.map((role) => [role, type as ElementType] as const)),
)

/** The type that a role belongs to. Every role has exactly one. */
export const elementTypeOf = (role: Role): ElementType => typeOfRole.get(role) ?? 'other'

/** What an element is called: the person's own name for it, else the one that was found, else that it has none. */
export const elementName = ({ name, ownName }: Pick<ListedElement, 'name' | 'ownName'>, t: Translator): string =>
  ownName?.trim() || name.trim() || t.say('window.state.unnamed')

/** What follows the name, in the order screen readers say it: role, value, states. */
export function elementDetails({ role, state = {} }: Pick<ListedElement, 'role' | 'state'>, t: Translator): string[] {
  const said: string[] = [t.say(`window.role.${role}`)]
  const add = (key: MessageKey): void => void said.push(t.say(key))
  if (state.value) said.push(state.value)
  if (state.checked !== undefined) add(checkedKey(role, state.checked))
  if (state.selected !== undefined) add(state.selected ? 'window.state.selected' : 'window.state.unselected')
  if (state.expanded !== undefined) add(state.expanded ? 'window.state.expanded' : 'window.state.collapsed')
  if (state.disabled) add('window.state.disabled')
  if (state.focused) add('window.state.focused')
  return said
}

function checkedKey(role: Role, checked: boolean): MessageKey {
  if (role === 'switch') return checked ? 'window.state.on' : 'window.state.off'
  return checked ? 'window.state.ticked' : 'window.state.unticked'
}

/** “Enable Wi-Fi, check box, checked”. */
export const elementLabel = (element: ListedElement, t: Translator): string =>
  [elementName(element, t), ...elementDetails(element, t)].join(', ')

/** Upper and lower case and accents do not matter where a person types a name. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/**
 * The elements of one type whose name holds what was typed, in the order they had, each with its index in the whole list. Every word
 * that was typed must be in the name, the person's own or the one that was found.
 */
export function elementsIn<E extends ListedElement>(
  elements: readonly E[],
  filter: ElementFilter,
  find = '',
): { element: E; index: number }[] {
  const words = plain(find).split(/\s+/u).filter(Boolean)
  return elements
    .map((element, index) => ({ element, index }))
    .filter(({ element }) => filter === 'all' || elementTypeOf(element.role) === filter)
    .filter(({ element: { name, ownName = '' } }) => {
      const called = plain(`${ownName} ${name}`)
      return words.every((word) => called.includes(word))
    })
}

/** In which ninth of the picture the middle of a box lies, in words. */
export function placeInWords(
  [x, y, width, height]: Box,
  image: { width: number; height: number },
  t: Translator,
): string {
  const third = (middle: number, size: number): 0 | 1 | 2 => (middle < size / 3 ? 0 : middle < (size * 2) / 3 ? 1 : 2)
  const column = third(x + width / 2, image.width)
  const row = third(y + height / 2, image.height)
  const vertical = (['top', '', 'bottom'] as const)[row]
  const horizontal = (['left', '', 'right'] as const)[column]
  if (vertical && horizontal) return t.say(`window.place.${vertical}-${horizontal}`)
  return t.say(`window.place.${vertical || horizontal || 'centre'}`)
}

export type Side = 'left' | 'right' | 'above' | 'below'
export const sides: readonly Side[] = ['left', 'right', 'above', 'below']

/** Further away than this share of the picture's longer side is not beside. */
const FAR = 0.25

/**
 * What stands beside an element, at most one thing on each side: the nearest that overlaps it in the other direction. What holds the
 * element, or lies in it, stands not beside it.
 */
export function besideElement<E extends ListedElement>(
  elements: readonly E[],
  index: number,
  image: { width: number; height: number },
): Partial<Record<Side, E>> {
  const chosen = elements[index]
  if (!chosen) return {}
  const far = FAR * Math.max(image.width, image.height)
  const nearest: Partial<Record<Side, { element: E; gap: number }>> = {}
  for (const element of elements) {
    if (element === chosen || overlap(element.box, chosen.box)) continue
    for (const side of sides) {
      const gap = gapOn(side, chosen.box, element.box)
      if (gap === undefined || gap > far || gap >= (nearest[side]?.gap ?? Infinity)) continue
      nearest[side] = { element, gap }
    }
  }
  const found: Partial<Record<Side, E>> = {}
  for (const side of sides) if (nearest[side]) found[side] = nearest[side].element
  return found
}

/** Whether two boxes share more than an edge that was found a little too far out. */
function overlap(a: Box, b: Box): boolean {
  const across = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0])
  const down = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1])
  return across > 0.2 * Math.min(a[2], b[2]) && down > 0.2 * Math.min(a[3], b[3])
}

/** How far the other box is away on this side, in pixels; undefined where it is not on this side. */
function gapOn(side: Side, [x, y, width, height]: Box, other: Box): number | undefined {
  const beside = side === 'left' || side === 'right'
  const shared = beside
    ? Math.min(y + height, other[1] + other[3]) - Math.max(y, other[1])
    : Math.min(x + width, other[0] + other[2]) - Math.max(x, other[0])
  if (shared <= 0) return undefined
  const gap = {
    left: x - (other[0] + other[2]),
    right: other[0] - (x + width),
    above: y - (other[1] + other[3]),
    below: other[1] - (y + height),
  }[side]
  const slack = -0.2 * Math.min(beside ? other[2] : other[3], beside ? width : height)
  return gap < slack ? undefined : Math.max(0, gap)
}

/** More about one element: where it is on the picture, and what is beside it. */
export function elementMore(
  elements: readonly ListedElement[],
  index: number,
  image: { width: number; height: number },
  t: Translator,
): string {
  const chosen = elements[index]
  if (!chosen) return ''
  const beside = besideElement(elements, index, image)
  const said = [t.say('window.browse.place', { place: placeInWords(chosen.box, image, t) })]
  for (const side of sides) {
    const other = beside[side]
    if (other) said.push(t.say(`elements.beside.${side}`, { name: briefLabel(other, t) }))
  }
  if (said.length === 1) said.push(t.say('elements.beside.nothing'))
  if (chosen.ownName && chosen.name) said.push(t.say('elements.originally', { name: chosen.name }))
  return said.join(' ')
}

/** “Save, button”: what a neighbour is called, without its state. */
const briefLabel = (element: ListedElement, t: Translator): string =>
  `${elementName(element, t)}, ${t.say(`window.role.${element.role}`)}`
