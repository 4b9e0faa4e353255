/**
 * Random choices that a seed decides alone, so that the same seed draws the same page on every machine.
 * The generator is SplitMix32: small, and good enough for choosing looks and words.
 */
export function randomFrom(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let t = state ^ (state >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296
  }
  for (let i = 0; i < 4; i++) next()
  const random = {
    /** A number in [0, 1). */
    next,
    /** A whole number from `from` to `to`, both included. */
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    /** A number in [from, to). */
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** `count` different members in random order; all of them where there are fewer. */
    some: (list, count) => random.shuffle(list).slice(0, count),
    shuffle: (list) => {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[copy[i], copy[j]] = [copy[j], copy[i]]
      }
      return copy
    },
    /** One key of `{ key: weight }`. */
    weighted: (weights) => {
      const entries = Object.entries(weights)
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) if ((left -= weight) < 0) return key
      return entries[0][0]
    },
    times: (count, make) => Array.from({ length: count }, (_, i) => make(i)),
  }
  return random
}

/** A seed for a named part of a page, so that a change in one part leaves the others as they were. */
export function seedFor(seed, name) {
  let hash = 2166136261 ^ seed
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0), 16777619)
  return hash >>> 0
}
