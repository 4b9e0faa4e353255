/**
 * A text as the pieces that are committed one by one: words with the space in front of them, or single characters where a script
 * is written without spaces. Joining the units gives the text again.
 */
export function unitsOf(text: string): string[] {
  return text.trim().match(UNIT) ?? []
}

/** Scripts without spaces between words: each character is a unit, with the marks that belong to it. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const UNIT = new RegExp(String.raw`\s*(?:[${UNSPACED}][\p{M}\p{P}]*|[^\s${UNSPACED}]+)`, 'gu')

/** What two units have to share to be the same word: letters and digits, whatever their case and signs. */
export function sameUnit(a: string, b: string): boolean {
  return core(a) === core(b)
}

function core(unit: string): string {
  const plain = unit
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')
  return plain === '' ? unit.trim() : plain
}

/** Joins units to what is already written; the first word of a text has no space in front. */
export function joinUnits(before: string, units: readonly string[]): string {
  const text = units.join('')
  if (before === '') return text.trimStart()
  const first = units[0] ?? ''
  // A word that was the first of one hypothesis has no space of its own.
  const spaced = first === '' || /^\s/u.test(first) || new RegExp(`^[${UNSPACED}]`, 'u').test(first)
  return spaced ? before + text : `${before} ${text}`
}

/**
 * How many units at the start of `hypothesis` say what `committed` says, though perhaps in other words: the place where the
 * edit distance between them is smallest. What follows that place is new.
 */
export function alignedLength(committed: readonly string[], hypothesis: readonly string[]): number {
  if (committed.every((unit, i) => hypothesis[i] !== undefined && sameUnit(unit, hypothesis[i])))
    return committed.length
  // One row of the edit distance's table at a time; the last row holds the distance of every start of the hypothesis.
  let row = Array.from({ length: hypothesis.length + 1 }, (_, j) => j)
  for (const [i, unit] of committed.entries()) {
    const next = [i + 1]
    for (const [j, other] of hypothesis.entries()) {
      const replace = (row[j] as number) + (sameUnit(unit, other) ? 0 : 1)
      next.push(Math.min(replace, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  let best = 0
  // Among equals the one nearest to the committed length: nothing is said twice and nothing is left out without reason.
  for (let j = 1; j < row.length; j++) {
    const [now, least] = [row[j] as number, row[best] as number]
    const nearer = Math.abs(j - committed.length) < Math.abs(best - committed.length)
    if (now < least || (now === least && nearer)) best = j
  }
  return best
}

/** How many units two hypotheses agree on from their start. */
export function agreedLength(a: readonly string[], b: readonly string[]): number {
  let n = 0
  while (n < a.length && n < b.length && sameUnit(a[n] as string, b[n] as string)) n++
  return n
}
