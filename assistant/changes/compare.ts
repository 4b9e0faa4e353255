import type { Box, Element, ElementState, Role, Scene, TextLine } from '../../models/contract/scene'
import { comparable } from '../describe/words'

/** A control that is there both times, and differs in its state. */
export interface ChangedElement {
  element: Element
  before: ElementState
  after: ElementState
}

/** What is different between two looks. */
export interface Changes {
  /** False where almost nothing is the same: another window, not a change of this one. */
  same: boolean
  /** Dialogs, windows and menus that are there now, and those that were. */
  opened: Element[]
  closed: Element[]
  changed: ChangedElement[]
  /** Controls that are there now, and those that were; without those of what opened or closed. */
  appeared: Element[]
  vanished: Element[]
  /** Text that changed in its place. */
  rewritten: { before: TextLine; after: TextLine }[]
  /** Text that is there now, and text that was. */
  written: TextLine[]
  erased: TextLine[]
}

/** Surfaces that come and go as a whole. */
const SURFACES: ReadonlySet<Role> = new Set(['window', 'dialog', 'menu'])
/** Parts of the frame, and drawings that recognition sees now and misses then: their coming and going is no news. */
const UNTOLD: ReadonlySet<Role> = new Set([
  'titlebar',
  'toolbar',
  'menubar',
  'tablist',
  'list',
  'tree',
  'table',
  'scrollbar',
  'icon',
  'image',
  'region',
  'statusbar',
  'sidebar',
  'heading',
])
/** Two boxes that share more of their areas are the same place. */
const SAME_PLACE = 0.35
/** Below this share of things that are there both times, the second picture shows something else. */
const LEAST_SHARED = 0.25
/** An element must be this sure to be told as new or gone: one that is barely seen comes and goes by itself. */
const SURE = 0.5

/** Compares two looks at the same window. Names and texts are compared without case and punctuation. */
export function compareScenes(before: Scene, after: Scene): Changes {
  const pairs = pairElements(before.elements, after.elements)
  const { kept, moved, gone, come } = pairLines(before.lines, after.lines)
  const [opened, closed] = [SURFACES, SURFACES].map((_, i) =>
    (i === 0 ? pairs.come : pairs.gone).filter(({ role }) => SURFACES.has(role)),
  ) as [Element[], Element[]]
  const newsOf = (elements: readonly Element[], surfaces: readonly Element[]): Element[] =>
    elements.filter(
      (element) =>
        element.confidence >= SURE &&
        !SURFACES.has(element.role) &&
        !UNTOLD.has(element.role) &&
        !surfaces.some(({ box }) => lies(element.box, box)),
    )
  const changed = pairs.both.flatMap(([first, second]) => {
    const differs = stateChange(first, second)
    return differs ? [{ element: second, ...differs }] : []
  })
  const appeared = newsOf(pairs.come, opened)
  const vanished = newsOf(pairs.gone, closed)
  const told = (elements: readonly Element[], line: TextLine): boolean =>
    elements.some(({ box, name, state }) => lies(line.box, box) || saidBy(line, name, state?.value))
  const shared = kept + moved.length + pairs.both.length
  const all = Math.max(
    1,
    Math.min(before.lines.length + before.elements.length, after.lines.length + after.elements.length),
  )
  return {
    same: shared / all >= LEAST_SHARED,
    opened,
    closed,
    changed,
    appeared,
    vanished,
    rewritten: moved.filter(
      ({ after: line }) =>
        !told(
          changed.map(({ element }) => element),
          line,
        ),
    ),
    written: come.filter((line) => !told([...opened, ...appeared], line)),
    erased: gone.filter((line) => !told([...closed, ...vanished], line)),
  }
}

interface ElementPairs {
  both: [Element, Element][]
  gone: Element[]
  come: Element[]
}

/** The same control: the same role, and the same name or place. The best matches are made first. */
function pairElements(before: readonly Element[], after: readonly Element[]): ElementPairs {
  const candidates: { first: Element; second: Element; score: number }[] = []
  for (const first of before)
    for (const second of after) {
      if (first.role !== second.role) continue
      const place = overlap(first.box, second.box)
      const names = comparable(first.name) === comparable(second.name)
      const named = names && first.name !== ''
      // A dialog of another name in the same place is another dialog.
      if (SURFACES.has(first.role) ? !names : !named && place < SAME_PLACE) continue
      candidates.push({ first, second, score: place + (named ? 1 : 0) - distance(first.box, second.box) / 1e5 })
    }
  candidates.sort((a, b) => b.score - a.score)
  const paired = new Set<Element>()
  const both: [Element, Element][] = []
  for (const { first, second } of candidates) {
    if (paired.has(first) || paired.has(second)) continue
    paired.add(first).add(second)
    both.push([first, second])
  }
  return {
    both,
    gone: before.filter((element) => !paired.has(element)),
    come: after.filter((element) => !paired.has(element)),
  }
}

/** What differs between two states; undefined where nothing does that a person would be told. */
function stateChange(first: Element, second: Element): Omit<ChangedElement, 'element'> | undefined {
  const [before, after]: [ElementState, ElementState] = [{}, {}]
  const names = ['checked', 'selected', 'disabled', 'expanded'] as const
  for (const name of names) {
    // What was not told before is not known; only being disabled or selected is told by being told at all.
    const [was, is] = [first.state?.[name], second.state?.[name]]
    const quiet = name === 'disabled' || name === 'selected'
    const [from, to] = quiet ? [was ?? false, is ?? false] : [was, is]
    if (from === undefined || to === undefined || from === to) continue
    before[name] = from
    after[name] = to
  }
  const [was, is] = [first.state?.value, second.state?.value]
  if (was !== undefined && is !== undefined && comparable(was) !== comparable(is) && second.role !== 'password') {
    before.value = was
    after.value = is
  }
  return Object.keys(after).length > 0 ? { before, after } : undefined
}

interface LinePairs {
  /** How many lines are as they were. */
  kept: number
  moved: { before: TextLine; after: TextLine }[]
  gone: TextLine[]
  come: TextLine[]
}

/** A line that reads the same is the same, wherever it stands now. What is left is paired by place. */
function pairLines(before: readonly TextLine[], after: readonly TextLine[]): LinePairs {
  const left = new Map<string, TextLine[]>()
  for (const line of before) {
    const key = comparable(line.text)
    left.set(key, [...(left.get(key) ?? []), line])
  }
  const unpaired: TextLine[] = []
  let kept = 0
  for (const line of after) {
    const same = left.get(comparable(line.text))
    if (same?.length) {
      same.shift()
      kept++
    } else unpaired.push(line)
  }
  const gone = new Set([...left.values()].flat().filter(isReadable))
  const moved: LinePairs['moved'] = []
  const come: TextLine[] = []
  for (const line of unpaired.filter(isReadable)) {
    const there = [...gone].find((old) => overlap(old.box, line.box) >= SAME_PLACE)
    if (!there) {
      come.push(line)
      continue
    }
    gone.delete(there)
    moved.push({ before: there, after: line })
  }
  return { kept, moved, gone: [...gone], come }
}

/** Letters that recognition was sure of; a smudge reads differently at every look. */
const isReadable = ({ text, confidence }: TextLine): boolean => comparable(text) !== '' && confidence >= 0.6

function saidBy(line: TextLine, name: string, value = ''): boolean {
  const text = comparable(line.text)
  return text !== '' && (comparable(name) === text || comparable(value) === text)
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1])
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (a[2] * a[3] + b[2] * b[3] - width * height)
}

const distance = (a: Box, b: Box): number =>
  Math.hypot(a[0] + a[2] / 2 - b[0] - b[2] / 2, a[1] + a[3] / 2 - b[1] - b[3] / 2)

/** Whether the middle of a box lies in another. */
function lies(inner: Box, outer: Box): boolean {
  const [x, y] = [inner[0] + inner[2] / 2, inner[1] + inner[3] / 2]
  return x >= outer[0] && x <= outer[0] + outer[2] && y >= outer[1] && y <= outer[1] + outer[3]
}
