import type { Box, DescribedPicture, MessageKey, Role, Translator } from '../../assistant/contract'
import type { ElementFilter } from './model'

export type PictureElement = DescribedPicture['elements'][number]

const filterRoles: Record<Exclude<ElementFilter, 'all' | 'other'>, ReadonlySet<Role>> = {
  buttons: new Set<Role>(['button', 'menuitem', 'tab', 'icon']),
  fields: new Set<Role>([
    'textbox',
    'password',
    'searchbox',
    'combobox',
    'checkbox',
    'radio',
    'switch',
    'slider',
    'spinbutton',
  ]),
  headings: new Set<Role>(['heading', 'titlebar']),
  links: new Set<Role>(['link']),
}

export const elementFilters: readonly ElementFilter[] = ['all', 'buttons', 'fields', 'headings', 'links', 'other']

/** The group of the element list that a role belongs to, as screen readers group them. */
export function filterOf(role: Role): Exclude<ElementFilter, 'all'> {
  for (const name of ['buttons', 'fields', 'headings', 'links'] as const) if (filterRoles[name].has(role)) return name
  return 'other'
}

/** The elements of one group with their index in the picture's own list. */
export const elementsIn = (
  elements: PictureElement[],
  filter: ElementFilter,
): { element: PictureElement; index: number }[] =>
  elements
    .map((element, index) => ({ element, index }))
    .filter(({ element }) => filter === 'all' || filterOf(element.role) === filter)

/** What follows the name, in the order screen readers say it: role, value, states. */
export function elementDetails({ role, state = {} }: PictureElement, t: Translator): string[] {
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
  if (role === 'radio') return checked ? 'window.state.selected' : 'window.state.unselected'
  return checked ? 'window.state.ticked' : 'window.state.unticked'
}

export const elementName = (element: PictureElement, t: Translator): string =>
  element.name.trim() || t.say('window.state.unnamed')

/** “Enable Wi-Fi, check box, ticked”. */
export const elementLabel = (element: PictureElement, t: Translator): string =>
  [elementName(element, t), ...elementDetails(element, t)].join(', ')

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
