import { countedAt, exactnessAt, numberOf, tokensOf } from './words'

export interface Disagreement {
  first: string
  second: string
}

const colours = new Map(
  [
    ['red', 'rot', 'rote', 'roten', 'roter', 'rotes'],
    ['green', 'grun', 'grune', 'grunen', 'gruner', 'grunes'],
    ['blue', 'blau', 'blaue', 'blauen', 'blauer', 'blaues'],
    ['yellow', 'gelb', 'gelbe', 'gelben', 'gelber', 'gelbes'],
    ['orange'],
    ['purple', 'violet', 'lila', 'violett'],
    ['pink', 'rosa'],
    ['brown', 'braun', 'braune', 'braunen', 'brauner', 'braunes'],
    ['black', 'schwarz', 'schwarze', 'schwarzen', 'schwarzer', 'schwarzes'],
    ['white', 'weiss', 'weisse', 'weissen', 'weisser', 'weisses'],
    ['grey', 'gray', 'grau', 'graue', 'grauen', 'grauer', 'graues'],
  ].flatMap((names) => names.map((name) => [name, names[0] as string] as const)),
)

interface Fact {
  /** `count buttons` or `colour wall`. */
  about: string
  value: string
  sentence: string
}

/** One form for one thing and several: good enough to find the same word in two sentences. */
const stem = (word: string): string =>
  word.length > 3
    ? word
        .replace(/(?:ies)$/, 'y')
        .replace(/(?<=(?:s|x|z|ch|sh))es$/, '')
        .replace(/(?<!s)s$/, '')
    : word

function factsOf(sentence: string): Fact[] {
  const tokens = tokensOf(sentence)
  return tokens.flatMap((token, at): Fact[] => {
    const colour = colours.get(token)
    if (colour !== undefined) {
      const thing = countedAt(tokens, at).find((word) => !colours.has(word))
      return thing === undefined ? [] : [{ about: `colour ${stem(thing)}`, value: colour, sentence }]
    }
    const number = numberOf(token)
    if (number === undefined || exactnessAt(tokens, at) !== 'exact' || tokens[at + 1] === 'of') return []
    // What is counted is the first word in the plural (“two small dogs play”), or else the last.
    const words = countedAt(tokens, at)
    const thing = words.find((word) => /[^s]s$/.test(word)) ?? words.at(-1)
    return thing === undefined ? [] : [{ about: `count ${stem(thing)}`, value: String(number), sentence }]
  })
}

/**
 * Where two accounts of the same picture say different things of the same thing: other numbers, or other colours. An account that
 * is silent about a thing does not disagree.
 */
export function compareReadings(first: readonly string[], second: readonly string[]): Disagreement[] {
  const others = second.flatMap(factsOf)
  const found = new Map<string, Disagreement>()
  for (const fact of first.flatMap(factsOf)) {
    const same = others.filter(({ about }) => about === fact.about)
    const other = same[0]
    if (!other || same.some(({ value }) => value === fact.value)) continue
    found.set(`${fact.sentence}\n${other.sentence}`, { first: fact.sentence, second: other.sentence })
  }
  return [...found.values()]
}
