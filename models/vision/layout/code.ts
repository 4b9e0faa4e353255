import { median, share, widthOf } from './run'
import { gapBetween, type Row } from './rows'
import { looksLikeCode } from './words'

export interface Range {
  readonly from: number
  readonly to: number
}

const lineNumber = /^\d{1,5}$/

/** The row without a line number in front of it. */
const codeText = (row: Row): string => {
  const [first, ...rest] = row.phrases.map((p) => p.text)
  return first !== undefined && rest.length > 0 && lineNumber.test(first)
    ? rest.join(' ')
    : row.phrases.map((p) => p.text).join(' ')
}

/** Part of a listing without being code by itself: a comment's words, a line number without text. */
const canBeCode = (row: Row, above: Row): boolean =>
  gapBetween(above, row) < 1.6 * row.height &&
  Math.max(row.height, above.height) < 1.3 * Math.min(row.height, above.height)

/** Where rows are source code: at least three in a row or close to it that are dense in symbols. */
export function codeRanges(rows: readonly Row[]): Range[] {
  const marks = rows.map((row) => looksLikeCode(codeText(row)))
  const ranges: Range[] = []
  for (let from = 0; from < rows.length; from++) {
    if (!marks[from]) continue
    let [to, last] = [from + 1, from + 1]
    for (; to < rows.length && to - last < 3; to++) {
      const [row, above] = [rows[to], rows[to - 1]]
      if (!row || !above || !canBeCode(row, above)) break
      if (marks[to]) last = to + 1
    }
    const inside = marks.slice(from, last)
    if (inside.filter(Boolean).length < 3 || share(inside, Boolean) < 0.5) continue
    const { first, end } = widened(rows, from, last)
    ranges.push({ from: Math.max(first, ranges.at(-1)?.to ?? 0), to: end })
    from = end - 1
  }
  return ranges
}

/** Numbered lines directly above and below belong to the listing. */
function widened(rows: readonly Row[], from: number, to: number): { first: number; end: number } {
  const numbered = (row: Row | undefined): boolean => lineNumber.test(row?.phrases[0]?.text ?? '')
  let [first, end] = [from, to]
  if (!numbered(rows[from])) return { first, end }
  while (first > 0 && numbered(rows[first - 1])) first--
  while (end < rows.length && numbered(rows[end])) end++
  return { first, end }
}

/** Width of one letter in a listing; letters of one width are what code is set in. */
export const letterWidth = (rows: readonly Row[]): number =>
  median(
    rows.flatMap((r) => r.runs.filter((run) => run.text.length > 2).map((run) => widthOf(run) / run.text.length)),
  ) || 8
