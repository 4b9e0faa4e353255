/** Colours of ink and paper. Colours are `[red, green, blue]` from 0 to 255. */

const linear = (v) => (v <= 10.31475 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4)
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

/** The contrast ratio of WCAG 2: 1 for none, 21 for black on white. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

export const mix = (one, other, share) => one.map((v, i) => v + (other[i] - v) * share)

/** A colour from hue (0–360), saturation and lightness (0–1). */
export function hsl(hue, saturation, lightness) {
  const a = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12
    return 255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  })
}

const paper = (random) => {
  const kind = random.next()
  if (kind < 0.24) return [255, 255, 255]
  if (kind < 0.5) return hsl(random.between(0, 360), random.between(0, 0.3), random.between(0.86, 0.99))
  if (kind < 0.78) return hsl(random.between(0, 360), random.between(0, 0.3), random.between(0.02, 0.25))
  if (kind < 0.93) return hsl(random.between(0, 360), random.between(0.4, 1), random.between(0.25, 0.65))
  return hsl(random.between(0, 360), random.next(), random.next())
}

const ink = (random) => {
  const kind = random.next()
  if (kind < 0.55) {
    const grey = random.chance(0.5) ? random.between(0, 110) : random.between(140, 255)
    return [grey, grey, grey]
  }
  if (kind < 0.85) return hsl(random.between(0, 360), random.between(0.3, 1), random.between(0.2, 0.8))
  return hsl(random.between(0, 360), random.next(), random.next())
}

/** The least contrast between ink and paper that is drawn. Disabled icons come down to this. */
export const LEAST_CONTRAST = 1.6

/** A pair `{ ink, paper }` that can be told apart; mostly with good contrast, as people would choose it. */
export function inkAndPaper(random) {
  const wanted = random.chance(0.75) ? 3 : LEAST_CONTRAST
  for (;;) {
    const pair = { ink: ink(random), paper: paper(random) }
    if (contrast(pair.ink, pair.paper) >= wanted) return pair
  }
}

/** A paper on which `colour` can be seen. */
export function paperFor(random, colour) {
  for (let tries = 0; tries < 50; tries++) {
    const candidate = paper(random)
    if (contrast(colour, candidate) >= LEAST_CONTRAST) return candidate
  }
  return luminance(colour) > 0.2 ? [20, 20, 20] : [255, 255, 255]
}
