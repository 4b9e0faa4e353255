import type { Length, Sentence } from '../contract/descriptions'
import type { Scene, Table, TextLine } from '../../models/contract/scene'
import { liesIn } from './geometry'
import { shorten } from './untrusted'
import { shortName, type Words } from './words'

/** Rows beyond this are counted: nobody listens to more, and the table itself can be browsed. */
const MAX_ROWS = 200
const MAX_CELL_CHARACTERS = 300

/** How sure a table is where none of its lines is known: its grid was found, its text not checked. */
const UNREAD_TABLE = 0.8

/** A table is as sure as the text that stands in it. */
function sureness(table: Table, lines: readonly TextLine[]): number {
  const inside = lines.filter((line) => liesIn(line.box, table.box))
  return inside.length === 0 ? UNREAD_TABLE : inside.reduce((sum, line) => sum + line.confidence, 0) / inside.length
}

/** All tables of a scene in sentences: each its size and what its columns are called. A detailed description goes through its rows. */
export function tableSentences(
  { tables, lines }: Pick<Scene, 'tables' | 'lines'>,
  length: Length,
  words: Words,
): Sentence[] {
  return tables.flatMap((table) => oneTable(table, sureness(table, lines), length, words))
}

function oneTable(table: Table, confidence: number, length: Length, words: Words): Sentence[] {
  const headings = table.header ? (table.rows[0] ?? []) : []
  const body = table.header ? table.rows.slice(1) : table.rows
  const columns = Math.max(0, ...table.rows.map((row) => row.length))
  if (columns === 0) return []
  const named = headings.filter((heading) => heading !== '')
  const key = named.length > 0 ? 'describe.table.headed' : 'describe.table.plain'
  const text = words.say(key, {
    rows: body.length,
    columns,
    headings: words.list(named.map((heading) => words.quote(shortName(heading)))),
  })
  const overall = words.sentence(text, 'screen', confidence)
  return length === 'detailed' ? [overall, ...rowSentences(headings, body, confidence, words)] : [overall]
}

function rowSentences(
  headings: readonly string[],
  body: readonly string[][],
  confidence: number,
  words: Words,
): Sentence[] {
  const sentences = body.slice(0, MAX_ROWS).map((row, index) => {
    const cells = row.map((cell, column) => {
      const value = cell === '' ? words.say('describe.table.empty') : words.quote(shorten(cell, MAX_CELL_CHARACTERS))
      const heading = headings[column]
      return heading ? words.say('describe.table.cell', { heading: shortName(heading), value }) : value
    })
    const text = words.say('describe.table.row', { row: index + 1, cells: words.series(cells) })
    return words.sentence(text, 'text', confidence)
  })
  if (body.length > MAX_ROWS) {
    const more = words.say('describe.table.more', { count: body.length - MAX_ROWS })
    sentences.push(words.sentence(more, 'screen'))
  }
  return sentences
}
