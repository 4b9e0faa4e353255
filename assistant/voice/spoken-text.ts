/**
 * Characters that are never spoken and that some voices obey: directional marks, zero-width spaces, the byte order mark, soft
 * hyphens, tags. The joiners that scripts and emoji need (U+200C, U+200D) stay.
 */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu
const loneSurrogate = /\p{Cs}/gu
/** Every control character but the line feed. Ctrl-A begins a command of espeak-ng, ESC one of several Windows voices. */
const control = /[^\P{Cc}\n]/gu

/**
 * Makes text safe for every voice: what is left is only ever read aloud. The text is untrusted, as it was read off a picture.
 *
 * `[[` and `]]` are taken apart, because macOS reads commands between them (`[[rate 400]]`) and espeak-ng phonemes. White space is
 * collapsed; an empty line stays, for the pause. The result may be empty.
 */
export function spokenText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(control, ' ')
    .replaceAll(invisible, '')
    .replaceAll(loneSurrogate, ' ')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[\n ]*\n ?/g, '\n\n')
    .replaceAll(/(?<!\n) ?\n ?(?!\n)/g, ' ')
    .replaceAll(/\[(?=\[)/g, '[ ')
    .replaceAll(/\](?=\])/g, '] ')
    .trim()
}

/** A language as voices take it (`en`, `de`, `pt-BR`); anything else becomes English. */
export function safeLanguage(language: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(language) ? language : 'en'
}

/** The speed that settings allow; a broken value becomes the voice's normal speed. */
export function safeRate(rate: number): number {
  return Number.isFinite(rate) ? Math.min(4, Math.max(0.25, rate)) : 1
}
