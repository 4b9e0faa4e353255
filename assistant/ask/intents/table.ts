import type { PictureAnswer } from '../../contract/descriptions'
import type { Table } from '../../../models/contract/scene'
import { known, unknown, type AskContext, type Intent } from '../context'
import { numberIn } from './read'
import type { Match } from '../question'
import {
  cellEvidence,
  columnsIn,
  cuts,
  dataRows,
  findCells,
  findColumns,
  findCrossings,
  firstDataRow,
  headingOf,
  joints,
  rowName,
  textAt,
  type Crossing,
} from '../tables'

/** A row or column as it was counted, or counted from the end. */
const placeIn = (place: number, count: number): number => (place > 0 ? place - 1 : count + place)

function readCell(table: Table, row: number, column: number, context: AskContext): PictureAnswer {
  const { say, quote } = context
  const at = { table, row: firstDataRow(table) + row, column }
  const outside = row < 0 || row >= dataRows(table).length || column < 0 || column >= columnsIn(table)
  if (outside)
    return unknown(context, say('ask.table.outside', { rows: dataRows(table).length, columns: columnsIn(table) }))
  const value = textAt(at)
  const text = say('ask.cell.at', {
    row: row + 1,
    column: column + 1,
    heading: headingOf(table, column) ? 'yes' : 'no',
    name: quote(headingOf(table, column)),
    empty: value ? 'no' : 'yes',
    value: quote(value),
  })
  return known(context, text, cellEvidence(at, context))
}

/** A row’s cells, each with its column’s heading. */
function rowText(table: Table, row: number, { say, quote }: AskContext): string {
  const cells = (table.rows[row] ?? []).map((value, column) => {
    const told = value ? quote(value) : say('describe.table.empty')
    const heading = headingOf(table, column)
    return heading ? say('describe.table.cell', { heading, value: told }) : told
  })
  return cells.join('; ')
}

function readRow(table: Table, row: number, context: AskContext): PictureAnswer {
  const { say } = context
  if (row < 0 || row >= dataRows(table).length) {
    return unknown(context, say('ask.table.outside', { rows: dataRows(table).length, columns: columnsIn(table) }))
  }
  const at = firstDataRow(table) + row
  const evidence = (table.rows[at] ?? []).flatMap((_, column) => cellEvidence({ table, row: at, column }, context))
  return known(context, say('ask.row', { row: row + 1, cells: rowText(table, at, context) }), evidence)
}

function readColumn(table: Table, column: number, context: AskContext): PictureAnswer {
  const { say, quote, list } = context
  if (column < 0 || column >= columnsIn(table)) {
    return unknown(context, say('ask.table.outside', { rows: dataRows(table).length, columns: columnsIn(table) }))
  }
  const cells = dataRows(table).map((_, index) => ({ table, row: index + firstDataRow(table), column }))
  const values = cells.map((cell) => (textAt(cell) ? quote(textAt(cell)) : say('describe.table.empty')))
  const heading = headingOf(table, column)
  const text = say('ask.column', {
    column: column + 1,
    heading: heading ? 'yes' : 'no',
    name: quote(heading),
    values: list(values),
  })
  return known(
    context,
    text,
    cells.flatMap((cell) => cellEvidence(cell, context)),
  )
}

function byPlace(table: Table, context: AskContext): PictureAnswer | null {
  const { question } = context
  const cell = question.match('cell')
  if (cell) {
    const row = numberIn(cell, context) ?? 0
    const name = cell.span('x')
    const [heading] = name ? findColumns(name.words, context) : []
    const column = numberIn(cell, context, 'ord2', 'm')
    if (name && !heading) return unknown(context, context.say('ask.absent', { name: context.quote(name.text) }))
    const at = heading ? heading.column : column === undefined ? -1 : placeIn(column, columnsIn(table))
    return readCell(table, placeIn(row, dataRows(table).length), at, context)
  }
  return inRow(table, question.matches('readRow'), context) ?? inColumn(table, question.matches('readColumn'), context)
}

function inRow(table: Table, matches: readonly Match[], context: AskContext): PictureAnswer | null {
  for (const match of matches) {
    const place = numberIn(match, context)
    if (place !== undefined) return readRow(table, placeIn(place, dataRows(table).length), context)
    const name = match.span('x')
    const [cell] = name ? findCells(name.words, context) : []
    if (cell) return readRow(cell.table, cell.row - firstDataRow(cell.table), context)
  }
  return null
}

function inColumn(table: Table, matches: readonly Match[], context: AskContext): PictureAnswer | null {
  for (const match of matches) {
    const place = numberIn(match, context)
    if (place !== undefined) return readColumn(table, placeIn(place, columnsIn(table)), context)
    const name = match.span('x')
    const [heading] = name ? findColumns(name.words, context) : []
    if (heading) return readColumn(heading.table, heading.column, context)
  }
  return null
}

function whole(table: Table, context: AskContext): PictureAnswer {
  const { say } = context
  const rows = dataRows(table).map((_, index) =>
    say('ask.row', { row: index + 1, cells: rowText(table, index + firstDataRow(table), context) }),
  )
  const evidence = table.cells.flatMap((cell) => cellEvidence({ table, row: cell.row, column: cell.column }, context))
  return known(context, rows.join('\n'), evidence)
}

function headings(table: Table, context: AskContext): PictureAnswer {
  const { say, quote, list } = context
  if (!table.header) return unknown(context, say('ask.columns.unnamed', { count: columnsIn(table) }))
  const evidence = (table.rows[0] ?? []).flatMap((_, column) => cellEvidence({ table, row: 0, column }, context))
  return known(
    context,
    say('ask.columns', { count: evidence.length, names: list(evidence.map(({ text }) => quote(text))) }),
    evidence,
  )
}

function tellCrossings(found: readonly Crossing[], context: AskContext): PictureAnswer {
  const { say, quote } = context
  const texts = found.map(({ attribute, key, value }) =>
    say('ask.cell', {
      heading: attribute ? 'yes' : 'no',
      column: quote(attribute),
      row: quote(textAt(key)),
      empty: textAt(value) ? 'no' : 'yes',
      value: quote(textAt(value)),
    }),
  )
  const evidence = found.flatMap(({ key, value }) => [...cellEvidence(value, context), ...cellEvidence(key, context)])
  return known(context, texts.join(' '), evidence, found.length > 1 ? 'medium' : 'high')
}

/** So many rows are told for a name that fits several; more would be the table itself. */
const MOST_ROWS = 10

/** “What is the address of the office printer”, and the same with the name in front or without “of”. */
function byNames(context: AskContext): PictureAnswer | null {
  const { question } = context
  const pairs = (['valueOf', 'possessive'] as const).flatMap((name) =>
    question.matches(name).map((match) => [match.span('x')?.words ?? [], match.span('y')?.words ?? []] as const),
  )
  const phrases = question.matches('label').flatMap((match) => {
    const words = match.span('x')?.words ?? []
    return words.length > 1 && words.length < 9
      ? cuts(words, joints).flatMap(
          ([one, other]) =>
            [
              [one, other],
              [other, one],
            ] as const,
        )
      : []
  })
  for (const [attribute, key] of [...pairs, ...phrases]) {
    const found = findCrossings(attribute, key, context)
    if (found.length > 0 && found.length <= MOST_ROWS) return tellCrossings(found, context)
  }
  return null
}

/** A row that begins with what was asked for: “what is the total”. */
function rowNamed(context: AskContext): PictureAnswer | null {
  for (const match of context.question.matches('label')) {
    const words = match.span('x')?.words ?? []
    const cells = findCells(words, context).filter(
      (cell) => cell.score >= 0.87 && rowName(cell.table, cell.row).column === cell.column,
    )
    const [cell] = cells
    if (!cell || cells.length > 1) continue
    const { table, row } = cell
    const others = (table.rows[row] ?? []).flatMap((text, column) => (text && column !== cell.column ? [column] : []))
    if (others.length === 0) continue
    return tellCrossings(
      others.map((column) => ({
        attribute: headingOf(table, column),
        key: cell,
        value: { table, row, column, score: cell.score },
      })),
      context,
    )
  }
  return null
}

/** What tables say: a cell by place or by names, a row, a column, or all of it. */
export const answerTable: Intent = (context) => {
  const { question, scene, say } = context
  const [table] = scene.tables
  const wantsTable = ['cell', 'readTable', 'columnNames'] as const
  if (!table) return wantsTable.some((name) => question.match(name)) ? unknown(context, say('ask.table.none')) : null
  if (question.match('readTable')) return whole(table, context)
  if (question.match('columnNames')) return headings(table, context)
  return byPlace(table, context) ?? byNames(context) ?? rowNamed(context)
}
