/** Brings samples to another rate, piece by piece: what comes out of many pieces is what would come out of one. */
export type Resampler = (samples: Float32Array) => Float32Array

/** Zero crossings of the filter on each side. */
const CROSSINGS = 24
/** The filter is half open a little below half of the lower rate, so that its slope is done there. */
const OPEN = 0.92

/**
 * A low-pass filter (a sinc under a Blackman window) taken at the places of the new rate. What is above half of the new rate is
 * removed and not folded into the speech. Rates in whole Hz.
 */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return (samples) => samples
  const divisor = greatestDivisor(from, to)
  // A place is counted in parts of a sample, so that it stays exact for hours.
  const [parts, step] = [to / divisor, from / divisor]
  const cutoff = Math.min(1, to / from) * OPEN
  const half = Math.ceil(CROSSINGS / cutoff)
  const filters = new Map<number, Float32Array>()
  const filterFor = (part: number): Float32Array => {
    const made = filters.get(part) ?? lowPass(part / parts, half, cutoff)
    filters.set(part, made)
    return made
  }
  // Silence before the first sample, so that the filter has something to stand on.
  let kept: Float32Array = new Float32Array(half)
  let at = half
  let part = 0

  return (samples) => {
    const input = new Float32Array(kept.length + samples.length)
    input.set(kept)
    input.set(samples, kept.length)
    const out: number[] = []
    while (at + half < input.length) {
      const filter = filterFor(part)
      let sum = 0
      for (let i = 0; i < filter.length; i++) sum += (input[at - half + i] ?? 0) * (filter[i] ?? 0)
      out.push(sum)
      part += step
      at += Math.floor(part / parts)
      part %= parts
    }
    const first = at - half
    kept = input.slice(first)
    at = half
    return Float32Array.from(out)
  }
}

/** Weights of the samples around a place that lies `offset` (0 to 1) after the middle one; they add up to 1. */
function lowPass(offset: number, half: number, cutoff: number): Float32Array {
  const weights = Float32Array.from({ length: 2 * half + 1 }, (_, i) => {
    const distance = i - half - offset
    const phase = Math.max(-1, Math.min(1, distance / (half + 1))) * Math.PI
    const window = 0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase)
    return sinc(distance * cutoff) * window
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))
