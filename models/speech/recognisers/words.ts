import type { Decoded } from '../recogniser'
import { alignedFrames } from './align'
import { average } from './quality'
import { cleanText } from './text'

/** Languages that are written without spaces. */
const WITHOUT_SPACES = new Set(['zh', 'ja', 'th', 'lo', 'my', 'km', 'bo', 'yue'])
/** An encoder frame of Whisper. */
const SECONDS_PER_FRAME = 0.02

export interface Spoken {
  tokens: readonly number[]
  logProbabilities: readonly number[]
  /** For the last token before the text and each token of it, for each head: weights of the encoder's frames. */
  attention: readonly Float32Array[][]
  language: string
  seconds: number
}

interface Unit {
  text: string
  /** The first token of it and the one after the last. */
  from: number
  to: number
}

/** The words with their times. The time of a token is where the attention that chose it looked. */
export function timedWords(spoken: Spoken, decode: (tokens: readonly number[]) => string): Decoded['words'] {
  const { tokens, attention, language, seconds, logProbabilities } = spoken
  const frames = Math.round(seconds / SECONDS_PER_FRAME)
  const starts = alignedFrames(attention, frames)
  if (starts === null) return []
  const time = (token: number): number => Math.min(seconds, (starts[token] ?? frames) * SECONDS_PER_FRAME)
  return wordUnits(tokens, language, decode).flatMap(({ text, from, to }) => {
    const clean = cleanText(text)
    if (clean === '') return []
    const sure = average(logProbabilities.slice(from, to)) ?? 0
    return [{ text: clean, start: time(from), end: time(to), confidence: Math.min(1, Math.exp(sure)) }]
  })
}

/** Tokens joined to words: at spaces, or at letters where there are none. Marks belong to the word before them. */
export function wordUnits(
  tokens: readonly number[],
  language: string,
  decode: (tokens: readonly number[]) => string,
): Unit[] {
  const units: Unit[] = []
  let from = 0
  for (let to = 1; to <= tokens.length; to++) {
    const text = decode(tokens.slice(from, to))
    // A letter may be spread over tokens.
    if (text.endsWith('\ufffd') && to < tokens.length) continue
    const last = units.at(-1)
    const begins = WITHOUT_SPACES.has(language) ? /[\p{L}\p{N}]/u.test(text) : /^\s/.test(text)
    if (last && !begins) {
      last.text += text
      last.to = to
    } else units.push({ text, from, to })
    from = to
  }
  return units
}
