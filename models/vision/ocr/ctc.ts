/** One character that the recogniser saw, and where: the steps (columns of its output) it begins and ends at. */
export interface ReadCharacter {
  text: string
  /** First and last step that chose it. */
  from: number
  to: number
  probability: number
  /** Highest probability of a space in the steps since the character before. */
  spaceBefore: number
}

/**
 * Greedy CTC decoding (Graves et al. 2006): the likeliest class of each step, repeats joined, blanks (class 0) dropped.
 * @param probabilities `steps * classes` values
 * @param alphabet text of each class; class 0 is the blank
 */
export function decodeCtc(
  probabilities: Float32Array,
  offset: number,
  steps: number,
  classes: number,
  alphabet: readonly string[],
): ReadCharacter[] {
  const characters: ReadCharacter[] = []
  const space = alphabet.lastIndexOf(' ')
  let previous = 0
  let spaceBefore = 0
  for (let step = 0; step < steps; step++) {
    const row = offset + step * classes
    let best = 0
    let bestValue = -Infinity
    for (let c = 0; c < classes; c++) {
      const value = probabilities[row + c] as number
      if (value > bestValue) {
        bestValue = value
        best = c
      }
    }
    if (space > 0) spaceBefore = Math.max(spaceBefore, probabilities[row + space] as number)
    if (best !== 0) {
      const last = characters[characters.length - 1]
      if (best === previous && last) {
        last.to = step
        last.probability = Math.max(last.probability, bestValue)
      } else {
        characters.push({ text: alphabet[best] ?? '', from: step, to: step, probability: bestValue, spaceBefore })
        spaceBefore = 0
      }
    }
    previous = best
  }
  return characters
}
