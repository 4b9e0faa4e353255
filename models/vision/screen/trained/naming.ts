import type { Box, Element, ElementState, Role, TextLine } from '../../../contract/scene'
import { piecesOf } from './pieces'
import { asksForSecret, fieldRole } from '../field-words'
import { labelAbove, labelLeft, labelRight, type Labelled } from '../labels'
import { bottom, middleX, middleY, right, textOf, unitOf } from '../sight'
import { STATES, type Found } from './found'

/** Controls that carry their name inside. */
const NAMED_INSIDE: ReadonlySet<Role> = new Set([
  'button',
  'link',
  'tab',
  'menuitem',
  'listitem',
  'treeitem',
  'heading',
  'titlebar',
  'statusbar',
])
/** Controls whose name stands beside them: right of it, else left of it. */
const NAMED_BESIDE: ReadonlySet<Role> = new Set(['checkbox', 'radio', 'switch'])
/** Controls that hold a value, and whose name stands left of or above them. */
const FIELDS: ReadonlySet<Role> = new Set(['textbox', 'password', 'searchbox', 'combobox', 'spinbutton'])
/** Words beside a switch that tell its state and do not name it. */
const SAYS_STATE = /^(?:on|off|yes|no|an|aus|ein|ja|nein)$/iu
const MEASURES: ReadonlySet<Role> = new Set(['slider', 'progressbar'])
const FRAMES: ReadonlySet<Role> = new Set(['window', 'dialog'])

/** Which states a role has; the others are not spoken of. */
const HAS: Readonly<Record<Exclude<(typeof STATES)[number], 'iconOnly'>, ReadonlySet<Role>>> = {
  checked: new Set(['checkbox', 'radio', 'switch']),
  selected: new Set(['tab', 'listitem', 'treeitem', 'menuitem']),
  disabled: new Set([...FIELDS, ...NAMED_BESIDE, 'button', 'link', 'slider', 'menuitem', 'tab']),
  focused: new Set([...FIELDS, ...NAMED_BESIDE, 'button', 'link', 'slider', 'tab']),
  expanded: new Set(['combobox', 'treeitem']),
}
/** From which probability a state holds: where most elements are told rightly, on the kits and programs that are kept out of training. */
const SURE = { checked: 0.7, selected: 0.6, disabled: 0.8, focused: 0.9, expanded: 0.8 } as const
/** States that are told when they do not hold, too: “not ticked” is news, “not disabled” is none. */
const TOLD_BOTH: ReadonlySet<string> = new Set(['checked'])

/** A line that was read less surely names nothing: letters that Descry does not know, or a drawing. */
const READABLE = 0.5

const boxOf = ({ left, top, right: end, bottom: foot }: Found): Box => [
  Math.round(left),
  Math.round(top),
  Math.max(1, Math.round(end - left)),
  Math.max(1, Math.round(foot - top)),
]

/** Gives what was found its names, values and states, from the text in and around it. */
export function nameElements(found: readonly Found[], read: readonly TextLine[]): Element[] {
  const lines = read.filter(({ confidence }) => confidence >= READABLE)
  const boxes = found.map(boxOf)
  const unit = unitOf(lines)
  const mayHaveText = found.map(({ role }) => NAMED_INSIDE.has(role) || FIELDS.has(role))
  const owners = found.flatMap(({ role }, i) =>
    mayHaveText[i] || role === 'icon' ? [{ box: boxes[i] as Box, isIcon: role === 'icon', index: i }] : [],
  )
  const pieces = piecesOf(lines, owners).map(({ line, owner }) => ({
    line,
    owner: owner === undefined ? undefined : owners[owner]?.index,
  }))
  const controls = boxes.filter((_, i) => isControl((found[i] as Found).role))
  const free = pieces.filter(({ owner }) => !isControl(found[owner ?? -1]?.role)).map(({ line }) => line)
  const place: Labelled = { lines: free, unit, shapes: controls.map((box) => ({ box })) }

  return found.map((one, i) => {
    const box = boxes[i] as Box
    const own = textOf(pieces.filter(({ owner }) => owner === i).map(({ line }) => line))
    const { name, value, role = one.role } = wordsOf(one.role, box, own, place, lines)
    const state = { ...statesOf(one), ...(value !== '' && { value }) }
    return {
      role,
      name,
      ...(Object.keys(state).length > 0 && { state }),
      box,
      confidence: one.confidence,
    }
  })
}

const isControl = (role: Role | undefined): boolean =>
  role !== undefined && (FIELDS.has(role) || role === 'button' || role === 'tab' || role === 'menuitem')

function wordsOf(
  role: Role,
  box: Box,
  own: string,
  place: Labelled,
  lines: readonly TextLine[],
): { name: string; value: string; role?: Role } {
  const textOfLine = (line: TextLine | undefined): string => line?.text.trim() ?? ''
  const before = (): string => textOfLine(labelLeft(place, box, place.unit * 14) ?? labelAbove(place, box))
  if (role === 'menuitem') return withShortcut(own)
  if (NAMED_INSIDE.has(role)) return { name: own, value: '' }
  if (NAMED_BESIDE.has(role)) {
    const beside = textOfLine(labelRight(place, box, place.unit * 2.5))
    if (beside !== '' && !SAYS_STATE.test(beside)) return { name: beside, value: '' }
    const elsewhere = textOfLine(labelLeft(place, box, place.unit * 40) ?? labelAbove(place, box))
    return { name: elsewhere === '' ? beside : elsewhere, value: '' }
  }
  if (FIELDS.has(role)) return wordsOfField(role, before(), own)
  if (MEASURES.has(role)) {
    const beside = textOfLine(labelRight(place, box, place.unit * 3))
    const value = /^\d{1,3}\s?%$/u.test(beside) ? beside : ''
    return { name: before(), value }
  }
  if (FRAMES.has(role)) return { name: titleOf(box, lines, place.unit), value: '' }
  return { name: '', value: '' }
}

/** A field for text is told by its words, too: one for passwords looks like any other. What is typed into one is never said. */
function wordsOfField(seen: Role, label: string, own: string): { name: string; value: string; role: Role } {
  const byWords = seen === 'textbox' ? fieldRole(label === '' ? own : label, own) : seen
  // Something readable in a field that only its label calls secret: “Password changed on: 12 May”.
  const role =
    byWords === 'password' && seen === 'textbox' && label !== '' && !asksForSecret(label) && isReadable(own)
      ? 'textbox'
      : byWords
  if (role === 'password')
    return { role, name: label === '' && seen === 'textbox' && isReadable(own) ? own : label, value: '' }
  // Text in a field without a label is most often what should be typed into it.
  return label === '' ? { role, name: own, value: '' } : { role, name: label, value: own }
}

const isReadable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Keys at the end of a menu item, as Windows, Linux and macOS write them: “Ctrl+S”, “Strg+Umschalt+S”, “F5”, “⇧⌘N”. */
const SHORTCUT =
  /\s+((?:(?:ctrl|strg|alt|shift|umschalt|super|win|cmd|meta)\s?\+\s?)+\S+|f\d{1,2}|entf|del|delete|[⌃⌥⇧⌘]+\S)$/iu

/** A menu item without the keys at its end; they are its value, as screen readers speak them after the name. */
function withShortcut(text: string): { name: string; value: string } {
  const keys = SHORTCUT.exec(text)
  return keys ? { name: text.slice(0, keys.index).trim(), value: keys[1] ?? '' } : { name: text, value: '' }
}

/** The first line at the top of a window or dialog. */
function titleOf(box: Box, lines: readonly TextLine[], unit: number): string {
  const top = lines
    .filter(
      (line) =>
        middleX(line.box) > box[0] &&
        middleX(line.box) < right(box) &&
        line.box[1] >= box[1] - unit * 0.5 &&
        middleY(line.box) < Math.min(bottom(box), box[1] + unit * 4),
    )
    .sort((a, b) => a.box[1] - b.box[1])[0]
  return top?.text.trim() ?? ''
}

/** The states that an element of this role can be in. */
export const statesHad = (role: Role): (keyof typeof HAS)[] =>
  STATES.filter((name) => name !== 'iconOnly').filter((name) => HAS[name].has(role))

/** The states that are told of an element. */
export function statesOf({ role, states }: Found): ElementState {
  const told: ElementState = {}
  for (const name of statesHad(role)) {
    const holds = states[name] > SURE[name]
    if (holds || TOLD_BOTH.has(name)) told[name] = holds
  }
  return told
}
