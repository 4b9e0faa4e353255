import { cleanText } from './text'

/**
 * Names and words that are likely to come up, as the text that went before: Whisper goes on in its manner of writing.
 * Hints that don't fit are left out whole; the first ones are kept.
 *
 * @param encode tokens of a text
 * @param room so many tokens at most
 * @returns no tokens where there is nothing to tell
 */
export function hintTokens(
  hints: readonly string[],
  encode: (text: string) => readonly number[],
  room: number,
): readonly number[] {
  let text = ''
  let tokens: readonly number[] = []
  for (const hint of hints) {
    const clean = cleanText(hint)
    if (clean === '') continue
    const longer = text === '' ? ` ${clean}` : `${text}, ${clean}`
    const encoded = encode(longer)
    if (encoded.length > room) continue
    text = longer
    tokens = encoded
  }
  return tokens
}
