import { median, widthOf } from './run'
import type { Row } from './rows'

/** A stretch of a row without text. */
export interface Space {
  readonly left: number
  readonly right: number
}

/** The empty stretches of a row, with the endless ones at both ends. */
export function spaces(row: Row): Space[] {
  const result: Space[] = []
  let left = -Infinity
  for (const phrase of row.phrases) {
    if (phrase.left > left) result.push({ left, right: phrase.left })
    left = Math.max(left, phrase.right)
  }
  return [...result, { left, right: Infinity }]
}

/** Where both are empty, at least `narrowest` wide. */
export function meet(a: readonly Space[], b: readonly Space[], narrowest: number): Space[] {
  return a.flatMap((x) =>
    b
      .map((y) => ({ left: Math.max(x.left, y.left), right: Math.min(x.right, y.right) }))
      .filter((s) => s.right - s.left >= narrowest),
  )
}

/** Spaces with text on both sides. */
export const splits = (all: readonly Space[]): Space[] =>
  all.filter((s) => Number.isFinite(s.left) && Number.isFinite(s.right))

/**
 * The columns of rows that form a table: stretches of x that text covers, parted by gutters that at most one row in five
 * crosses (a heading over several columns may).
 */
export function columnsOf(rows: readonly Row[]): Space[] {
  const height = median(rows.map((r) => r.height))
  const allowed = rows.length >= 4 ? Math.floor(rows.length / 5) : 0
  const ends = rows
    .flatMap((row) =>
      row.phrases.flatMap((p) => [
        { x: p.left, by: 1 },
        { x: p.right, by: -1 },
      ]),
    )
    .sort((a, b) => a.x - b.x || a.by - b.by)
  const columns: { left: number; right: number }[] = []
  let depth = 0
  for (const { x, by } of ends) {
    const before = depth
    depth += by
    if (before <= allowed && depth > allowed) {
      const last = columns.at(-1)
      // Not a gutter but a word space that happens to stand in line.
      if (last && x - last.right < 0.4 * height) last.right = Infinity
      else columns.push({ left: x, right: Infinity })
    } else if (before > allowed && depth <= allowed) {
      const last = columns.at(-1)
      if (last) last.right = x
    }
  }
  return columns.filter((c) => widthOf({ ...c, top: 0, bottom: 0 }) > 0)
}
