/** How a text differs from the truth, in words. */
export interface WordErrors {
  hits: number
  substitutions: number
  deletions: number
  insertions: number
}

/** Counts on the path with the fewest errors (Levenshtein), as jiwer counts them. */
export function wordErrors(truth: readonly string[], heard: readonly string[]): WordErrors {
  const cost = Array.from({ length: truth.length + 1 }, (_, i) =>
    Array.from({ length: heard.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number): number => (cost[i] as number[])[j] as number
  for (let i = 1; i <= truth.length; i++) {
    for (let j = 1; j <= heard.length; j++) {
      const same = truth[i - 1] === heard[j - 1]
      ;(cost[i] as number[])[j] = Math.min(at(i - 1, j - 1) + (same ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1)
    }
  }
  const errors: WordErrors = { hits: 0, substitutions: 0, deletions: 0, insertions: 0 }
  for (let [i, j] = [truth.length, heard.length]; i > 0 || j > 0;) {
    if (i > 0 && j > 0 && truth[i - 1] === heard[j - 1] && at(i, j) === at(i - 1, j - 1)) {
      errors.hits++
      ;[i, j] = [i - 1, j - 1]
    } else if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + 1) {
      errors.substitutions++
      ;[i, j] = [i - 1, j - 1]
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) {
      errors.deletions++
      i--
    } else {
      errors.insertions++
      j--
    }
  }
  return errors
}

export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Word error rate of several texts together: all errors over all true words. */
export function wordErrorRate(pairs: readonly { truth: string; heard: string }[]): number {
  let errors = 0
  let words = 0
  for (const { truth, heard } of pairs) {
    const expected = wordsOf(truth)
    const { substitutions, deletions, insertions } = wordErrors(expected, wordsOf(heard))
    errors += substitutions + deletions + insertions
    words += expected.length
  }
  return errors / Math.max(1, words)
}
