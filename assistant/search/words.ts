import { fold, wordsOf } from '../ask/match'

/** What was typed: its words, folded, and those in quotation marks as they must stand together. */
export interface Query {
  /** As it was typed, without quotation marks. */
  typed: string
  words: readonly string[]
  /** Each is a run of words. */
  quoted: readonly (readonly string[])[]
}

/** How words stand in a text: all that was typed as one, or single words, folded. Null: none of them does. */
export type Match = { how: 'whole' | 'all' | 'some'; words: readonly string[] } | null

/** Words that say nothing of a picture, in the languages of the interface. They count only as part of a whole. */
const EMPTY = new Set(
  (
    'a about an and any are as at by did for from i in is it me my of on or that the there this to was were what where which with ' +
    'am an auf aus bei das dem den der des die ein eine einem einen einer es für fuer ich im in ist mein meine mit oder und vom von war wo zu zum zur'
  )
    .split(' ')
    .map(fold),
)

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu

/** Understands what was typed. */
export function queryFrom(typed: string): Query {
  const quoted = [...typed.matchAll(QUOTED)].map(([, inside = '']) => wordsOf(inside)).filter((run) => run.length > 0)
  return {
    typed: typed
      .replaceAll(/["“”„«»]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
    words: wordsOf(typed),
    quoted,
  }
}

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Whether a run of words stands in a text: whole words, one right after the other. */
function stands(run: readonly string[], text: string): boolean {
  const wanted = run.join(' ')
  return UNSPACED.test(wanted) ? text.replaceAll(' ', '').includes(run.join('')) : ` ${text} `.includes(` ${wanted} `)
}

/**
 * How the words of a query stand in texts. A whole, and each quoted run, must stand in one of the texts; single words may stand in
 * several. Nothing is guessed: a word that was read wrongly is another word.
 */
export function match(query: Query, texts: readonly string[]): Match {
  const folded = texts.map((text) => wordsOf(text).join(' '))
  const within = (run: readonly string[]): boolean => folded.some((text) => stands(run, text))
  if (query.words.length === 0 || !query.quoted.every(within)) return null
  if (within(query.words)) return { how: 'whole', words: [query.typed] }
  const telling = [...new Set(query.words.filter((word) => !EMPTY.has(word)))]
  const found = telling.filter((word) => within([word]))
  if (found.length === 0) return null
  return { how: found.length === telling.length ? 'all' : 'some', words: found }
}
