export type Accent = 'american' | 'british'

/**
 * What espeak writes → the symbol that Kokoro learned for it. `~` stands where espeak ties two signs to one sound. Diphthongs and
 * affricates are one symbol each. Order matters: whole sounds come before their parts.
 */
const both: readonly (readonly [string, string])[] = [
  ['a~ɪ', 'I'],
  ['a~ʊ', 'W'],
  ['e~ɪ', 'A'],
  ['ɔ~ɪ', 'Y'],
  ['d~ʒ', 'ʤ'],
  ['t~ʃ', 'ʧ'],
  ['r', 'ɹ'],
  ['x', 'k'],
  ['ç', 'k'],
  ['ɬ', 'l'],
  ['ɐ', 'ə'],
  ['ʔ', 't'],
  ['ʲ', ''],
  ['\u0303', ''],
]

/** Two sounds where nothing ties them together. */
const onlyTied: readonly (readonly [string, string])[] = [['ə^l', 'ᵊl']]

const american: readonly (readonly [string, string])[] = [
  ['o~ʊ', 'O'],
  ['ɜːɹ', 'ɜɹ'],
  ['ɜː~ɹ', 'ɜɹ'],
  ['ɜː', 'ɜɹ'],
  ['ɚ', 'əɹ'],
  ['ɾ', 'T'],
  ['ː', ''],
]

const british: readonly (readonly [string, string])[] = [
  ['ə~ʊ', 'Q'],
  ['o~ʊ', 'Q'],
  ['e~ə', 'ɛː'],
  ['i~ə', 'ɪə'],
  ['ᵻ', 'ɪ'],
]

/** What is left of these is a sound on its own. */
const last: readonly (readonly [string, string])[] = [
  ['e', 'A'],
  ['o', 'ɔ'],
]

/**
 * The phonemes of an espeak in the symbols of Kokoro.
 * @param tied whether the program marks sounds that are written with two signs (`a^ɪ`); without, every such pair counts as one
 */
export function kokoroSymbols(ipa: string, accent: Accent, tied: boolean): string {
  // A change of language is written as “(de)”.
  let symbols = ipa.replaceAll(/\([a-z-]{2,12}\)/g, '')
  for (const [sign, symbol] of [...onlyTied, ...(accent === 'american' ? american : british), ...both, ...last])
    symbols = symbols.replaceAll(sign.replace('~', tied ? '^' : ''), symbol)
  // A consonant that carries a syllable: a short vowel before it. Then ties of any kind are no longer needed.
  return symbols.replaceAll(/(\S)\u0329/gu, 'ᵊ$1').replaceAll(/\^|\u0361|\u200d|\u0329/g, '')
}
