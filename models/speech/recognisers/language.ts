import type { GenerationConfig } from './folder'

/** Languages that a recogniser knows, by their tokens. Empty where it knows only English. */
export function languageTokens({ lang_to_id: ids = {} }: GenerationConfig): Map<string, number> {
  return new Map(
    Object.entries(ids).flatMap(([token, id]) => {
      const code = /^<\|([a-z]{2,3})\|>$/.exec(token)?.[1]
      return code === undefined ? [] : [[code, id] as const]
    }),
  )
}

/**
 * The language that is most likely spoken, from the decoder's first step: the probabilities of the language tokens, and of nothing
 * else. The library does not do this; it takes everything for English.
 */
export function likeliestLanguage(
  logits: Float32Array,
  languages: ReadonlyMap<string, number>,
): { language: string; confidence: number } {
  const scores = [...languages].map(([language, id]) => ({ language, score: logits[id] ?? -Infinity }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  const sum = scores.reduce((total, { score }) => total + Math.exp(score - best.score), 0)
  return { language: best.language, confidence: 1 / sum }
}
