const LONGEST_PATTERN = 16
/** People repeat themselves, too. So many tokens of nothing else are a loop of the decoder. */
const LOOP_TOKENS = 24
const LEAST_REPEATS = 4

/** Whether the last tokens are the same few again and again. */
export function endsInLoop(tokens: readonly number[]): boolean {
  for (let length = 1; length <= LONGEST_PATTERN; length++) {
    const wanted = Math.max(LOOP_TOKENS, length * LEAST_REPEATS)
    if (tokens.length < wanted) continue
    let same = length
    while (same < wanted && tokens.at(-1 - same) === tokens.at(-1 - same + length)) same++
    if (same >= wanted) return true
  }
  return false
}
