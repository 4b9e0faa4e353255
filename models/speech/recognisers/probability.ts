/** Natural logarithms of the probabilities that numbers for each token stand for. A −∞ stays one. */
export function logProbabilities(logits: Float32Array): Float32Array {
  let highest = -Infinity
  for (const value of logits) if (value > highest) highest = value
  let sum = 0
  for (const value of logits) sum += Math.exp(value - highest)
  const shift = highest + Math.log(sum)
  if (!Number.isFinite(shift)) throw new Error('the decoder gave no numbers')
  return logits.map((value) => value - shift)
}

/** The same numbers with some tokens ruled out. */
export function without(logits: Float32Array, tokens: Iterable<number>): Float32Array {
  const rest = logits.slice()
  for (const token of tokens) if (token < rest.length) rest[token] = -Infinity
  return rest
}

export function likeliest(values: Float32Array): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i
  return best
}

/** Draws a token; the higher the temperature, the likelier an unlikely one. */
export function drawn(logs: Float32Array, temperature: number, random: () => number): number {
  const flattened = logProbabilities(logs.map((value) => value / temperature))
  let left = random()
  for (let token = 0; token < flattened.length; token++) {
    left -= Math.exp(flattened[token] as number)
    if (left < 0) return token
  }
  return likeliest(logs)
}

/** Numbers from 0 to 1 that are the same for the same seed (the generator mulberry32), so that a decoding can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
