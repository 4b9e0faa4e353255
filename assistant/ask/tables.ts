import type { Box, Table } from '../../models/contract/scene'
import type { AskContext, Evidence } from './context'
import { bestOf, FITS, nameLikeness, wordsOf, type Scored } from './match'
import { labelLikeness } from './values'

/** A place in a table; rows count from 0 as they are stored, the header included. */
export interface Cell extends Scored {
  readonly table: Table
  readonly row: number
  readonly column: number
}

export const firstDataRow = (table: Table): number => (table.header ? 1 : 0)
export const dataRows = (table: Table): string[][] => table.rows.slice(firstDataRow(table))
export const columnsIn = (table: Table): number => Math.max(0, ...table.rows.map((row) => row.length))
export const textAt = ({ table, row, column }: Omit<Cell, 'score'>): string => table.rows[row]?.[column] ?? ''
export const headingOf = (table: Table, column: number): string => (table.header ? (table.rows[0]?.[column] ?? '') : '')

/** Tables come without confidences of their own: a cell is as sure as the line that was read there. */
function confidenceAt(box: Box, text: string, { scene }: AskContext): number {
  const within = scene.lines.filter(
    (line) => line.text.includes(text) && Math.abs(line.box[1] - box[1]) <= Math.max(line.box[3], box[3]),
  )
  return within.length > 0 ? Math.max(...within.map(({ confidence }) => confidence)) : 1
}

export function cellEvidence(cell: Omit<Cell, 'score'>, context: AskContext): Evidence[] {
  const text = textAt(cell)
  const place = cell.table.cells.find(({ row, column }) => row === cell.row && column === cell.column)
  const box = place?.box ?? cell.table.box
  return text ? [{ text, box, confidence: confidenceAt(box, text, context) }] : []
}

/** The columns whose heading fits best. */
export function findColumns(words: readonly string[], context: AskContext): Cell[] {
  const { scene, remember, wordsIn } = context
  return remember(`columns ${words.join(' ')}`, () => {
    const headed = scene.tables.filter(({ header }) => header)
    return bestOf(
      headed.flatMap((table) =>
        (table.rows[0] ?? []).map((heading, column) => {
          return { table, row: 0, column, score: labelLikeness(words, wordsIn(heading)) }
        }),
      ),
    )
  })
}

/** The cells below the headings whose text fits best, at most one in each row. */
export function findCells(words: readonly string[], context: AskContext, among?: Table): Cell[] {
  const { scene, remember } = context
  const tables = among === undefined ? scene.tables : [among]
  const all = tables.flatMap((table) => {
    const key = `cells ${scene.tables.indexOf(table)} ${words.join(' ')}`
    return remember(key, () => cellsLike(words, table, context))
  })
  const best = bestOf(all)
  return best.filter(
    (cell, index) => best.findIndex(({ table, row }) => table === cell.table && row === cell.row) === index,
  )
}

function cellsLike(words: readonly string[], table: Table, { wordsIn }: AskContext): Cell[] {
  const first = firstDataRow(table)
  return dataRows(table).flatMap((texts, index) =>
    texts.flatMap((text, column) => {
      const score = nameLikeness(words, wordsIn(text))
      return score >= FITS ? [{ table, row: index + first, column, score }] : []
    }),
  )
}

/** The cell that names a row: the first that has text. */
export function rowName(table: Table, row: number): Omit<Cell, 'score'> {
  const column = Math.max(
    0,
    (table.rows[row] ?? []).findIndex((text) => text !== ''),
  )
  return { table, row, column }
}

/** All rows whose naming cell fits, for a table whose heading is the word that was asked for (“the address of the printer”). */
function rowsUnder(column: Cell): Cell[] {
  return dataRows(column.table).map((_, index) => ({ ...column, row: index + firstDataRow(column.table) }))
}

export interface Crossing {
  readonly attribute: string
  readonly key: Omit<Cell, 'score'>
  readonly value: Cell
}

/**
 * The cells where a column (“address”) crosses the rows of a name (“office printer”); headings may also run down the first
 * column.
 */
export function findCrossings(asked: readonly string[], named: readonly string[], context: AskContext): Crossing[] {
  const { vague } = context.vocabulary
  // “the number of pages”, “the printer Office”, “the mail from Ana”: words that only say what kind of thing it is do not have to be in the cell.
  const attribute = [asked, asked.filter((word) => !vague.includes(word) && !joints.has(word))]
  const afterJoint = named.slice(named.findLastIndex((word) => joints.has(word)) + 1)
  const key = [named, named.filter((word) => findColumns([word], context).length === 0), afterJoint]
  for (const one of attribute) {
    for (const other of key) {
      const found = one.length > 0 && other.length > 0 ? crossings(one, other, context) : []
      if (found.length > 0) return found
    }
  }
  return []
}

function crossings(attribute: readonly string[], key: readonly string[], context: AskContext): Crossing[] {
  const across = findColumns(attribute, context).flatMap((column) => {
    const named = findCells(key, context, column.table).filter((cell) => cell.column !== column.column)
    const rows = named.length > 0 ? named : findColumns(key, context).flatMap(rowsUnder)
    return rows
      .filter(({ table, column: at }) => table === column.table && at !== column.column)
      .map((row) => ({
        attribute: headingOf(column.table, column.column),
        key: row,
        value: { ...column, row: row.row, score: Math.min(column.score, row.score) },
      }))
  })
  if (across.length > 0) return across
  return findColumns(key, context).flatMap((column) =>
    findCells(attribute, context, column.table)
      .filter((cell) => cell.column === 0 && column.column !== 0)
      .map((row) => ({
        attribute: textAt(row),
        key: { table: column.table, row: 0, column: column.column },
        value: { ...column, row: row.row, score: Math.min(column.score, row.score) },
      })),
  )
}

/** What is longer names no cell. */
const MOST_WORDS = 10

/** Every way to cut a phrase in two, neither part empty, without joining words such as “of”. */
export function cuts(words: readonly string[], joints: ReadonlySet<string>): (readonly [string[], string[]])[] {
  if (words.length > MOST_WORDS) return []
  return words.slice(1).map((_, index) => {
    const [before, after] = [words.slice(0, index + 1), words.slice(index + 1)]
    while (before.length > 1 && joints.has(before.at(-1) ?? '')) before.pop()
    while (after.length > 1 && joints.has(after[0] ?? '')) after.shift()
    return [before, after] as const
  })
}

/** Words that join an attribute to what it belongs to. */
export const joints: ReadonlySet<string> = new Set([
  'of',
  'for',
  'from',
  'the',
  'von',
  'vom',
  'fur',
  'des',
  'der',
  'dem',
  'zu',
])

/** Whether a name fits a text well enough to say that it is the same thing. */
export const isSame = (asked: readonly string[], text: string): boolean =>
  nameLikeness(asked, wordsOf(text)) >= Math.max(FITS, 0.85)
