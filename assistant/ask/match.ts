/** Letters without case and marks: `Größe` and `GROSSE` are the same word to a person who types in a hurry. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en').replaceAll('ß', 'ss')
}

/** The words of a text, folded: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * Letters and digits that text recognition mistakes for each other, each set written as one of them. Digits that only look
 * like letters in a word (`5ave`) are left alone in a number.
 */
export function lookalike(word: string): string {
  if (!/[1i|058]|rn|vv/.test(word)) return word
  const shapes = word.replaceAll(/[1i|]/g, 'l').replaceAll('0', 'o').replaceAll('rn', 'm').replaceAll('vv', 'w')
  return /[58]/.test(shapes) && /\p{L}/u.test(word) ? shapes.replaceAll('5', 's').replaceAll('8', 'b') : shapes
}

/**
 * Edits between two words: insertions, deletions, substitutions, and swapped neighbours (optimal string alignment).
 * Gives up with `limit + 1` as soon as more than `limit` are needed.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const beyond = limit + 1
  if (Math.abs(one.length - other.length) > limit) return beyond
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const [above = beyond, before = beyond, across = beyond] = [last[column], current[column - 1], last[column - 1]]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const crossed = swapped ? (beforeLast[column - 2] ?? beyond) + 1 : beyond
      current.push(Math.min(above + 1, before + 1, across + same, crossed))
    }
    if (Math.min(...current) > limit) return beyond
    beforeLast = last
    last = current
  }
  return last[other.length] ?? beyond
}

/** Slips of the finger that a word of this many letters may have and still be taken for the word that was meant. */
function slipsAllowed(letters: number): number {
  if (letters < 4) return 0
  if (letters < 8) return 1
  return letters < 14 ? 2 : 3
}

/**
 * Whether one is a mistyped or misread form of the other. Numbers never are, and short words differ by a missing, doubled or
 * swapped letter only: `save` and `safe` are two words.
 */
export function isSlip(one: string, other: string): boolean {
  const letters = Math.min(one.length, other.length)
  const limit = slipsAllowed(letters)
  if (limit === 0 || /\d/.test(one) !== /\d/.test(other)) return false
  if (digitsOf(one) !== digitsOf(other)) return false
  if (editDistance(one, other, limit) > limit) return false
  return letters >= 6 || one.length !== other.length || sameLetters(one, other)
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')
const sameLetters = (one: string, other: string): boolean => [...one].sort().join('') === [...other].sort().join('')

/** Endings that change a word's number or case and not its meaning, in English and German. */
const endings = ['s', 'es', 'e', 'n', 'en', 'er', 'em']

function isInflected(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 4 && long.startsWith(short) && endings.includes(long.slice(short.length))
}

/** One bit for each letter, the same for letters that are mistaken for each other. */
const bitOf = ((): readonly number[] => {
  const bits = Array.from({ length: 128 }, (_, code) => code % 29)
  for (const alike of ['1il|', '0o', '5s', '8b', 'mnr', 'vw']) {
    for (const letter of alike) bits[letter.charCodeAt(0)] = bits[alike.charCodeAt(0)] ?? 0
  }
  return bits
})()

function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (bitOf[word.charCodeAt(at) & 127] ?? 0)
  return letters
}

/** How many letters of two words the other has not; letters that are mistaken for each other count as one. */
function lettersApart(one: string, other: string): number {
  let apart = lettersOf(one) ^ lettersOf(other)
  let count = 0
  while (apart !== 0) {
    apart &= apart - 1
    count++
  }
  return count
}

/** How surely two words are the same, from 0 to 1: alike, misread, inflected, or mistyped, in falling order. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1
  // Most pairs are told apart by their length and letters alone; every slip changes two letters at most.
  const slips = slipsAllowed(Math.min(one.length, other.length))
  if (Math.abs(one.length - other.length) > Math.max(2, slips)) return 0
  const apart = lettersApart(one, other)
  if (apart > Math.max(2, 2 * slips) || (slips === 0 && apart > 0)) return 0
  if (isInflected(one, other)) return 0.95
  const [shapeOfOne, shapeOfOther] = [lookalike(one), lookalike(other)]
  if (shapeOfOne === shapeOfOther) return /^\d+$/.test(one + other) ? 0 : 0.97
  return isSlip(shapeOfOne, shapeOfOther) && !differInDigits(one, other) ? 0.87 : 0
}

const differInDigits = (one: string, other: string): boolean => digitsOf(one) !== digitsOf(other)

const lettersIn = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0)

/** The best likeness of the phrase with any run of the text's words, written together so that spaces do not matter. */
export function findRun(phrase: readonly string[], text: readonly string[]): { likeness: number; letters: number } {
  const joined = phrase.join('')
  let best = { likeness: 0, letters: 0 }
  for (let from = 0; from < text.length; from++) {
    let run = ''
    for (let to = from; to < text.length && run.length <= joined.length + 2; to++) {
      run += text[to]
      if (run.length + 3 < joined.length) continue
      const likeness = wordLikeness(joined, run)
      if (likeness > best.likeness) best = { likeness, letters: run.length }
    }
  }
  return best
}

/**
 * How well the name that a question uses fits a name on the picture, from 0 to 1: the same name, then the same but for spaces
 * and slips, then a part of it (`wifi` for `Enable Wi-Fi`), the better the more of it was named.
 */
export function nameLikeness(asked: readonly string[], name: readonly string[]): number {
  if (asked.length === 0 || name.length === 0) return 0
  const whole = wordLikeness(asked.join(''), name.join(''))
  if (whole > 0) return whole
  const total = lettersIn(name)
  const run = findRun(asked, name)
  if (run.likeness > 0) return run.likeness * (0.6 + (0.3 * run.letters) / total)
  const single = asked.map((word) => Math.max(...name.map((candidate) => wordLikeness(word, candidate))))
  if (single.every((likeness) => likeness > 0)) {
    return Math.min(...single) * (0.55 + (0.3 * Math.min(lettersIn(asked), total)) / total)
  }
  // More was said than stands there (“the Wi-Fi connection”): most of the question's letters must stand there.
  const inner = findRun(name, asked)
  const share = inner.letters / lettersIn(asked)
  return inner.likeness > 0 && share >= 0.65 ? inner.likeness * 0.8 * share : 0
}

/** Below this a name on the picture is not what was asked for. */
export const FITS = 0.58
/** Names this close to the best one fit as well as it does. */
const EQUALLY = 0.05

export interface Scored {
  readonly score: number
}

/** The candidates that fit best: one, or several where they fit equally well. */
export function bestOf<T extends Scored>(candidates: readonly T[]): T[] {
  const best = Math.max(0, ...candidates.map(({ score }) => score))
  if (best < FITS) return []
  const margin = best >= 0.96 ? 0.005 : EQUALLY
  return candidates.filter(({ score }) => score >= best - margin)
}
