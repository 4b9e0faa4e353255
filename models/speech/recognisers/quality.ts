import { deflateSync } from 'node:zlib'

/** Bytes of a text over its bytes compressed: text that repeats itself has a high ratio (Whisper's measure; its limit is 2.4). */
export function compressionRatio(text: string): number {
  const bytes = Buffer.from(text, 'utf8')
  return bytes.length === 0 ? 0 : bytes.length / deflateSync(bytes).length
}

/** Natural logarithm of the probability of one entry of logits (softmax), among those that are allowed. */
export function logProbability(logits: Float32Array, index: number): number {
  let highest = -Infinity
  for (const value of logits) if (value > highest) highest = value
  let sum = 0
  for (const value of logits) sum += Math.exp(value - highest)
  return (logits[index] as number) - highest - Math.log(sum)
}
