import { elementLabel, type Table, type Translator } from '../../assistant/contract'
import type { ShownPicture } from './model'
import { runsBySource } from './sentences'

/** One piece of the document view: plain text with headings, and nothing that has to be operated. */
export type DocumentPart =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; table: Table; caption: string }

const heading = (text: string): DocumentPart => ({ kind: 'heading', text })
const paragraph = (text: string): DocumentPart => ({ kind: 'paragraph', text })

/** Everything known about the picture as one document: the description first, then text, tables, elements, questions and answers. */
export function documentOf({ described, exchanges }: ShownPicture, t: Translator): DocumentPart[] {
  const parts: DocumentPart[] = [heading(t.say('window.description'))]
  for (const { source, sentences } of runsBySource(described.sentences)) {
    const text = sentences.map((sentence) => sentence.text).join(' ')
    parts.push(paragraph(`${text} (${t.say(`window.source.${source}`)})`))
  }
  const text = paragraphsOf(described.reading.text)
  if (text.length > 0) parts.push(heading(t.say('window.document.text')), ...text.map(paragraph))
  if (described.reading.tables.length > 0) {
    parts.push(heading(t.say('window.document.tables')))
    described.reading.tables.forEach((table, index) =>
      parts.push({ kind: 'table', table, caption: tableCaption(table, index, t) }),
    )
  }
  if (described.elements.length > 0) {
    const items = described.elements.map((element) => elementLabel(element, t))
    parts.push(heading(t.say('window.document.elements')), { kind: 'list', items })
  }
  if (exchanges.length > 0) parts.push(heading(t.say('window.ask.history')))
  for (const { question, state } of exchanges) {
    parts.push(paragraph(`${t.say('window.ask.question')}: ${question}`))
    if (state.kind === 'answered') {
      const label = t.say(state.answer.answered ? 'window.ask.answer' : 'window.ask.unanswered')
      parts.push(paragraph(`${label}: ${state.answer.answer}`))
    }
    if (state.kind === 'failed') parts.push(paragraph(`${t.say('window.ask.failed')}: ${t.error(state.problem)}`))
  }
  return parts
}

export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter(Boolean)

export const tableCaption = (table: Table, index: number, t: Translator): string =>
  t.say('window.browse.table', {
    number: index + 1,
    rows: table.rows.length,
    columns: Math.max(0, ...table.rows.map((row) => row.length)),
  })

/** The document as plain text, for copying. */
export function plainText(parts: DocumentPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'list') return part.items.map((item) => `- ${item}`).join('\n')
      if (part.kind === 'table') return [part.caption, ...part.table.rows.map((row) => row.join('\t'))].join('\n')
      return part.text
    })
    .join('\n\n')
}
