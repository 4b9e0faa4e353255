import { DescryError } from '../../contract/errors'
import { logProbabilities } from './probability'

/** Codes of Whisper that differ from ISO 639. */
const ISO: Readonly<Record<string, string>> = { jw: 'jv' }

/** Languages whose writing takes several tokens for a letter, so that a second of speech takes more tokens. */
const DENSE = new Set(
  'am as bn bo gu hi hy ja ka km kn lo ml mr my ne pa sa sd si ta te th ur yi yue zh ko he fa ps ar el'.split(' '),
)

/** The languages of a recogniser and the tokens that stand for them. */
export type LanguageTokens = ReadonlyMap<string, number>

/** @param tokens what the model's settings say, such as `{"<|en|>": 50259}` */
export function languageTokens(tokens: Readonly<Record<string, number>>): LanguageTokens {
  return new Map(
    Object.entries(tokens).map(([name, token]) => {
      const code = name.slice(2, -2)
      return [ISO[code] ?? code, token]
    }),
  )
}

/** Throws `LANGUAGE_UNKNOWN` for a language that is not among these. */
export function requireLanguage(language: string | undefined, known: readonly string[]): void {
  if (language !== undefined && !known.includes(language)) throw new DescryError('LANGUAGE_UNKNOWN', language)
}

/**
 * The likeliest language and its probability among all languages of the recogniser.
 *
 * @param logits what the decoder gave for the start of a transcript
 */
export function recognisedLanguage(
  logits: Float32Array,
  languages: LanguageTokens,
): { language: string; confidence: number } {
  const codes = [...languages.keys()]
  const logs = logProbabilities(Float32Array.from(languages.values(), (token) => logits[token] ?? -Infinity))
  const best = logs.reduce((best, value, i) => (value > (logs[best] as number) ? i : best), 0)
  return { language: codes[best] as string, confidence: Math.exp(logs[best] as number) }
}

/** So many tokens a second of sound at most. Fast speech in Latin letters has about five. */
export const tokensPerSecond = (language: string): number => (DENSE.has(language) ? 20 : 6.5)
