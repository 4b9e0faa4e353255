import type { Length, Sentence } from '../contract/descriptions'
import type { Table } from '../../models/contract/scene'
import { shorten } from './untrusted'
import { shortName, type Words } from './words'

/** Rows beyond this are counted: nobody listens to more, and the table itself can be browsed. */
const MAX_ROWS = 200
const MAX_CELL_CHARACTERS = 300

/** What a table is: its size and what its columns are called. A detailed description goes through its rows. */
export function tableSentences(table: Table, length: Length, words: Words): Sentence[] {
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
  const overall = words.sentence(text, 'screen')
  return length === 'detailed' ? [overall, ...rowSentences(headings, body, words)] : [overall]
}

function rowSentences(headings: readonly string[], body: readonly string[][], words: Words): Sentence[] {
  const sentences = body.slice(0, MAX_ROWS).map((row, index) => {
    const cells = row.map((cell, column) => {
      const value = cell === '' ? words.say('describe.table.empty') : words.quote(shorten(cell, MAX_CELL_CHARACTERS))
      const heading = headings[column]
      return heading ? words.say('describe.table.cell', { heading: shortName(heading), value }) : value
    })
    const text = words.say('describe.table.row', { row: index + 1, cells: words.series(cells) })
    return words.sentence(text, 'text')
  })
  if (body.length > MAX_ROWS) {
    const more = words.say('describe.table.more', { count: body.length - MAX_ROWS })
    sentences.push(words.sentence(more, 'screen'))
  }
  return sentences
}
