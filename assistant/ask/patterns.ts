import type { Language } from '../../models/contract/engines'
import { patternNames, vocabularies, type PatternName, type Vocabulary } from './vocabulary'

/**
 * How patterns are written: regular expressions over the folded question, with these in angle brackets:
 * `<x>`, `<y>`: a name or anything else, as short as possible; `<role>`, `<unit>`, `<ord>`, `<state>`, `<side>`, `<place>`,
 * `<colour>`, `<kind>`: a word of that list of the vocabulary; `<n>`, `<m>`: a number in digits or as a word. A digit after the
 * name (`<unit2>`) tells two of the same apart.
 */
const anything = new Set(['x', 'y'])

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** All the words of a list, longest first, so that `check box` is not taken for `check`. */
const oneOf = (words: object): string =>
  Object.keys(words)
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|')

function macroLists(vocabulary: Vocabulary): Readonly<Record<string, string>> {
  const numbers = `\\d{1,4}|${oneOf(vocabulary.numbers)}`
  return {
    role: oneOf(vocabulary.roles),
    unit: oneOf(vocabulary.units),
    ord: oneOf(vocabulary.ordinals),
    state: oneOf(vocabulary.states),
    side: oneOf(vocabulary.sides),
    place: oneOf(vocabulary.places),
    colour: oneOf(vocabulary.colours),
    kind: oneOf(vocabulary.kinds),
    opener: vocabulary.openers.join('|'),
    n: numbers,
    m: numbers,
  }
}

function compile(pattern: string, lists: Readonly<Record<string, string>>): RegExp {
  // A question that begins with a name does not begin with a word that asks.
  const opened = pattern.startsWith('<x>') ? `(?!(?:${lists['opener']})\\b)${pattern}` : pattern
  const source = opened.replaceAll(/(?<!\(\?)<(\w+)>/g, (_, name: string) => {
    const list = lists[name.replace(/\d$/, '')]
    return anything.has(name) || list === undefined ? `(?<${name}>.+?)` : `(?<${name}>${list})`
  })
  return new RegExp(`^(?:${source})$`, 'd')
}

export interface Grammar {
  readonly vocabulary: Vocabulary
  readonly patterns: Readonly<Record<PatternName, readonly RegExp[]>>
  readonly beginnings: readonly RegExp[]
  readonly endings: readonly RegExp[]
  /** Every single word that patterns and lists are made of. */
  readonly lexicon: ReadonlySet<string>
}

function lexiconOf(vocabulary: Vocabulary): Set<string> {
  const { roles, ordinals, numbers, units, states, sides, places, colours, kinds, parts, values } = vocabulary
  const lists = [roles, ordinals, numbers, units, states, sides, places, colours, kinds, parts, values].flatMap(
    Object.keys,
  )
  const patterns = Object.values(vocabulary.patterns).flat()
  const words = [...lists, ...patterns, ...vocabulary.articles, ...vocabulary.fillers, ...vocabulary.beginnings]
  return new Set(words.flatMap((text) => text.replaceAll(/\?<\w+>|<\w+>/g, ' ').match(/[a-z]+/g) ?? []))
}

function grammarOf(vocabulary: Vocabulary): Grammar {
  const lists = macroLists(vocabulary)
  const entries = patternNames.map((name) => [name, vocabulary.patterns[name].map((text) => compile(text, lists))])
  return {
    vocabulary,
    patterns: Object.fromEntries(entries) as Record<PatternName, RegExp[]>,
    beginnings: vocabulary.beginnings.map((text) => new RegExp(`^(?:${text})(?= |$)`)),
    endings: vocabulary.endings.map((text) => new RegExp(`(?<= )(?:${text})$`)),
    lexicon: lexiconOf(vocabulary),
  }
}

export const grammars: Readonly<Record<Language, Grammar>> = {
  en: grammarOf(vocabularies.en),
  de: grammarOf(vocabularies.de),
}
