import type { Box, Scene, Table, TextLine } from '../../models/contract/scene'
import { liesIn } from './geometry'

/**
 * The text of a picture as plain text in reading order: what stands on one row of a block is one line, an empty line lies between
 * blocks, and a table has one line per row with tabs between its cells.
 */
export function plainText({ lines, blocks, tables }: Pick<Scene, 'lines' | 'blocks' | 'tables'>): string {
  const tableOf = (line: TextLine): Table | undefined => tables.find((table) => liesIn(line.box, table.box))
  const inBlocks = new Set(blocks.flatMap((block) => block.lines))
  const loose = [...lines.keys()].filter((index) => !inBlocks.has(index))
  const groups = [...blocks.map((block) => block.lines), ...runs(loose)]
  const pieces: { at: number; text: string }[] = []
  for (const group of groups) {
    // What follows a table in the same group comes after the table.
    let free: TextLine[] = []
    let at = 0
    const close = (): void => {
      if (free.length > 0) pieces.push({ at, text: rowsOf(free).join('\n') })
      free = []
    }
    for (const index of group) {
      const line = lines[index]
      if (!line || line.text === '') continue
      if (tableOf(line)) close()
      else {
        if (free.length === 0) at = index
        free.push(line)
      }
    }
    close()
  }
  for (const table of tables) {
    // A table stands where the first of its lines stands; without any, after everything.
    const first = lines.findIndex((line) => tableOf(line) === table)
    pieces.push({ at: first < 0 ? lines.length : first, text: tableText(table) })
  }
  const ordered = pieces.filter(({ text }) => text.trim() !== '').sort((one, other) => one.at - other.at)
  return ordered.map(({ text }) => text).join('\n\n')
}

/** Runs of indexes that follow each other. */
function runs(indexes: readonly number[]): number[][] {
  const found: number[][] = []
  for (const index of indexes) {
    const last = found.at(-1)
    if (last && last.at(-1) === index - 1) last.push(index)
    else found.push([index])
  }
  return found
}

/** Lines that share a row of the picture are joined by a space; the others keep to themselves. */
function rowsOf(lines: readonly TextLine[]): string[] {
  const rows: string[] = []
  let last: Box | null = null
  for (const line of lines) {
    if (last && sameRow(last, line.box)) rows.push(`${rows.pop() ?? ''} ${line.text}`)
    else rows.push(line.text)
    last = line.box
  }
  return rows
}

/** One box follows the other on the same row: they share most of the lower one's height, and the second starts to the right. */
function sameRow(one: Box, other: Box): boolean {
  const shared = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1])
  return shared > 0.6 * Math.min(one[3], other[3]) && other[0] >= one[0] + one[2] * 0.5
}

const tableText = (table: Table): string =>
  table.rows.map((row) => row.map((cell) => cell.replaceAll('\t', ' ')).join('\t')).join('\n')
