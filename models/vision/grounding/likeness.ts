/**
 * How alike two texts are, from 0 to 1: 1 − edits ÷ letters of the longer one, where an edit adds, takes away or changes a letter.
 * Gives 0 as soon as it is below `least`.
 */
export function likeness(one: string, other: string, least = 0): number {
  const longest = Math.max(one.length, other.length)
  if (longest === 0) return 1
  const most = Math.floor(longest * (1 - least))
  if (Math.abs(one.length - other.length) > most) return 0
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    let fewest = row
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + same)
      current.push(edits)
      fewest = Math.min(fewest, edits)
    }
    if (fewest > most) return 0
    last = current
  }
  const edits = last[other.length]!
  return edits > most ? 0 : 1 - edits / longest
}

export interface Match {
  likeness: number
  /** The words that are most alike. */
  found: string
}

/** The stretch of words that is most like a text; stretches of one word less or more count, too, since spaces are misread. */
export function bestMatch(words: readonly string[], printed: readonly string[], least: number): Match {
  const wanted = words.join(' ')
  let best: Match = { likeness: 0, found: '' }
  for (let count = Math.max(1, words.length - 1); count <= words.length + 1; count++) {
    for (let start = 0; start + count <= printed.length; start++) {
      const found = printed.slice(start, start + count).join(' ')
      const alike = likeness(wanted, found, Math.max(least, best.likeness))
      if (alike > best.likeness) best = { likeness: alike, found }
      if (best.likeness === 1) return best
    }
  }
  return best
}
