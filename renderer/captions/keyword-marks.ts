import { useLayoutEffect, type RefObject } from 'react'

/** Name of the marks in the style sheet. */
const NAME = 'descry-keyword'

/** Where the words stand in a text, as whole words, in any case: start and end of each place. */
export function keywordPlaces(text: string, words: readonly string[]): [number, number][] {
  const patterns = words
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`))
    .filter((word) => word !== '')
  if (patterns.length === 0) return []
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}])`, 'giu')
  return [...text.matchAll(whole)].map((match) => [match.index, match.index + match[0].length])
}

/**
 * Underlines the words that the person waits for. The page itself stays as it is: a mark lies over the text, so that committed words
 * never change. Browsers that have no such marks show none.
 */
export function useKeywordMarks(element: RefObject<HTMLElement | null>, text: string, words: readonly string[]): void {
  useLayoutEffect(() => {
    const node = element.current?.firstChild
    if (!(node instanceof Text) || !('highlights' in CSS)) return
    const marks = CSS.highlights.get(NAME) ?? new Highlight()
    CSS.highlights.set(NAME, marks)
    const ranges = keywordPlaces(text, words).map(([start, end]) => {
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, end)
      return range
    })
    for (const range of ranges) marks.add(range)
    return () => {
      for (const range of ranges) marks.delete(range)
    }
  }, [element, text, words])
}
