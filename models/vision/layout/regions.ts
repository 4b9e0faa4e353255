import { around, heightOf, median, middleOf, quantile, share, widthOf, type Extent, type Run } from './run'
import { gapBetween, rowsOf, type Row } from './rows'
import { areSeparateBlocks, verdictOn } from './gutters'

/** A part of the page that is read row by row. */
export interface Region {
  readonly runs: readonly Run[]
  /** Which column of the page, from 0, in reading order. */
  readonly column: number
}

interface Cut {
  above: Run[]
  left: Run[]
  right: Run[]
  below: Run[]
  tall: number
}

/** More cuts than this no page has; the rest is read row by row. */
const deepest = 24

/**
 * Cuts a page into regions, in reading order: a recursive XY cut (Nagy and Seth 1984) whose vertical cuts are whitespace
 * gutters between obstacles (Breuel 2002), tallest first. A gutter need not run through the whole page: what is above it
 * is read before, what is below it after. A gutter counts only when the text beside it says so (`verdictOn`), which
 * keeps tables, forms and receipts together and guards against gutters made by chance.
 */
export function regionsOf(runs: readonly Run[]): Region[] {
  return cutInto(runs, 0, 0).regions
}

function cutInto(runs: readonly Run[], column: number, depth: number): { regions: Region[]; columns: number } {
  const cut = depth < deepest && runs.length >= 4 ? tallestCut(runs) : undefined
  if (!cut) return { regions: runs.length > 0 ? [{ runs, column }] : [], columns: 1 }
  const above = cutInto(cut.above, column, depth + 1)
  const left = cutInto(cut.left, column, depth + 1)
  const right = cutInto(cut.right, column + left.columns, depth + 1)
  const below = cutInto(cut.below, column, depth + 1)
  return {
    regions: [above, left, right, below].flatMap((part) => part.regions),
    columns: Math.max(above.columns, left.columns + right.columns, below.columns),
  }
}

interface Candidate {
  left: Run[]
  right: Run[]
  tall: number
}

const tallOf = (left: readonly Extent[], right: readonly Extent[]): number => {
  const [l, r] = [around(left), around(right)]
  return Math.max(l.bottom, r.bottom) - Math.min(l.top, r.top)
}

/** Empty upright strips with runs on both sides, from the tallest down. */
function candidatesOf(runs: readonly Run[], height: number): Candidate[] {
  const found: Candidate[] = []
  const seen = new Set<string>()
  const byTop = runs.toSorted((a, b) => a.top - b.top)
  const edges = [...new Set(runs.map((r) => Math.round(r.right)))].sort((a, b) => a - b)
  for (const edge of edges) {
    const [from, to] = [edge + 1, edge + 0.8 * height]
    let left: Run[] = []
    let right: Run[] = []
    const close = (): void => {
      if (left.length >= 2 && right.length >= 2) {
        const key = `${left.length},${right.length},${left[0]?.index},${right[0]?.index},${left.at(-1)?.index}`
        if (!seen.has(key)) {
          seen.add(key)
          found.push({ left, right, tall: tallOf(left, right) })
        }
      }
      left = []
      right = []
    }
    for (const run of byTop) {
      if (run.right <= from) left.push(run)
      else if (run.left >= to) right.push(run)
      else close()
    }
    close()
  }
  return found.sort((a, b) => b.tall - a.tall || b.left.length + b.right.length - a.left.length - a.right.length)
}

/** Shorter than this share of a gutter that stands within rows, another one beside the same rows does too. */
const withinTable = 0.85

function tallestCut(runs: readonly Run[]): Cut | undefined {
  const height = median(runs.map(heightOf))
  let best: Candidate | undefined
  /** Runs known to stand in rows with others, and how tall the gutter was that told so. */
  const bound = new Map<Run, number>()
  for (const candidate of candidatesOf(runs, height)) {
    // Trimming only makes candidates shorter, so nothing after this can be taller.
    if (best && candidate.tall <= best.tall) break
    const own = [...candidate.left, ...candidate.right]
    if (share(own, (r) => (bound.get(r) ?? 0) * withinTable > candidate.tall) > 0.7) continue
    const judged = judge(candidate, height, 3, (c) => {
      for (const r of [...c.left, ...c.right]) bound.set(r, Math.max(bound.get(r) ?? 0, c.tall))
    })
    if (judged && (!best || judged.tall > best.tall)) best = judged
  }
  if (!best) return undefined
  const inside = around([...best.left, ...best.right])
  const taken = new Set([...best.left, ...best.right])
  const rest = runs.filter((r) => !taken.has(r))
  const [above, below]: [Run[], Run[]] = [[], []]
  for (const run of rest) (middleOf(run) < middleOf(inside) ? above : below).push(run)
  return { above, left: best.left, right: best.right, below, tall: best.tall }
}

const gapOf = ({ left, right }: Candidate): number => around(right).left - around(left).right

/** The candidate itself, or the part of it that parts columns; undefined when it only looks like a gutter. */
function judge(
  candidate: Candidate,
  height: number,
  tries: number,
  onRows: (candidate: Candidate) => void,
): Candidate | undefined {
  const trimmed = trim(candidate)
  if (trimmed.left.length < 2 || trimmed.right.length < 2) return undefined
  const verdict = verdictOn(trimmed.left, trimmed.right, gapOf(trimmed))
  if (verdict === 'columns') return trimmed
  const beside = besideEachOther(trimmed)
  if (beside && areSeparateBlocks(beside.left, beside.right, gapOf(beside))) return beside
  if (verdict === 'rows') onRows(trimmed)
  if (tries === 0) return undefined
  // A table may stand above columns with its own gutter in line with theirs: try both sides of the widest gap.
  return halves(trimmed, height)
    .map((half) => judge(half, height, tries - 1, onRows))
    .reduce((a, b) => ((b?.tall ?? 0) > (a?.tall ?? 0) ? b : a), undefined)
}

/** The part of a candidate where both sides have text; undefined when a run would have to be cut. */
function besideEachOther({ left, right }: Candidate): Candidate | undefined {
  const [l, r] = [around(left), around(right)]
  const [top, bottom] = [Math.max(l.top, r.top) - 3, Math.min(l.bottom, r.bottom) + 3]
  const inside = (run: Run): boolean => run.top >= top && run.bottom <= bottom
  const outside = (run: Run): boolean => run.bottom < top + 6 || run.top > bottom - 6
  if (![...left, ...right].every((run) => inside(run) || outside(run))) return undefined
  const part = { left: left.filter(inside), right: right.filter(inside) }
  return part.left.length > 1 && part.right.length > 1 ? { ...part, tall: tallOf(part.left, part.right) } : undefined
}

function halves({ left, right }: Candidate, height: number): Candidate[] {
  const all = [...left, ...right].sort((a, b) => a.top - b.top)
  let [foot, widest, at] = [-Infinity, 1.2 * height, NaN]
  for (const run of all) {
    if (foot > -Infinity && run.top - foot > widest) [widest, at] = [run.top - foot, run.top]
    foot = Math.max(foot, run.bottom)
  }
  if (Number.isNaN(at)) return []
  return [(r: Run) => r.top < at, (r: Run) => r.top >= at]
    .map((inside) => ({ left: left.filter(inside), right: right.filter(inside) }))
    .filter((half) => half.left.length > 1 && half.right.length > 1)
    .map((half) => ({ ...half, tall: tallOf(half.left, half.right) }))
}

/**
 * A gutter often runs on through a title bar, a heading or a page number that belong to neither column. Rows at its ends
 * that do not look like the columns' own lines are taken off.
 */
function trim({ left, right }: Candidate): Candidate {
  const rowsOfLeft = rowsOf(left)
  const rowsOfRight = rowsOf(right)
  for (const end of ['top', 'bottom'] as const) {
    for (;;) {
      const [a, b] = end === 'top' ? [rowsOfLeft[0], rowsOfRight[0]] : [rowsOfLeft.at(-1), rowsOfRight.at(-1)]
      if (!a || !b || rowsOfLeft.length + rowsOfRight.length < 4) break
      const outer = outermost(a, b, end)
      const restLeft = outer.includes(a) ? without(rowsOfLeft, end) : rowsOfLeft
      const restRight = outer.includes(b) ? without(rowsOfRight, end) : rowsOfRight
      if (restLeft.length < 2 || restRight.length < 2) break
      if (!isClear(outer, [...restLeft, ...restRight], end)) break
      if (!isStranger(outer.includes(a) ? a : undefined, restLeft, outer.includes(b) ? b : undefined, restRight)) break
      if (outer.includes(a)) drop(rowsOfLeft, end)
      if (outer.includes(b)) drop(rowsOfRight, end)
    }
  }
  const [l, r] = [rowsOfLeft, rowsOfRight].map((rows) => rows.flatMap((row) => [...row.runs])) as [Run[], Run[]]
  return { left: l, right: r, tall: tallOf(l, r) }
}

const without = (rows: readonly Row[], end: 'top' | 'bottom'): readonly Row[] =>
  end === 'top' ? rows.slice(1) : rows.slice(0, -1)
const drop = (rows: Row[], end: 'top' | 'bottom'): unknown => (end === 'top' ? rows.shift() : rows.pop())

/** Both rows when they overlap in height, else the one further out. */
function outermost(a: Row, b: Row, end: 'top' | 'bottom'): Row[] {
  if (a.bottom > b.top && b.bottom > a.top) return [a, b]
  return a.top < b.top === (end === 'top') ? [a] : [b]
}

const isClear = (outer: readonly Row[], rest: readonly Row[], end: 'top' | 'bottom'): boolean => {
  const [edge, inner] = [around(outer), around(rest)]
  return end === 'top' ? inner.top >= edge.bottom : edge.top >= inner.bottom
}

function isStranger(a: Row | undefined, left: readonly Row[], b: Row | undefined, right: readonly Row[]): boolean {
  const strange = [a && !atHome(a, left), b && !atHome(b, right)]
  // Beside a row that belongs to its column, only a clear step away from it makes a bar of both.
  if (a && b) return strange.some(Boolean) && (!strange.includes(false) || (stepsAway(a, left) && stepsAway(b, right)))
  if (strange.some(Boolean)) return true
  // Alone on its level: a heading over both columns, if it is larger or smaller than the lines of its own.
  const [row, rows] = a ? [a, left] : [b, right]
  const usual = median(rows.map((r) => r.height))
  return row !== undefined && (row.height > 1.3 * usual || row.height < 0.75 * usual)
}

/** Whether the row is further from its column than the column's rows are from each other. */
function stepsAway(row: Row, rows: readonly Row[]): boolean {
  const gaps = rows.slice(1).map((r, i) => gapBetween(rows[i] ?? r, r))
  const [first, last] = [rows[0], rows.at(-1)]
  const step = Math.max(first ? gapBetween(row, first) : 0, last ? gapBetween(last, row) : 0)
  return step > 1.5 * Math.max(0, median(gaps)) + 0.3 * row.height
}

/** Whether a row starts where other lines of its column start, and has as many phrases as they have. */
function atHome(row: Row, rows: readonly Row[]): boolean {
  const height = median(rows.map((r) => r.height))
  const edge = quantile(
    rows.map((r) => r.left),
    0.3,
  )
  const near = rows.filter((r) => Math.abs(r.left - row.left) <= height).length
  const starts = near >= Math.max(1, rows.length / 8) || (row.left > edge - height && row.left < edge + 3 * height)
  const phrases = quantile(
    rows.map((r) => r.phrases.length),
    0.8,
  )
  return starts && (row.phrases.length <= phrases || widthOf(row) < 0.5 * widthOf(around(rows)))
}
