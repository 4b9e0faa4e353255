import type { Glyph } from './glyphs'
import type { InkProfile } from './ink'

/**
 * The recogniser drops spaces where words stand close, but it seldom rules them out: between letters of a word it gives a space less than
 * 0.003, at dropped spaces from 0.02 up (measured on screens and receipts). So the less it leans to a space, the wider the gap in the ink has
 * to be, in shares of the capitals' height and of the line's usual gap between letters.
 */
const EVIDENCE = [
  { likely: 0.15, ofCapital: 0.1, ofUsual: 0 },
  { likely: 0.02, ofCapital: 0.18, ofUsual: 1.4 },
  { likely: 0, ofCapital: 0.5, ofUsual: 2.5 },
] as const
/** Digits share one width, so a 1 has wide gaps beside it. */
const DIGIT_GAP = 1.4
/** In type of one width, a gap is a space when the next character stands at least this many widths away. */
const MONOSPACE_STEP = 1.5
/** Spread of the distances between neighbours (their deviation over their mean) below which the type has one width. */
const MONOSPACE_SPREAD = 0.1

/**
 * Puts back the spaces that the recogniser dropped, from the gaps in the ink; spaces that it read stay.
 * Nothing is done to lines whose letters do not stand clear of each other.
 */
export function restoreSpaces(glyphs: readonly Glyph[], ink: InkProfile): Glyph[] {
  const solid = glyphs.filter((g) => g.text !== ' ')
  if (solid.length < 2 || ink.runs.length < 2) return [...glyphs]
  const isWordGap = wordGapTest(glyphs, ink)
  const result: Glyph[] = []
  for (const glyph of glyphs) {
    const previous = result[result.length - 1]
    if (previous && previous.text !== ' ' && glyph.text !== ' ' && isWordGap(previous, glyph)) {
      result.push({
        text: ' ',
        probability: Math.min(previous.probability, glyph.probability),
        spaceBefore: 0,
        centre: (previous.centre + glyph.centre) / 2,
      })
    }
    result.push(glyph)
  }
  return result
}

const isDigit = (glyph: Glyph): boolean => /^[0-9]$/.test(glyph.text)

/** The widest stretch without ink between the centres of two neighbours, in pixels. */
function gapBetween(left: Glyph, right: Glyph, ink: InkProfile): number {
  let widest = 0
  for (let i = 1; i < ink.runs.length; i++) {
    const from = (ink.runs[i - 1] as { to: number }).to
    const to = (ink.runs[i] as { from: number }).from
    // A gap counts when its middle lies between the two characters, give or take the recogniser's coarse steps.
    const middle = (from + to) / 2
    if (middle > left.centre - 3 && middle < right.centre + 3) widest = Math.max(widest, to - from)
  }
  return widest
}

function wordGapTest(glyphs: readonly Glyph[], ink: InkProfile): (left: Glyph, right: Glyph) => boolean {
  const tops = ink.runs.map((r) => r.top).sort((a, b) => a - b)
  const bottoms = ink.runs.map((r) => r.bottom).sort((a, b) => a - b)
  const capHeight = Math.max(
    8,
    (bottoms[bottoms.length >> 1] as number) - (tops[Math.floor(tops.length / 4)] as number) + 1,
  )

  const neighbours = glyphs.flatMap((right, i): [Glyph, Glyph][] => {
    const left = glyphs[i - 1]
    return left && left.text !== ' ' && right.text !== ' ' ? [[left, right]] : []
  })
  const pitches = neighbours.flatMap(([left, right]) => stepBetween(left, right) ?? [])
  const pitch = median(pitches)
  const spread = Math.sqrt(pitches.reduce((sum, p) => sum + (p - pitch) ** 2, 0) / Math.max(1, pitches.length))
  const oneWidth = pitches.length >= 6 && spread < pitch * MONOSPACE_SPREAD
  const usual = median(neighbours.map(([left, right]) => gapBetween(left, right, ink)))

  return (left, right) => {
    const step = oneWidth ? stepBetween(left, right) : undefined
    if (step !== undefined) return step > pitch * MONOSPACE_STEP
    const gap = gapBetween(left, right, ink) / (isDigit(left) && isDigit(right) ? DIGIT_GAP : 1)
    return EVIDENCE.some(
      ({ likely, ofCapital, ofUsual }) =>
        right.spaceBefore >= likely && gap >= Math.max(capHeight * ofCapital, usual * ofUsual),
    )
  }
}

/** Distance between the middles of two characters that stand alone, in pixels. */
const stepBetween = (left: Glyph, right: Glyph): number | undefined =>
  left.ink && right.ink && (right.ink.from + right.ink.to - left.ink.from - left.ink.to) / 2

function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number
}
