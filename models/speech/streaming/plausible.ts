import type { Decoded } from '../recogniser'
import { sameUnit, unitsOf } from './units'

/** Above this probability of silence … (Whisper's own threshold) */
const NO_SPEECH = 0.6
/** … and below this mean log probability, nothing was said. */
const UNSURE = -1
/** Below this mean log probability the words are guesses, whatever else. */
const GUESS = -1.3
/** Text that can be compressed better than this repeats itself (Whisper's own threshold). */
const REPETITIVE = 2.4
/** So many times the same words one after another are a loop of the decoder; people say “no, no, no”. */
const MOST_REPEATS = 4
const LONGEST_PATTERN = 6

/**
 * Whether a decoding may be shown at all. It judges by what the recogniser says of itself and by loops, never by a list of phrases:
 * “Yes” and “Thank you” are said by people, too.
 */
export function isPlausible(decoded: Decoded): boolean {
  const { averageLogProbability: sure, noSpeechProbability: silence, compressionRatio } = decoded
  if (!/[\p{L}\p{N}]/u.test(decoded.text)) return false
  if (silence !== null && sure !== null && silence > NO_SPEECH && sure < UNSURE) return false
  if (sure !== null && sure < GUESS) return false
  return compressionRatio <= REPETITIVE && !isLoop(unitsOf(decoded.text))
}

/** Whether some words come again and again with nothing in between. */
export function isLoop(units: readonly string[]): boolean {
  for (let length = 1; length <= LONGEST_PATTERN; length++) {
    let run = 0
    for (let i = length; i < units.length; i++) {
      run = sameUnit(units[i] as string, units[i - length] as string) ? run + 1 : 0
      if (run >= length * MOST_REPEATS) return true
    }
  }
  return false
}
