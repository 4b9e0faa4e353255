import type { Language } from '../../models/contract/engines'
import { cleanText } from '../describe/untrusted'
import { fold, isSlip, wordsOf } from './match'
import { grammars, type Grammar } from './patterns'
import type { PatternName } from './vocabulary'

/** Questions are short; what comes after this many characters is not looked at. */
const MAX_QUESTION_CHARACTERS = 300
/** Nobody asks in more words, and every word more is another way to cut a question in two. */
const MAX_WORDS = 40

interface Token {
  /** As it was typed. */
  readonly raw: string
  /** As the patterns see it: folded, and with slips in the words of the language put right. */
  readonly word: string
  /** Stands in quotation marks, and so is a name whatever it says. */
  readonly quoted: boolean
  /** Where it stands among all the words of the question. */
  readonly at: number
}

/** A stretch of the question: as it was typed, and as folded words to compare with. */
export interface Span {
  readonly text: string
  readonly words: readonly string[]
  /** As the patterns see it. */
  readonly corrected: string
}

export interface Match {
  /** What stands in the place of `<x>` and the like; undefined when the pattern that matched has none. */
  readonly span: (name: string) => Span | undefined
  /** The same as the patterns see it, to look up in a list of the vocabulary. */
  readonly word: (name: string) => string | undefined
}

export interface Question {
  readonly grammar: Grammar
  /** What the patterns are held against. */
  readonly sentence: string
  /** The first way of asking of this kind that fits the question. */
  match(name: PatternName): Match | null
  /** All that fit, since what stands for `<x>` and `<y>` may be cut in several ways. */
  matches(name: PatternName): Match[]
  /** The question's words, as typed and folded. */
  readonly whole: Span
}

const quotation = /[“”„‟«»"]([^“”„‟«»"]{1,120})[“”„‟«»"]/gu
const word = /[\p{L}\p{N}]+(?:[-’'.@:/_+#&%][\p{L}\p{N}]+)*/gu

function* pieces(text: string): Generator<{ raw: string; quoted: boolean }> {
  let from = 0
  for (const match of text.matchAll(quotation)) {
    for (const [raw] of text.slice(from, match.index).matchAll(word)) yield { raw, quoted: false }
    yield { raw: match[1] ?? '', quoted: true }
    from = match.index + match[0].length
  }
  for (const [raw] of text.slice(from).matchAll(word)) yield { raw, quoted: false }
}

/** The word of the language that was meant, where the one that was typed is none and stands nowhere on the picture. */
function corrected(typed: string, { lexicon }: Grammar, onPicture: ReadonlySet<string>): string {
  if (typed.length < 4 || lexicon.has(typed) || onPicture.has(typed)) return typed
  for (const known of lexicon) {
    if (known.length >= 4 && known[0] === typed[0] && isSlip(typed, known)) return known
  }
  return typed
}

function expand(folded: string, { vocabulary }: Grammar): string[] {
  for (const [short, long] of vocabulary.contractions) if (short.split('|').includes(folded)) return long.split(' ')
  // “Save-Schaltfläche”, “check-box”: a role at the end is a word of its own.
  const [, before, after] = /^(.+)-(\p{L}+)$/u.exec(folded) ?? []
  return before && after && Object.hasOwn(vocabulary.roles, after) ? [before, after] : [folded]
}

function tokensOf(text: string, grammar: Grammar, onPicture: ReadonlySet<string>): Token[] {
  const tokens: Token[] = []
  for (const { raw, quoted } of pieces(text)) {
    if (quoted) {
      // No pattern has such a word, and so it can only be a name.
      tokens.push({ raw, word: `§${tokens.length}`, quoted, at: tokens.length })
      continue
    }
    const folded = fold(raw).replaceAll('’', "'")
    const words = expand(folded, grammar)
    const parts = words.length > 1 ? words : [raw]
    words.forEach((each, index) => {
      tokens.push({ raw: parts[index] ?? raw, word: corrected(each, grammar, onPicture), quoted, at: tokens.length })
    })
  }
  return tokens
}

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.word).join(' ')
const countWords = (text: string): number => text.trim().split(' ').length

function withoutPoliteness(tokens: Token[], { vocabulary, beginnings, endings }: Grammar): Token[] {
  const empty = new Set(vocabulary.fillers)
  const articles = new Set(vocabulary.articles)
  let kept = tokens.filter(
    (token, index) =>
      token.quoted || !(empty.has(token.word) || (articles.has(token.word) && index < tokens.length - 1)),
  )
  for (let round = 0; round < 3; round++) {
    const before = kept.length
    for (const beginning of beginnings) {
      const found = beginning.exec(joined(kept))?.[0].trim()
      if (found && countWords(found) < kept.length) kept = kept.slice(countWords(found))
    }
    for (const ending of endings) {
      const found = ending.exec(joined(kept))?.[0].trim()
      if (found && countWords(found) < kept.length) kept = kept.slice(0, -countWords(found))
    }
    if (kept.length === before) break
  }
  return kept
}

function spanOf(all: readonly Token[], kept: readonly Token[], start: number, end: number): Span {
  let offset = 0
  const inside = kept.filter(({ word: { length } }) => {
    const [from, to] = [offset, offset + length]
    offset = to + 1
    return from >= start && from < end
  })
  const [first, last] = [inside[0], inside.at(-1)]
  const text =
    first && last
      ? all
          .slice(first.at, last.at + 1)
          .map(({ raw }) => raw)
          .join(' ')
      : ''
  const words = inside.flatMap(({ raw }) => wordsOf(raw.replace(/['’]s$/i, '')))
  return { text: text.replace(/['’]s$/i, ''), words, corrected: joined(inside) }
}

/** Which language a question is in: the one that knows more of its words, and the interface's where both know as many. */
function languageOf(text: string, language: Language): Language {
  const words = wordsOf(text)
  const known = (one: Language): number =>
    words.filter((each) => grammars[one].lexicon.has(each) || expand(each, grammars[one]).length > 1).length
  const other = language === 'en' ? 'de' : 'en'
  return known(other) > known(language) ? other : language
}

/**
 * Takes a question apart. `onPicture` are the folded words that stand on the picture: they are never taken for slips.
 * The question may be in any language that Descry has a vocabulary of, whatever the language of the answer.
 */
export function parseQuestion(asked: string, language: Language, onPicture: ReadonlySet<string>): Question {
  const text = cleanText(asked, MAX_QUESTION_CHARACTERS)
  const grammar = grammars[languageOf(text, language)]
  const all = tokensOf(text, grammar, onPicture).slice(0, MAX_WORDS)
  const kept = withoutPoliteness(all, grammar)
  const sentence = joined(kept)

  const toMatch = (found: RegExpExecArray): Match => ({
    span: (name) => {
      const place = found.indices?.groups?.[name]
      return place && spanOf(all, kept, place[0], place[1])
    },
    word: (name) => found.groups?.[name],
  })
  const matches = (name: PatternName): Match[] =>
    grammar.patterns[name].flatMap((pattern) => {
      const found = pattern.exec(sentence)
      return found ? [toMatch(found)] : []
    })

  return {
    grammar,
    sentence,
    match: (name) => matches(name)[0] ?? null,
    matches,
    whole: spanOf(all, kept, 0, sentence.length),
  }
}
