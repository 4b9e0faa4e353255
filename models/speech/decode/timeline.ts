import { LONGEST_HOLE } from './limits'

/** How far times may be off, in seconds, before they count as a hole. Some containers round them to milliseconds and more. */
const TOLERANCE = 0.1

/**
 * Lays decoded sound at its time: what comes before the start is cut, holes are filled with silence. Places are samples at the
 * file's rate.
 */
export class Timeline {
  private expected: number | undefined

  /** @param position place of the first sample that is wanted */
  constructor(
    private readonly rate: number,
    private position: number,
  ) {}

  /** Sound was lost: what comes next begins where its own time says. */
  lost(): void {
    this.expected = undefined
  }

  /** @returns the sound that follows what was given before, without a hole; in pieces of at most a second where it is silence */
  *place(sound: Float32Array, time: number): Generator<Float32Array> {
    const claimed = Math.round(time * this.rate)
    const { expected = claimed } = this
    const begin = Math.abs(claimed - expected) > TOLERANCE * this.rate ? claimed : expected
    // A time that can't be is the time of a damaged packet.
    if (begin - this.position > LONGEST_HOLE * this.rate) return
    this.expected = begin + sound.length
    while (this.position < begin) {
      const silence = new Float32Array(Math.min(this.rate, begin - this.position))
      this.position += silence.length
      yield silence
    }
    const rest = sound.subarray(this.position - begin)
    this.position += rest.length
    if (rest.length > 0) yield rest
  }
}
