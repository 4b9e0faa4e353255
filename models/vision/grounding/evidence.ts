import type { Scene } from '../../contract/scene'
import { wordsOf } from './words'

/** What is known for certain, or nearly so, of a picture: what a model's claims are held against. */
export type Exact = Pick<Scene, 'lines' | 'tables' | 'elements'> & Partial<Pick<Scene, 'kind'>>

export interface Evidence {
  exact: Exact
  /** All words that were read, in reading order, then those of cells, names and values. */
  printed: readonly string[]
  /** The same as one text between spaces. */
  text: string
}

/** More words than on any screen; a picture must not keep the engine busy. */
const MOST_WORDS = 4000

export function evidenceOf(exact: Exact): Evidence {
  const texts = [
    ...exact.lines.map((line) => line.text),
    ...exact.tables.flatMap((table) => table.rows.flat()),
    ...exact.elements.flatMap((element) => [element.name, element.state?.value ?? '']),
  ]
  const printed = texts.flatMap(wordsOf).slice(0, MOST_WORDS)
  return { exact, printed, text: ` ${printed.join(' ')} ` }
}
