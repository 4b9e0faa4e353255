import type { ClaimReason } from '../../contract/scene'
import type { Evidence } from './evidence'
import { bestMatch } from './likeness'
import { denies, wordsOf } from './words'
import type { Finding } from './finding'

/** From here on a text counts as the one that was read: a letter in five may be misread, by Descry or by the model. */
const SAME = 0.8
/** From here on it may be the one that was read. */
const NEAR = 0.65
/** A longer quotation is compared by its beginning. */
const MOST_WORDS = 24

/** Verbs and nouns after which capitals are text: “a sign reads EXIT”. */
const SAYING =
  'says?|saying|reads?|reading|words?|titled|labell?ed|named|text|steht|stehen|lautet|lauten|heißt|Aufschrift|Wort|Wörter|Titel'

interface Quotation {
  text: string
  /** The sentence up to it. */
  before: string
}

/** Text that a sentence claims to have read: in quotation marks, or in capitals after a verb of saying. */
export function quotationsIn(sentence: string): Quotation[] {
  const patterns = [
    /["“”„«»]([^"“”„«»]{1,400}?)["“”«»]/gu,
    /(?<![\p{L}\p{N}])[‘‚']([^‘‚’'\n]{2,400}?)[’'](?![\p{L}\p{N}])/gu,
    new RegExp(
      `\\b(?:${SAYING})\\s+([\\p{Lu}\\p{N}][\\p{Lu}\\p{N}&’'-]+(?:\\s+[\\p{Lu}\\p{N}][\\p{Lu}\\p{N}&’'-]+)*)`,
      'gu',
    ),
  ]
  return patterns.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].map((match) => ({ text: match[1] ?? '', before: sentence.slice(0, match.index) })),
  )
}

const digitsOf = (words: readonly string[]): string =>
  words
    .join(' ')
    .replaceAll(/\P{N}+/gu, ' ')
    .trim()

/** Holds quoted text against the text that was read. */
export function checkQuotes(sentence: string, evidence: Evidence): Finding[] {
  return quotationsIn(sentence).flatMap(({ text, before }) => {
    const words = wordsOf(text).slice(0, MOST_WORDS)
    return words.length === 0 ? [] : checkQuote({ text, before }, words, evidence)
  })
}

function checkQuote(
  { text, before }: Quotation,
  words: readonly string[],
  { exact, printed, text: all }: Evidence,
): Finding[] {
  const reason = (found: string): ClaimReason => ({ check: 'text', claimed: text, found })
  const whole = all.includes(` ${words.join(' ')} `)
  const match = whole ? { likeness: 1, found: words.join(' ') } : bestMatch(words, printed, NEAR)
  // One digit makes another number of it, however alike the rest is.
  const sameDigits = digitsOf(words) === digitsOf(match.found.split(' '))
  const there = match.likeness >= SAME && sameDigits
  if (denies(before)) return there ? [{ verdict: 'hedged', reason: reason(match.found) }] : []
  if (there) return []
  if (match.likeness >= SAME) return [{ verdict: 'dropped', reason: reason(match.found) }]
  if (match.likeness >= NEAR) return [{ verdict: 'hedged', reason: reason(match.found) }]
  // What is lettered by hand or bent round a cup may not be found by what reads lines.
  const kind = exact.kind?.name
  const mayBeMissed = (kind === 'photo' || kind === 'drawing') && exact.lines.length === 0
  return [{ verdict: mayBeMissed ? 'hedged' : 'dropped', reason: reason('') }]
}

/** The sentence without what it quotes: numbers and words in there are checked as text. */
export const withoutQuotations = (sentence: string): string =>
  sentence.replaceAll(/["“”„«»][^"“”„«»]{1,400}?["“”«»]/gu, ' ')
