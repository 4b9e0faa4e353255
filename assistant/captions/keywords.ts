import type { CaptionLine } from '../contract'

/** Finds the words that a person asked to be told of, each place once. */
export interface KeywordWatch {
  /** Gives the words that were newly said in this line, as the person wrote them. */
  look(line: Pick<CaptionLine, 'id' | 'committed' | 'final'>): string[]
}

/** Letters without case and accents, with one space between words: “Zoé,” and “zoe” are the same name. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** @param keywords asked at each look, because they may change while captions run */
export function createKeywordWatch(keywords: () => readonly string[]): KeywordWatch {
  const seen = new Map<string, Map<string, number>>()
  return {
    look({ id, committed, final }) {
      const told = seen.get(id) ?? new Map<string, number>()
      seen.set(id, told)
      const text = ` ${plain(committed)} `
      const found = keywords().flatMap((keyword) => {
        const word = plain(keyword)
        if (word === '') return []
        const count = occurrences(text, ` ${word} `)
        const isNew = count > (told.get(word) ?? 0)
        if (isNew) told.set(word, count)
        return isNew ? [keyword] : []
      })
      if (final) seen.delete(id)
      return found
    },
  }
}

function occurrences(text: string, word: string): number {
  let count = 0
  // The space after one may be the space before the next.
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length - 1)) count++
  return count
}
