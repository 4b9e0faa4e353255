/** Marks that look like a model's own tokens, such as `<|endoftext|>`. */
const SPECIAL = /<\|[^|<>]*\|>/g
/** Control characters, and those that turn the direction of the text around them. */
const CONTROL = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Text of a recogniser as it may be shown. It is untrusted: its files can make it say anything. */
export function cleanText(text: string): string {
  return withoutSpecial(text).replace(CONTROL, ' ').replaceAll('\ufffd', '').replace(/\s+/g, ' ').trim()
}

export const withoutSpecial = (text: string): string => text.replace(SPECIAL, ' ')
