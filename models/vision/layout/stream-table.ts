import { heightOf, median, share, type Run } from './run'
import { gapBetween, type Phrase, type Row } from './rows'
import { columnsOf, meet, spaces, splits, type Space } from './columns'
import { gridFrom, textsOf, type Grid } from './grid'
import { logicalRows } from './logical-rows'
import { endsAsLabel, isShortcut, looksLikeCode, looksNumeric } from './words'

export interface TableRows {
  /** The table's rows are `rows[from] … rows[to - 1]`. */
  readonly from: number
  readonly to: number
  readonly grid: Grid
}

/** Rows further apart than this many heights do not belong to one table. */
const widestGap = 2.6

const overlapsOne = (row: Row, gutters: readonly Space[]): boolean =>
  gutters.every((g) => row.phrases.every((p) => p.right <= g.right || p.left >= g.left))

/** How far a table that starts with `rows[from]` goes on: as long as no row closes a gutter. */
function reach(rows: readonly Row[], from: number): { to: number } {
  const first = rows[from]
  if (!first) return { to: from }
  let gutters = spaces(first)
  let [to, solid, widest] = [from + 1, from + 1, 0]
  for (; to < rows.length; to++) {
    const [before, row] = [rows[to - 1], rows[to]]
    if (!before || !row) break
    const height = Math.min(before.height, row.height)
    const gap = gapBetween(before, row)
    if (gap > widestGap * height || (to - from >= 3 && widest > 0.4 * height && gap > 1.5 * widest + 0.3 * height))
      break
    widest = Math.max(widest, gap)
    if (row.height > 1.5 * before.height || row.height < before.height / 1.5) break
    const left = meet(gutters, spaces(row), 0.4 * height)
    // Each gutter between columns has to stay open somewhere.
    if (splits(gutters).some((g) => !left.some((l) => l.left < g.right && l.right > g.left))) break
    if (row.phrases.length === 1 && !overlapsOne(row, splits(gutters))) break
    gutters = left
    if (row.phrases.length > 1) solid = to + 1
  }
  // What trails behind the last row with several cells is a paragraph, unless it goes on within a cell.
  while (solid < to) {
    const [before, row] = [rows[solid - 1], rows[solid]]
    if (!before || !row || gapBetween(before, row) > 0.4 * row.height || row.left < before.left + row.height) break
    solid++
  }
  return { to: solid }
}

/** Edges or middles of a column's phrases on one line. */
function isAligned(phrases: readonly Phrase[]): boolean {
  if (phrases.length < 2) return true
  const tolerance = 0.6 * median(phrases.map(heightOf))
  return [(p: Phrase) => p.left, (p: Phrase) => p.right, (p: Phrase) => (p.left + p.right) / 2].some((edge) => {
    const middle = median(phrases.map(edge))
    return share(phrases, (p) => Math.abs(edge(p) - middle) <= tolerance) >= 0.7
  })
}

/** Menus, forms, receipts and numbered lines are rows of pairs: they are read as lists. */
function isListOfPairs(texts: readonly string[][]): boolean {
  if ((texts[0]?.length ?? 0) > 2) return isReceipt(texts)
  const left = texts.map((row) => row[0] ?? '').filter(Boolean)
  const right = texts.map((row) => row[1] ?? '').filter(Boolean)
  if (share(left, endsAsLabel) >= 0.5 || share(right, isShortcut) >= 0.5) return true
  // Numbers that count up are those of an editor's lines or a list's entries; one may be misread.
  const counted = left.map(Number)
  const steps = counted.slice(1).map((n, i) => n - (counted[i] ?? n))
  if (steps.length > 0 && share(steps, (step) => step > 0 && Number.isInteger(step)) >= 0.8) return true
  return share(right, looksNumeric) >= 0.7 && looksNumeric(texts[0]?.[1] ?? '')
}

/** Items with one price each, in whatever column, perhaps with a letter for the tax; no row that names the columns. */
function isReceipt(texts: readonly string[][]): boolean {
  const values = texts.map((row) => row.slice(1).filter(Boolean))
  const prices = values.map((row) => row.filter(looksNumeric).length)
  return (
    (prices[0] ?? 0) > 0 &&
    share(values.flat(), (t) => looksNumeric(t) || t.length <= 2) >= 0.9 &&
    share(prices, (n) => n <= 1) >= 0.9
  )
}

/** `bands` are the heights of drawn lines between rows, from the top down. */
function gridOf(rows: readonly Row[], bands: readonly number[]): Grid | undefined {
  const several = rows.filter((r) => r.phrases.length > 1)
  if (several.length < 2) return undefined
  const columns = columnsOf(several)
  if (columns.length < 2) return undefined
  const at = (p: Phrase): number => {
    const overlap = columns.map((c) => Math.min(p.right, c.right) - Math.max(p.left, c.left))
    return overlap.indexOf(Math.max(...overlap))
  }
  const phrases = rows.flatMap((r) => r.phrases)
  const aligned = columns.map((_, i) => isAligned(phrases.filter((p) => at(p) === i)))
  if (share(aligned, Boolean) < 0.75) return undefined
  const places = logicalRows(rows, bands, (p) => at(p), columns.length)
  const grid = gridFrom(
    rows.flatMap((row, i) =>
      row.phrases.flatMap((p) => p.runs.map((run: Run) => ({ run, row: places[i] ?? i, column: at(p) }))),
    ),
  )
  const filled = grid.cells.length / (grid.rows * grid.columns)
  // Two rows are a table only when lines are drawn between them and hardly a cell is empty.
  const enough = grid.rows >= (bands.length >= 2 && filled > 0.7 ? 2 : 3)
  return enough && grid.columns >= 2 && filled >= 0.5 ? grid : undefined
}

/**
 * Tables without drawn columns among the rows of one region, by their text alone ("stream" extraction, after Nurminen
 * 2013): rows in which phrases keep the same gutters open, aligned at one edge.
 */
export function streamTables(rows: readonly Row[], lines: readonly number[]): TableRows[] {
  const tables: TableRows[] = []
  for (let from = 0; from < rows.length; from++) {
    if ((rows[from]?.phrases.length ?? 0) < 2) continue
    const { to } = reach(rows, from)
    // A tool bar above a table has columns of its own: without it, the table reaches further.
    if (from + 1 < to && (rows[from + 1]?.phrases.length ?? 0) > 1 && reach(rows, from + 1).to > to) continue
    const inside = rows.slice(from, to)
    if (inside.length < 2 || share(inside, (r) => looksLikeCode(r.phrases.map((p) => p.text).join(' '))) >= 0.5)
      continue
    const [top, bottom] = [inside[0]?.top ?? 0, inside.at(-1)?.bottom ?? 0]
    const bands = lines.filter((y) => y > top - 30 && y < bottom + 30)
    const grid = gridOf(inside, bands)
    if (!grid) continue
    if (isListOfPairs(textsOf(grid))) {
      from = to - 1
      continue
    }
    tables.push({ from, to, grid })
    from = to - 1
  }
  return tables
}
