/** Seeded chance: the same seed gives the same pictures. */
export class Random {
  #state

  constructor(seed) {
    this.#state = seed >>> 0
  }

  /** A number from 0 to 1 (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  chance(probability) {
    return this.next() < probability
  }

  between(low, high) {
    return low + (high - low) * this.next()
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low, high) {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)]
  }
}
