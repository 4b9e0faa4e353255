/** Words as claims are compared: folded, so that case, accents and the way a letter is written do not count. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en').replaceAll('ß', 'ss')
}

/** Runs of letters and digits, folded. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Words and the marks between them, folded: `two , buttons` is not `two buttons`. */
export const tokensOf = (text: string): string[] =>
  fold(text).match(/\p{L}+|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{N}]/gu) ?? []

const numberNames = [
  ['no', 'zero', 'kein', 'keine', 'keinen', 'null'],
  ['one', 'einzige', 'einzigen'],
  ['two', 'zwei'],
  ['three', 'drei'],
  ['four', 'vier'],
  ['five', 'funf'],
  ['six', 'sechs'],
  ['seven', 'sieben'],
  ['eight', 'acht'],
  ['nine', 'neun'],
  ['ten', 'zehn'],
  ['eleven', 'elf'],
  ['twelve', 'zwolf'],
]
const numbers = new Map(numberNames.flatMap((names, value) => names.map((name) => [name, value] as const)))

/** A whole number from 0 to 999 that a token says. German “ein” is an article as well and claims no number. */
export function numberOf(token: string): number | undefined {
  return numbers.get(token) ?? (/^\d{1,3}$/.test(token) ? Number(token) : undefined)
}

/** What makes a number claim less, or more, than itself. */
const least = new Set(['least', 'mindestens'])
const about = new Set([
  'about',
  'around',
  'approximately',
  'roughly',
  'nearly',
  'almost',
  'most',
  'over',
  'than',
  'up',
  'to',
])
const ungefahr = new Set(['etwa', 'ungefahr', 'rund', 'fast', 'hochstens', 'uber', 'als', 'bis'])

export type Exactness = 'exact' | 'least' | 'about'

/** How the number at this place is meant, by the word before it. */
export function exactnessAt(tokens: readonly string[], at: number): Exactness {
  const before = tokens[at - 1] ?? ''
  if (least.has(before)) return 'least'
  return about.has(before) || ungefahr.has(before) ? 'about' : 'exact'
}

/** Words after which a new thing begins: “two windows and buttons” counts no buttons. */
const boundary = new Set(
  (
    'and or with of in on at by for from to the a an that which is are was were und oder mit von in im auf an am bei ' +
    'fur aus zu der die das den dem ein eine einen ist sind'
  ).split(' '),
)
const MOST_ADJECTIVES = 3

/** The words that the number at this place may count, each with up to three words before it: “two large blue buttons”. */
export function countedAt(tokens: readonly string[], at: number): string[] {
  const things: string[] = []
  for (let next = at + 1; next <= at + 1 + MOST_ADJECTIVES; next++) {
    const token = tokens[next]
    if (token === undefined || !/^\p{L}/u.test(token) || boundary.has(token)) break
    things.push(token)
  }
  return things
}

/** Whether what follows is denied: “there is no sign that says …”. */
export const denies = (before: string): boolean =>
  /\b(?:no|not|never|without|cannot|kein\p{L}*|nicht|nie|ohne)\b|n['’]t\b/iu.test(before.split(/[.;:!?]/).at(-1) ?? '')
