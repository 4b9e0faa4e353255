import type { Glyph } from './glyphs'

/** Characters that always stand as high as a small x, and those that always stand as high as a capital. */
const X_HEIGHT = new Set('acemnorsuvwxz')
const CAPITAL_HEIGHT = new Set('ABDEFGHIJKLMNPRTY123456789')
/** Small letters that reach a little above the capitals in most type faces. */
const ASCENDER_HEIGHT = new Set('bdfhkl')
/** A small x is about this share of a capital (between 0.68 and 0.77 in the common type faces), an ascender that much higher. */
const X_TO_CAPITAL = 0.73
const ASCENDER_TO_CAPITAL = 1.06

/** How large the type of a line is, in pixels of the sampled line. */
export interface TypeSize {
  /** The row that the letters stand on. */
  baseline: number
  /** Heights above the baseline. */
  small: number
  capital: number
}

/**
 * Measures the type from the letters whose height is known; undefined where the line has none that stand alone.
 * @param doubtful letters to leave out because their own case is in question
 */
export function typeSize(glyphs: readonly Glyph[], doubtful: ReadonlySet<string> = new Set()): TypeSize | undefined {
  const sets = [X_HEIGHT, CAPITAL_HEIGHT, ASCENDER_HEIGHT]
  const known = glyphs.flatMap(({ text, ink }) =>
    ink && !doubtful.has(text) && sets.some((set) => set.has(text)) ? [{ text, ink }] : [],
  )
  const baseline = median(known.map(({ ink }) => ink.bottom))
  if (baseline === undefined) return undefined
  const height = (set: Set<string>): number | undefined =>
    median(known.flatMap(({ text, ink }) => (set.has(text) ? [baseline - ink.top + 1] : [])))
  const ascender = height(ASCENDER_HEIGHT)
  const seenSmall = height(X_HEIGHT)
  const capital =
    height(CAPITAL_HEIGHT) ??
    (ascender === undefined ? undefined : ascender / ASCENDER_TO_CAPITAL) ??
    (seenSmall === undefined ? undefined : seenSmall / X_TO_CAPITAL)
  if (capital === undefined) return undefined
  return { baseline, small: seenSmall ?? capital * X_TO_CAPITAL, capital }
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
