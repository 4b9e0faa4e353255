import { numbersAsFigures } from './numbers-in-words'

/**
 * Texts as they are compared to count word errors: the rules of Whisper's own evaluation (Radford et al. 2022, appendix C), so that
 * our figures stand beside published ones. Its list of 1,700 British spellings is not included; the commonest endings are.
 */

const FILLERS = /\b(hmm|mm|mhm|mmm|uh|um)\b/g
const CONTRACTIONS: [RegExp, string][] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b/g, 'can not'],
  [/\blet's\b/g, 'let us'],
  [/\bain't\b/g, 'aint'],
  [/\by'all\b/g, 'you all'],
  [/\bwanna\b/g, 'want to'],
  [/\bgotta\b/g, 'got to'],
  [/\bgonna\b/g, 'going to'],
  [/\b(i'ma|imma)\b/g, 'i am going to'],
  [/\b(w|c|sh)oulda\b/g, '$1ould have'],
  [/\bma'am\b/g, 'madam'],
]
const TITLES: Record<string, string> = {
  mr: 'mister',
  mrs: 'missus',
  st: 'saint',
  dr: 'doctor',
  prof: 'professor',
  capt: 'captain',
  gov: 'governor',
  ald: 'alderman',
  gen: 'general',
  sen: 'senator',
  rep: 'representative',
  pres: 'president',
  rev: 'reverend',
  hon: 'honorable',
  asst: 'assistant',
  assoc: 'associate',
  lt: 'lieutenant',
  col: 'colonel',
  jr: 'junior',
  sr: 'senior',
  esq: 'esquire',
}
const TENSES: [RegExp, string][] = [
  [/'d (been|gone|done)\b/g, ' had $1'],
  [/'s (been|gone|got)\b/g, ' has $1'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'s\b/g, ' is'],
  [/'d\b/g, ' would'],
  [/'ll\b/g, ' will'],
  [/'t\b/g, ' not'],
  [/'ve\b/g, ' have'],
  [/'m\b/g, ' am'],
]
const SPELLINGS: [RegExp, string][] = [
  [/(\w{3,})is(ation|ations|ational)\b/g, '$1iz$2'],
  [/\b(colo|hono|favo|labo|neighbo|behavio|harbo|rumo|humo|flavo)ur/g, '$1r'],
  [/\b(theat|cent|met|lit|fib)re(s?)\b/g, '$1er$2'],
  [/\bgrey/g, 'gray'],
  [/\bcancelation/g, 'cancellation'],
  [/\b(organ|real|recogn|apolog|critic|emphas|summar)is(e|es|ed|ing)\b/g, '$1iz$2'],
]
const LETTERS: Record<string, string> = {
  œ: 'oe',
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
}

const withoutBrackets = (text: string): string =>
  text.replaceAll(/[<[][^>\]]*[>\]]/g, '').replaceAll(/\(([^)]+?)\)/g, '')

/** Letters without their marks; signs become spaces, but those that are kept. */
function plain(text: string, keep = ''): string {
  return Array.from(text.normalize('NFKD'), (c) => {
    if (keep.includes(c)) return c
    if (c in LETTERS) return LETTERS[c]
    if (/\p{Mn}/u.test(c)) return ''
    return /[\p{M}\p{S}\p{P}]/u.test(c) ? ' ' : c
  }).join('')
}

/** English as Whisper's evaluation compares it. */
export function normaliseEnglish(text: string): string {
  let s = withoutBrackets(text.toLowerCase()).replaceAll(FILLERS, '').replaceAll(/\s+'/g, "'")
  for (const [pattern, by] of CONTRACTIONS) s = s.replaceAll(pattern, by)
  s = s.replaceAll(/\b([a-z]+)\b/g, (word) => (Object.hasOwn(TITLES, word) ? `${TITLES[word]} ` : word))
  for (const [pattern, by] of TENSES) s = s.replaceAll(pattern, by)
  s = s.replaceAll(/(\d),(\d)/g, '$1$2').replaceAll(/\.([^0-9]|$)/g, ' $1')
  s = numbersAsFigures(plain(s, '.%$¢€£'))
  for (const [pattern, by] of SPELLINGS) s = s.replaceAll(pattern, by)
  return s
    .replaceAll(/[.$¢€£]([^0-9])/g, ' $1')
    .replaceAll(/([^0-9])%/g, '$1 ')
    .replaceAll(/\s+/g, ' ')
}

/** Any other language as Whisper's evaluation compares it. */
export function normaliseBasic(text: string, options: { diacritics?: boolean; letters?: boolean } = {}): string {
  const bare = withoutBrackets(text.toLowerCase())
  const signless =
    options.diacritics === false ? plain(bare) : bare.normalize('NFKC').replaceAll(/[\p{M}\p{S}\p{P}]/gu, ' ')
  const lower = signless.toLowerCase()
  const apart = options.letters
    ? Array.from(new Intl.Segmenter().segment(lower), ({ segment }) => segment).join(' ')
    : lower
  return apart.replaceAll(/\s+/g, ' ')
}
