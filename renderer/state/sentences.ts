import type { Sentence } from '../../assistant/contract'

/** Below this a sentence is marked as not certain in words. */
export const UNSURE_BELOW = 0.5

export interface SentenceRun {
  source: Sentence['source']
  /** The server that said them; undefined: this computer. */
  host?: string | undefined
  sentences: Sentence[]
}

/** Neighbouring sentences of the same source together, so that the source is named once for all of them. */
export function runsBySource(sentences: Sentence[]): SentenceRun[] {
  const runs: SentenceRun[] = []
  for (const sentence of sentences) {
    const last = runs.at(-1)
    const { source, origin } = sentence
    if (last?.source === source && last.host === origin?.host) last.sentences.push(sentence)
    else runs.push({ source, ...(origin?.host && { host: origin.host }), sentences: [sentence] })
  }
  return runs
}

/**
 * The sentences of the finished description that were not sent while it was made. Each sentence is announced exactly once,
 * whether the host streams it, sends it only with the result, or both.
 */
export function notYetSaid(said: Sentence[], finished: Sentence[]): Sentence[] {
  const left = said.map(({ text }) => text)
  return finished.filter(({ text }) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
