import { SAMPLE_RATE } from '../../contract/hearing'

/** Zeros of the sinc on each side: the filter passes what is below 0.43 of the lower rate and stops what is above 0.52. */
const ZEROS = 24
/** Where the filter is at half, as part of the lower rate's Nyquist frequency. */
const CUTOFF = 0.95
/** Shape of Kaiser's window: what is stopped is 80 dB lower. */
const BETA = 8
/** The most places between two samples for which a filter is kept. Every usual rate needs at most 640; others take the nearest. */
const MAX_PHASES = 1024

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** Bessel's function I0, which Kaiser's window is made of. */
function bessel(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

/** For each place between two samples the weights of the samples around it. They add up to 1. */
function filters(phases: number, half: number, cutoff: number): Float32Array[] {
  return Array.from({ length: phases }, (_, phase) => {
    const weights = new Float64Array(2 * half)
    for (let k = 0; k < weights.length; k++) {
      const x = k - half + 1 - phase / phases
      const window = bessel(BETA * Math.sqrt(Math.max(0, 1 - (x / half) ** 2))) / bessel(BETA)
      const angle = 2 * Math.PI * cutoff * x
      weights[k] = window * (x === 0 ? 1 : Math.sin(angle) / angle)
    }
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return Float32Array.from(weights, (weight) => weight / sum)
  })
}

/**
 * Sound of any rate as sound of 16,000 samples a second, piece by piece: a windowed sinc for each place between two samples.
 * Places are counted from the start of the file on both sides, so that a read from the middle gives the very samples that a read
 * of the whole gives there.
 */
export class Resampler {
  private readonly step: number
  private readonly phases: number
  private readonly filters: Float32Array[]
  private readonly half: number
  private kept = new Float32Array()
  /** Place of the first sample that is kept. */
  private base: number

  /** @param next place of the first sample that is asked for, at 16,000 samples a second */
  constructor(
    rate: number,
    private next: number,
  ) {
    const divisor = gcd(rate, SAMPLE_RATE)
    this.step = rate / divisor
    this.phases = SAMPLE_RATE / divisor
    const narrowing = Math.min(1, SAMPLE_RATE / rate)
    this.half = rate === SAMPLE_RATE ? 0 : Math.ceil(ZEROS / narrowing)
    this.filters = this.half ? filters(Math.min(this.phases, MAX_PHASES), this.half, (CUTOFF * narrowing) / 2) : []
    this.base = this.needed()
  }

  /** Place, at the file's rate, of the first sample that is still needed. Push from there on; silence is before the file's start. */
  get from(): number {
    return Math.max(0, this.base)
  }

  /** Takes the samples that follow, and gives what can be told from them. */
  push(samples: Float32Array): Float32Array {
    // The file begins with silence as far as the filter is concerned.
    const before = this.kept.length === 0 && this.base < 0 ? -this.base : this.kept.length
    const all = new Float32Array(before + samples.length)
    all.set(this.kept)
    all.set(samples, before)
    this.kept = all
    return this.make(this.base + all.length)
  }

  /** What is left when the file ends. */
  finish(): Float32Array {
    const end = this.base + this.kept.length
    const rest = this.push(new Float32Array(this.half))
    const last = Math.ceil((Math.max(0, end) * this.phases) / this.step)
    return rest.subarray(0, Math.max(0, rest.length - Math.max(0, this.next - last)))
  }

  /** Place of the first sample that the next one is made from. */
  private needed(): number {
    return Math.floor((this.next * this.step) / this.phases) - Math.max(0, this.half - 1)
  }

  private make(end: number): Float32Array {
    const { step, phases, half, kept, base } = this
    // The last sample whose filter ends before `end`.
    const until = half === 0 ? end : Math.ceil(((end - half) * phases) / step)
    const made = new Float32Array(Math.max(0, until - this.next))
    for (let i = 0; i < made.length; i++) {
      const place = (this.next + i) * step
      const whole = Math.floor(place / phases)
      if (half === 0) {
        made[i] = kept[whole - base] ?? 0
        continue
      }
      const weights = this.filters[Math.floor(((place - whole * phases) / phases) * this.filters.length)]
      if (!weights) continue
      const first = whole - half + 1 - base
      let sum = 0
      for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (kept[first + k] ?? 0)
      // Near a cut peak the filter swings beyond it.
      made[i] = Math.max(-1, Math.min(1, sum))
    }
    this.next += made.length
    const gone = Math.min(kept.length, Math.max(0, this.needed() - base))
    this.kept = kept.slice(gone)
    this.base += gone
    return made
  }
}
