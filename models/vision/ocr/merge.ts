import type { RecognisedLine } from './reader'
import type { TesseractLine } from './tesseract'

/** Letters that PP-OCR has no class for, and what it reads in their place. */
const FOLDED: Record<string, string> = { ä: 'a', ö: 'o', ü: 'u', Ä: 'A', Ö: 'O', Ü: 'U', ß: 'B' }
const fold = (text: string): string => text.replaceAll(/[äöüÄÖÜß]/g, (letter) => FOLDED[letter] as string)
const letters = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/**
 * PP-OCR finds and reads small type best but knows no umlauts; Tesseract knows them. Where both read the same letters otherwise,
 * the words with umlauts are Tesseract's; every other word stays as it is.
 */
export function mergeGerman(line: RecognisedLine, other: TesseractLine | undefined): RecognisedLine {
  if (!other || !/[äöüÄÖÜß]/.test(other.text)) return line
  const words = line.text.split(' ')
  const others = other.text.split(/\s+/)
  const merged = words.map((word) => {
    const own = letters(word)
    const twin = others.find((candidate) => /[äöüÄÖÜß]/.test(candidate) && sameLetters(letters(candidate), own))
    return twin === undefined ? word : keepEdges(word, twin)
  })
  return { ...line, text: merged.join(' ') }
}

/** Equal, or different in at most one letter of six: an umlaut's dots change what PP-OCR makes of its letter. */
function sameLetters(a: string, b: string): boolean {
  if (a.length !== b.length || a.length === 0) return false
  let different = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++
  return different <= Math.floor(a.length / 6)
}

/** The twin's letters with the word's own signs around them. */
function keepEdges(word: string, twin: string): string {
  const core = twin.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const before = /^[^\p{L}\p{N}]*/u.exec(word)?.[0] ?? ''
  const after = /[^\p{L}\p{N}]*$/u.exec(word)?.[0] ?? ''
  return before + core + after
}
