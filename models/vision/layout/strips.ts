import { around, heightOf, middleOf, type Extent, type Run } from './run'
import { rowFrom, rowsOf, type Row } from './rows'

/** An empty upright strip between rows of text, where a gutter may be. */
export interface Strip {
  readonly left: readonly Row[]
  readonly right: readonly Row[]
  /** From the top of the highest row to the foot of the lowest one, in pixels. */
  readonly tall: number
}

/** A strip before its rows are put together. */
export interface Sketch {
  readonly tall: number
  readonly runs: readonly Run[]
  strip(): Strip
}

const tallOf = (left: readonly Extent[], right: readonly Extent[]): number => {
  const [l, r] = [around(left), around(right)]
  return Math.max(l.bottom, r.bottom) - Math.min(l.top, r.top)
}

export const stripOf = (left: readonly Row[], right: readonly Row[]): Strip => ({
  left,
  right,
  tall: tallOf(left, right),
})

export const gapOf = ({ left, right }: Strip): number => around(right).left - around(left).right

export const runsIn = ({ left, right }: Pick<Strip, 'left' | 'right'>): Run[] =>
  [...left, ...right].flatMap((row) => row.runs)

/**
 * Empty strips at least `narrowest` wide and `lowest` tall with two runs or more on both sides, from the tallest
 * down. Their rows are put together on demand: most strips are never looked at.
 */
export function stripsOf(runs: readonly Run[], narrowest: number, lowest: number): Sketch[] {
  const rowOf = new Map(rowsOf(runs).flatMap((row) => row.runs.map((run) => [run, row] as const)))
  const byTop = runs.toSorted((a, b) => a.top - b.top)
  return spansOf(byTop, narrowest, lowest).map(({ from, to, edge, tall }) => {
    const own = byTop.slice(from, to)
    return {
      tall,
      runs: own,
      strip: () => ({
        left: rowsWith(
          own.filter((r) => r.right <= edge),
          rowOf,
        ),
        right: rowsWith(
          own.filter((r) => r.right > edge),
          rowOf,
        ),
        tall,
      }),
    }
  })
}

/** The rows of some of the runs, in the order of their heights. */
function rowsWith(runs: readonly Run[], rowOf: ReadonlyMap<Run, Row>): Row[] {
  const parts = new Map<Row, Run[]>()
  for (const run of runs) {
    const row = rowOf.get(run)
    const part = row && parts.get(row)
    if (part) part.push(run)
    else if (row) parts.set(row, [run])
  }
  return [...parts].map(([row, part]) => rowPart(row, part)).sort((a, b) => middleOf(a) - middleOf(b))
}

function rowPart(row: Row, part: readonly Run[]): Row {
  if (part.length === row.runs.length) return row
  const own = new Set(part)
  const phrases = row.phrases.filter((p) => p.runs.every((r) => own.has(r)))
  const whole = phrases.reduce((sum, p) => sum + p.runs.length, 0) === part.length
  if (!whole) return rowFrom(part)
  const { left, right, top, bottom } = around(phrases)
  return { left, right, top, bottom, runs: phrases.flatMap((p) => p.runs), phrases, height: row.height }
}

/** A stretch of runs, sorted by their tops, that leaves the strip at the right of `edge` empty. */
interface Span {
  from: number
  to: number
  edge: number
  left: number
  tall: number
}

function spansOf(byTop: readonly Run[], narrowest: number, lowest: number): Span[] {
  const found: Span[] = []
  const seen = new Set<number>()
  const edges = [...new Set(byTop.map((r) => Math.round(r.right)))].sort((a, b) => a - b)
  for (const ending of edges) {
    const [edge, far] = [ending + 1, ending + narrowest]
    let [from, left, foot] = [0, 0, -Infinity]
    for (let i = 0; i <= byTop.length; i++) {
      const run = byTop[i]
      const open = run !== undefined && (run.right <= edge || run.left >= far)
      if (open) {
        if (run.right <= edge) left++
        foot = Math.max(foot, run.bottom)
        continue
      }
      const tall = foot - (byTop[from]?.top ?? foot)
      // As edges move right, the left side only grows: the same stretch with the same count is the same strip.
      const key = (from * (byTop.length + 1) + i) * (byTop.length + 1) + left
      if (left >= 2 && i - from - left >= 2 && tall > lowest && !seen.has(key)) {
        seen.add(key)
        found.push({ from, to: i, edge, left, tall })
      }
      from = i + 1
      left = 0
      foot = -Infinity
    }
  }
  return found.sort((a, b) => b.tall - a.tall || b.to - b.from - (a.to - a.from))
}

/** Both sides of the widest level gap, if it is wider than `widest` and leaves rows on both sides of the strip. */
export function halvesOf({ left, right }: Strip, widest: number): Strip[] {
  const all = [...left, ...right].sort((a, b) => a.top - b.top)
  let [foot, gap, at] = [-Infinity, widest, NaN]
  for (const row of all) {
    if (foot > -Infinity && row.top - foot > gap) [gap, at] = [row.top - foot, row.top]
    foot = Math.max(foot, row.bottom)
  }
  if (Number.isNaN(at)) return []
  return [(r: Row) => r.top < at, (r: Row) => r.top >= at]
    .map((inside) => ({ left: left.filter(inside), right: right.filter(inside) }))
    .filter((half) => half.left.length > 1 && half.right.length > 1)
    .map((half) => stripOf(half.left, half.right))
}

/** The part of a strip where both sides have text; undefined when a row would have to be cut. */
export function besideEachOther({ left, right }: Strip): Strip | undefined {
  const [l, r] = [around(left), around(right)]
  const slack = 0.2 * Math.min(...[left, right].map((rows) => heightOf(rows[0] ?? l)))
  const [top, bottom] = [Math.max(l.top, r.top) - slack, Math.min(l.bottom, r.bottom) + slack]
  const inside = (row: Row): boolean => row.top >= top && row.bottom <= bottom
  const outside = (row: Row): boolean => row.bottom < top + 2 * slack || row.top > bottom - 2 * slack
  if (![...left, ...right].every((row) => inside(row) || outside(row))) return undefined
  const part = { left: left.filter(inside), right: right.filter(inside) }
  return part.left.length > 1 && part.right.length > 1 ? stripOf(part.left, part.right) : undefined
}
