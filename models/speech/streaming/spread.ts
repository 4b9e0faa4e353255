import type { TimedWord } from '../../contract/hearing'
import { sameUnit } from './units'

/**
 * Gives every word of a text its place between `start` and `end` (seconds): the recogniser's own times where it gave times for the
 * very same words (they count from `start`), else the time is divided by the words' lengths.
 */
export function spreadWords(
  text: string,
  start: number,
  end: number,
  timed: readonly { text: string; start: number; end: number; confidence?: number }[] = [],
): TimedWord[] {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const own = timed.filter(({ text: word }) => word.trim() !== '')
  if (own.length === words.length && own.every((word, i) => sameUnit(word.text, words[i] as string))) {
    let from = start
    return own.map((word, i) => {
      // Times that go backwards or beyond the utterance are a recogniser's mistake, not the speaker's.
      const begin = clamp(start + word.start, from, end)
      from = clamp(start + word.end, begin, end)
      return {
        text: words[i] as string,
        start: begin,
        end: from,
        ...(word.confidence !== undefined && { confidence: word.confidence }),
      }
    })
  }
  const total = words.reduce((sum, word) => sum + word.length + 1, 0)
  let done = 0
  return words.map((word) => {
    const from = start + ((end - start) * done) / total
    done += word.length + 1
    return { text: word, start: from, end: start + ((end - start) * done) / total }
  })
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
