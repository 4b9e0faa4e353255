import { around, heightOf, median, middleOf, type Extent, type Run } from './run'

/** Runs that a word space parts belong to one phrase: a detector cut it in two. */
export interface Phrase extends Extent {
  readonly runs: readonly Run[]
  readonly text: string
}

/** Everything on one level, from left to right. */
export interface Row extends Extent {
  readonly runs: readonly Run[]
  readonly phrases: readonly Phrase[]
  /** Typical height of its runs. */
  readonly height: number
}

/** Gaps below this share of the height are word spaces. */
const wordSpace = 0.7

function phrasesOf(runs: readonly Run[]): Phrase[] {
  const groups: Run[][] = []
  let right = -Infinity
  for (const run of runs) {
    const last = groups.at(-1)
    if (last && run.left - right < wordSpace * heightOf(run)) last.push(run)
    else groups.push([run])
    right = Math.max(right, run.right)
  }
  return groups.map((group) => {
    const { left, right: end, top, bottom } = around(group)
    const text = group.length === 1 ? (group[0]?.text ?? '') : group.map((r) => r.text).join(' ')
    return { left, right: end, top, bottom, runs: group, text }
  })
}

export function rowFrom(runs: readonly Run[]): Row {
  const ordered = runs.length === 1 ? runs : runs.toSorted((a, b) => a.left - b.left)
  const { left, right, top, bottom } = around(ordered)
  const height = ordered.length === 1 ? bottom - top : median(ordered.map(heightOf))
  return { left, right, top, bottom, runs: ordered, phrases: phrasesOf(ordered), height }
}

/** Whether two runs stand on one level, side by side. */
function level(a: Run, b: Run): boolean {
  const small = Math.min(heightOf(a), heightOf(b))
  const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  if (overlap > 0.4 * Math.min(a.right - a.left, b.right - b.left)) return false
  // Two boxes of different height on one base line have their middles apart; half of the smaller one is too much.
  return Math.abs(middleOf(a) - middleOf(b)) < 0.4 * small
}

/** Groups runs into rows, from the top down. Each run joins the nearest row that it is level with. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const open: Run[][] = []
  for (const run of runs.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    let home: Run[] | undefined
    let nearest = Infinity
    // Runs come from the top down: only the last few rows can still be level.
    for (let i = open.length - 1; i >= Math.max(0, open.length - 6); i--) {
      const row = open[i] as Run[]
      // The neighbour decides, so that a row may sag a little from one end to the other.
      const neighbour = neighbourOf(run, row)
      const away = Math.abs(middleOf(neighbour) - middleOf(run))
      if (away < nearest && level(neighbour, run) && !row.some((r) => covers(r, run))) [home, nearest] = [row, away]
    }
    if (home) home.push(run)
    else open.push([run])
  }
  return open.map(rowFrom).sort((a, b) => middleOf(a) - middleOf(b) || a.left - b.left)
}

function neighbourOf(run: Run, row: readonly Run[]): Run {
  let best = row[0] as Run
  for (const other of row) if (gapTo(other, run) < gapTo(best, run)) best = other
  return best
}

const gapTo = (a: Run, b: Run): number => Math.max(a.left - b.right, b.left - a.right)
const covers = (a: Run, b: Run): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.4 * Math.min(a.right - a.left, b.right - b.left)

/** Distance from the foot of one row to the head of the next. */
export const gapBetween = (a: Extent, b: Extent): number => b.top - a.bottom
