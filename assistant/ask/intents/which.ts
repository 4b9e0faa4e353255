import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Intent } from '../context'
import { wordsOf } from '../match'
import {
  cellEvidence,
  cuts,
  dataRows,
  findCells,
  findColumns,
  firstDataRow,
  headingOf,
  isSame,
  joints,
  rowName,
  textAt,
  type Cell,
} from '../tables'

/** The cells that hold a value, at most one in each row; a heading in front of it (“status offline”) picks the column. */
function cellsWith(value: readonly string[], context: AskContext): Cell[] {
  const holding = (words: readonly string[]): Cell[] =>
    findCells(words, context).filter((cell) => isSame(words, textAt(cell)))
  const plain = holding(value)
  if (plain.length > 0) return plain
  return cuts(value, joints).flatMap(([heading, rest]) => {
    const columns = findColumns(heading, context)
    return columns.length > 0
      ? holding(rest).filter(({ column }) => columns.some((each) => each.column === column))
      : []
  })
}

/** The column that names what was asked for: the one headed so, or else the first that does not hold the value itself. */
function namingColumn(what: readonly string[], { table, column }: Cell, context: AskContext): number {
  const headed = findColumns(what, context).find((found) => found.table === table)
  const first = rowName(table, firstDataRow(table)).column
  return headed?.column ?? (first === column ? first + 1 : first)
}

/** “Which printer is offline?”: the names of the rows that hold the value, or null where no cell does. */
export function rowsWith(
  what: readonly string[],
  value: readonly string[],
  context: AskContext,
  counted = false,
): PictureAnswer | null {
  const { say, quote, list } = context
  const cells = cellsWith(value, context)
  const [first] = cells
  if (!first) return null
  const rows = cells.map((cell) => ({ ...cell, column: namingColumn(what, cell, context) }))
  const named = rows.filter((cell, index) => textAt(cell) !== '' && cell.column !== cells[index]?.column)
  if (named.length === 0) return null
  const names = list(named.map((cell) => quote(textAt(cell))))
  const text = say('ask.rows.with', {
    count: named.length,
    names,
    heading: headingOf(first.table, first.column) ? 'yes' : 'no',
    column: quote(headingOf(first.table, first.column)),
    value: quote(textAt(first)),
  })
  const evidence = [...named, ...cells].flatMap((cell) => cellEvidence(cell, context))
  return known(context, counted ? say('ask.rows.count', { count: named.length, rows: text }) : text, evidence)
}

/** “Is the office printer offline?”: yes where the row holds it, no where another row shows that it could. */
export function verifyRow(words: readonly string[], context: AskContext): PictureAnswer | null {
  const { say, quote } = context
  for (const [name, claim] of cuts(words, joints)) {
    const rows = findCells(name, context).filter((cell) => isSame(name, textAt(cell)) || cell.score >= 0.7)
    const [row] = rows
    if (!row || rows.length > 1) continue
    const inRow = (row.table.rows[row.row] ?? []).findIndex(
      (text, column) => column !== row.column && isSame(claim, text),
    )
    const elsewhere = findCells(claim, context, row.table).find(
      (cell) => isSame(claim, textAt(cell)) && cell.column !== row.column,
    )
    const column = inRow >= 0 ? inRow : elsewhere?.column
    if (column === undefined) continue
    const cell = { table: row.table, row: row.row, column }
    const told = say('ask.cell', {
      heading: headingOf(row.table, column) ? 'yes' : 'no',
      column: quote(headingOf(row.table, column)),
      row: quote(textAt(row)),
      empty: textAt(cell) ? 'no' : 'yes',
      value: quote(textAt(cell)),
    })
    const evidence = [...cellEvidence(row, context), ...cellEvidence(cell, context)]
    return known(context, say('ask.yesno', { yes: inRow >= 0 ? 'yes' : 'no', answer: told }), evidence)
  }
  return null
}

/** Questions that a table answers by its rows: which of them hold a value, and whether one does. */
export const answerWhich: Intent = (context) => {
  const { question, scene, say, quote } = context
  if (scene.tables.length === 0) return null
  const matches = question.matches('whichIs')
  for (const match of matches) {
    const value = match.span('y')
    const found = value && rowsWith(match.span('x')?.words ?? [], value.words, context)
    if (found) return found
  }
  for (const match of question.matches('isSplit')) {
    const span = match.span('x')
    const found = span && verifyRow(span.words, context)
    if (found) return found
  }
  const asked = matches.find(
    (match) => match.span('x') && findColumns(match.span('x')?.words ?? [], context).length > 0,
  )
  const value = asked?.span('y')
  const rows = scene.tables.flatMap(dataRows).length
  return value && wordsOf(value.text).length > 0 && rows > 0
    ? unknown(context, say('ask.rows.none', { value: quote(value.text) }))
    : null
}
