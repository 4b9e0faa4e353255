import { around, median, quantile, widthOf } from './run'
import { gapBetween, type Row } from './rows'
import { stripOf, type Strip } from './strips'

/**
 * A gutter often runs on through a title bar, a heading or a page number that belong to neither column. Rows at its ends
 * that do not look like the columns' own lines are taken off.
 */
export function trimmed(strip: Strip): Strip {
  const left = withoutOverhang(strip.left, strip.right, 'top')
  const right = withoutOverhang(strip.right, strip.left, 'bottom')
  for (const end of ['top', 'bottom'] as const) while (takesOff(left, right, end));
  return left.length === strip.left.length && right.length === strip.right.length ? strip : stripOf(left, right)
}

/**
 * What stands above all of the right side (or below all of the left side) up to a heading may be the end of other columns,
 * whose own gutter is elsewhere. Taking it off does not change the order where it is the same column after all: it is still
 * read before the left side (after the right one).
 */
function withoutOverhang(rows: readonly Row[], others: readonly Row[], end: 'top' | 'bottom'): Row[] {
  const edge = around(others)
  const outside = rows.map((row) => (end === 'top' ? row.bottom < edge.top : row.top > edge.bottom))
  const heading = rows.map((row, i) => outside[i] === true && isHeadingAmong(row, rows))
  const kept = end === 'top' ? rows.slice(heading.lastIndexOf(true) + 1) : rows.slice(0, firstOr(heading, rows.length))
  return kept.length >= 2 ? kept : [...rows]
}

const firstOr = (found: readonly boolean[], none: number): number => (found.includes(true) ? found.indexOf(true) : none)

const isHeadingAmong = (row: Row, rows: readonly Row[]): boolean => row.height > 1.3 * median(rows.map((r) => r.height))

/** Takes the outermost level off, if it is a stranger to the columns. */
function takesOff(left: Row[], right: Row[], end: 'top' | 'bottom'): boolean {
  const [a, b] = end === 'top' ? [left[0], right[0]] : [left.at(-1), right.at(-1)]
  if (!a || !b || left.length + right.length < 4) return false
  const outer = outermost(a, b, end)
  const restLeft = outer.includes(a) ? without(left, end) : left
  const restRight = outer.includes(b) ? without(right, end) : right
  if (restLeft.length < 2 || restRight.length < 2 || !isClear(outer, [...restLeft, ...restRight], end)) return false
  if (!isStranger(outer.includes(a) ? a : undefined, restLeft, outer.includes(b) ? b : undefined, restRight))
    return false
  if (outer.includes(a)) drop(left, end)
  if (outer.includes(b)) drop(right, end)
  return true
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
