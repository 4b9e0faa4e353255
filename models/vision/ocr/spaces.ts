import type { Glyph } from './glyphs'
import type { InkProfile } from './ink'

/** The recogniser drops a space where words stand close; a word gap is at least this share of the capitals' height. */
const WORD_GAP = 0.3
/** Digits share one width, so a 1 has wide gaps beside it. */
const DIGIT_GAP = 1.4
/** In type of one width, a gap is a space when the next character stands at least this many widths away. */
const MONOSPACE_STEP = 1.5
/** Spread of the distances between neighbours (their deviation over their mean) below which the type has one width. */
const MONOSPACE_SPREAD = 0.16

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

  const letterGaps: number[] = []
  const readSpaces: number[] = []
  const pitches: number[] = []
  for (let i = 1; i < glyphs.length; i++) {
    const left = glyphs[i - 1] as Glyph
    const right = glyphs[i] as Glyph
    if (left.text === ' ' || right.text === ' ') {
      const before = glyphs[i - 2]
      if (left.text === ' ' && before && before.text !== ' ') readSpaces.push(gapBetween(before, right, ink))
      continue
    }
    letterGaps.push(gapBetween(left, right, ink))
    if (left.ink && right.ink) pitches.push((right.ink.from + right.ink.to - left.ink.from - left.ink.to) / 2)
  }
  const pitch = median(pitches)
  const spread =
    Math.sqrt(pitches.reduce((sum, p) => sum + (p - pitch) ** 2, 0) / Math.max(1, pitches.length)) / Math.max(1, pitch)
  if (pitches.length >= 6 && spread < MONOSPACE_SPREAD) {
    return (left, right) =>
      left.ink !== undefined &&
      right.ink !== undefined &&
      (right.ink.from + right.ink.to - left.ink.from - left.ink.to) / 2 > pitch * MONOSPACE_STEP
  }
  const usual = median(letterGaps)
  const read = readSpaces.length > 0 ? Math.min(...readSpaces) : 0
  // Wide set capitals have wide gaps everywhere: a word gap stands out from the line's own. The spaces that were read tell how wide
  // one is, unless they part columns.
  const least = Math.max(capHeight * WORD_GAP, usual * 2.2, Math.min(read * 0.6, capHeight * 0.45))
  return (left, right) => gapBetween(left, right, ink) >= (isDigit(left) && isDigit(right) ? least * DIGIT_GAP : least)
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number
}
