import { quantile, share } from './run'
import { gapBetween, type Phrase, type Row } from './rows'

/**
 * Which row of the table each level of text belongs to: a cell may hold several lines. Drawn lines decide where there are
 * enough of them; else the gaps do, if they come in two sizes, small within cells and large between rows.
 */
export function logicalRows(
  rows: readonly Row[],
  bands: readonly number[],
  columnOf: (phrase: Phrase) => number,
  columns: number,
): number[] {
  const inBand = rows.map((row) => bands.filter((y) => y < (row.top + row.bottom) / 2).length)
  if (new Set(inBand).size >= 3) return inBand

  const pairs = rows.slice(1).map((row, i) => ({ gap: gapBetween(rows[i] ?? row, row), above: rows[i] ?? row, row }))
  const isPartial = (row: Row): boolean => new Set(row.phrases.map(columnOf)).size < columns
  const limit = tightest(
    pairs.map((p) => p.gap),
    quantile(
      rows.map((r) => r.height),
      0.5,
    ),
  )
  const tight = pairs.filter((p) => p.gap < limit)
  // With one gap for all, or where full rows stand close too, every level is a row of its own.
  const byGap = tight.length > 0 && share(tight, (p) => isPartial(p.above) || isPartial(p.row)) >= 0.6
  let at = 0
  return rows.map((row, i) => {
    const pair = pairs[i - 1]
    if (!pair) return at
    const joins = byGap ? pair.gap < limit : goesOn(pair.above, row, columnOf)
    if (!joins) at++
    return at
  })
}

/** The gap that parts small from large ones (the widest jump between two of them); −Infinity when all are alike. */
function tightest(gaps: readonly number[], height: number): number {
  const sorted = gaps.toSorted((a, b) => a - b)
  let [limit, jump] = [-Infinity, 0.35 * height]
  for (let i = 1; i < sorted.length; i++) {
    const [a, b] = [sorted[i - 1] ?? 0, sorted[i] ?? 0]
    if (b - a > jump && a < 0.5 * height) [limit, jump] = [(a + b) / 2, b - a]
  }
  return limit
}

/** A level with one phrase outside the first column that starts in lower case ends the sentence above it. */
function goesOn(above: Row, row: Row, columnOf: (phrase: Phrase) => number): boolean {
  const [only, ...others] = row.phrases
  if (!only || others.length > 0 || columnOf(only) === 0) return false
  return /^\p{Ll}/u.test(only.text) && above.phrases.some((p) => columnOf(p) === columnOf(only))
}
