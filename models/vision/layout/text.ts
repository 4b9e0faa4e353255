import type { Box, Table, TextBlock, TextLine } from '../../contract/scene'
import { runsOf, type Direction } from './run'
import { gapBetween, rowsOf, type Row } from './rows'
import { skewOf } from './skew'
import { letterWidth } from './code'

/** Phrases further apart than this many heights are set apart with two spaces. */
const wide = 1.2

/** One level of text on one line; gaps wider than between words stay visible. */
function written(row: Row): string {
  return row.runs.reduce((text, run, i) => {
    const before = row.runs[i - 1]
    if (!before) return run.text.trim()
    return `${text}${run.left - before.right > wide * row.height ? '  ' : ' '}${run.text.trim()}`
  }, '')
}

/** Source code on a grid of letters, so that indentation and what stands beside each other survive. */
function writtenCode(rows: readonly Row[]): string[] {
  const letter = letterWidth(rows)
  const left = Math.min(...rows.map((r) => r.left))
  return rows.flatMap((row, i) => {
    let line = ''
    for (const run of row.runs) {
      const at = Math.round((run.left - left) / letter)
      line = `${line.length > 0 ? `${line} ` : ''}`.padEnd(at) + run.text.trim()
    }
    const above = rows[i - 1]
    return above && gapBetween(above, row) > 1.1 * row.height ? ['', line] : [line]
  })
}

function blockText(block: TextBlock, lines: readonly TextLine[], slope: number, direction: Direction): string {
  const own = block.lines.flatMap((i) => lines.slice(i, i + 1))
  const rows = rowsOf(runsOf(own, slope, direction))
  return (block.kind === 'code' ? writtenCode(rows) : rows.map(written)).join('\n')
}

const tableText = (table: Table): string =>
  table.rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t')).join('\n')

const holds = ([x, y, w, h]: Box, [bx, by, bw, bh]: Box): boolean =>
  bx + bw / 2 >= x && bx + bw / 2 <= x + w && by + bh / 2 >= y && by + bh / 2 <= y + h

/**
 * The text of a page as a person would write it down: a blank line between blocks, columns one after another, rows of
 * tables on lines of their own with tabs between cells, line ends and hyphens as printed.
 *
 * @param lines in reading order, as `layoutText` orders them
 */
export function plainText(
  lines: readonly TextLine[],
  blocks: readonly TextBlock[],
  tables: readonly Table[],
  direction: Direction = 'ltr',
): string {
  const slope = skewOf(lines)
  const blockAt = new Map(blocks.flatMap((block) => block.lines.map((i) => [i, block] as const)))
  const told = new Set<TextBlock | Table>()
  const parts: string[] = []
  for (const [i, line] of lines.entries()) {
    const part = blockAt.get(i) ?? tables.find((t) => holds(t.box, line.box))
    if (!part) parts.push(line.text)
    else if (!told.has(part)) {
      told.add(part)
      parts.push('rows' in part ? tableText(part) : blockText(part, lines, slope, direction))
    }
  }
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}
