import type { Sentence } from '../contract/descriptions'

/** A sentence and how much it matters: 1 the most. */
export interface Planned {
  sentence: Sentence
  rank: number
}

export const ranked = (rank: number, sentences: readonly Sentence[]): Planned[] =>
  sentences.map((sentence) => ({ sentence, rank }))

/** At most so many sentences, those that matter most, in the order they were planned in. */
export function fit(planned: readonly Planned[], most: number): Sentence[] {
  const byRank = planned
    .map(({ rank }, index) => ({ rank, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
  const chosen = new Set(byRank.slice(0, most).map(({ index }) => index))
  return planned.filter((_, index) => chosen.has(index)).map(({ sentence }) => sentence)
}
