import type { Box, Element, ElementState, Role, TextLine } from '../../../contract/scene'
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
/** A state that holds seldom must be surer than one that is always told. */
const SURE = { checked: 0.5, selected: 0.5, disabled: 0.7, focused: 0.7, expanded: 0.6 } as const
/** States that are told when they do not hold, too: “not ticked” is news, “not disabled” is none. */
const TOLD_BOTH: ReadonlySet<string> = new Set(['checked'])

const boxOf = ({ left, top, right: end, bottom: foot }: Found): Box => [
  Math.round(left),
  Math.round(top),
  Math.max(1, Math.round(end - left)),
  Math.max(1, Math.round(foot - top)),
]

/** Gives what was found its names, values and states, from the text in and around it. */
export function nameElements(found: readonly Found[], lines: readonly TextLine[]): Element[] {
  const boxes = found.map(boxOf)
  const unit = unitOf(lines)
  const owners = ownersOf(lines, found, boxes)
  const inside = (index: number): TextLine[] => lines.filter((_, i) => owners[i] === index)
  const controls = boxes.filter((_, i) => isControl((found[i] as Found).role))
  const free = lines.filter((_, i) => !isControl(found[owners[i] ?? -1]?.role))
  const place: Labelled = { lines: free, unit, shapes: controls.map((box) => ({ box })) }

  return found.map((one, i) => {
    const box = boxes[i] as Box
    const own = textOf(inside(i))
    const { name, value } = wordsOf(one.role, box, own, place, lines)
    const state = { ...statesOf(one), ...(value !== '' && { value }) }
    return {
      role: one.role,
      name,
      ...(Object.keys(state).length > 0 && { state }),
      box,
      confidence: one.confidence,
    }
  })
}

const isControl = (role: Role | undefined): boolean =>
  role !== undefined && (FIELDS.has(role) || role === 'button' || role === 'tab' || role === 'menuitem')

/** For each line, the smallest element that holds its middle and may have text; undefined where none does. */
function ownersOf(lines: readonly TextLine[], found: readonly Found[], boxes: readonly Box[]): (number | undefined)[] {
  return lines.map((line) => {
    const [x, y] = [middleX(line.box), middleY(line.box)]
    let best: number | undefined
    found.forEach(({ role }, i) => {
      const box = boxes[i] as Box
      if (!NAMED_INSIDE.has(role) && !FIELDS.has(role)) return
      if (x < box[0] || x > right(box) || y < box[1] || y > bottom(box)) return
      if (best === undefined || box[2] * box[3] < (boxes[best] as Box)[2] * (boxes[best] as Box)[3]) best = i
    })
    return best
  })
}

function wordsOf(
  role: Role,
  box: Box,
  own: string,
  place: Labelled,
  lines: readonly TextLine[],
): { name: string; value: string } {
  const textOfLine = (line: TextLine | undefined): string => line?.text.trim() ?? ''
  const before = (): string => textOfLine(labelLeft(place, box, place.unit * 14) ?? labelAbove(place, box))
  if (NAMED_INSIDE.has(role)) return { name: own, value: '' }
  if (NAMED_BESIDE.has(role)) {
    const beside = labelRight(place, box, place.unit * 2.5) ?? labelLeft(place, box, place.unit * 40)
    return { name: textOfLine(beside), value: '' }
  }
  if (FIELDS.has(role)) {
    const name = before()
    // Text in a field without a label is most often what should be typed into it.
    return name === '' ? { name: own, value: '' } : { name, value: role === 'password' ? '' : own }
  }
  if (MEASURES.has(role)) {
    const beside = textOfLine(labelRight(place, box, place.unit * 3))
    const value = /^\d{1,3}\s?%$/u.test(beside) ? beside : ''
    return { name: before(), value }
  }
  if (FRAMES.has(role)) return { name: titleOf(box, lines, place.unit), value: '' }
  return { name: '', value: '' }
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
