import { safeLanguage } from './spoken-text'

/** About half a minute at normal speed: short enough that no backend holds much, long enough to keep the melody of a paragraph. */
export const MAX_UTTERANCE_CHARACTERS = 400

/**
 * Cuts a text into pieces of at most `maxCharacters` UTF-16 units, between sentences where it can, else after a comma or a space,
 * else between characters. Nothing but white space at the cuts is lost.
 */
export function splitUtterances(text: string, language: string, maxCharacters = MAX_UTTERANCE_CHARACTERS): string[] {
  if (text.length <= maxCharacters) return text.trim() === '' ? [] : [text.trim()]
  const segmenter = new Intl.Segmenter(safeLanguage(language), { granularity: 'sentence' })
  const utterances: string[] = []
  let current = ''
  const flush = (): void => {
    if (current.trim() !== '') utterances.push(current.trim())
    current = ''
  }
  for (const { segment } of segmenter.segment(text)) {
    for (const piece of cutLong(segment, maxCharacters)) {
      if (current.length + piece.length > maxCharacters) flush()
      current += piece
    }
  }
  flush()
  return utterances
}

function* cutLong(sentence: string, maxCharacters: number): Generator<string> {
  let rest = sentence
  while (rest.length > maxCharacters) {
    const end = cutAt(rest, maxCharacters)
    yield rest.slice(0, end)
    rest = rest.slice(end)
  }
  yield rest
}

/** Where to cut: after the last clause or word in the second half, else before the character that does not fit. */
function cutAt(text: string, maxCharacters: number): number {
  const half = Math.floor(maxCharacters / 2)
  const window = text.slice(half, maxCharacters)
  for (const boundary of [/[,;:–—)]\s(?!.*[,;:–—)]\s)/su, /\s(?!.*\s)/su]) {
    const found = boundary.exec(window)
    if (found) return half + found.index + found[0].length
  }
  // A window of a few characters is enough to find where the last one begins: no character is longer than that.
  const start = Math.max(0, maxCharacters - 64)
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(start, maxCharacters + 64))
  const last = graphemes.containing(maxCharacters - start)
  const end = start + (last?.index ?? maxCharacters - start)
  return end > half ? end : maxCharacters
}
