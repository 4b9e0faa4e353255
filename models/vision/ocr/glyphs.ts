import type { ReadCharacter } from './ctc'
import type { InkProfile, InkRun } from './ink'

/** A character that was read, with the ink it stands on. */
export interface Glyph {
  text: string
  probability: number
  /** How likely the recogniser held a space before it, also where it wrote none. */
  spaceBefore: number
  /** Centre in pixels of the sampled line. */
  centre: number
  /** Its own ink; undefined where it touches a neighbour, or has none (a space). */
  ink?: InkRun
}

/**
 * Brings the characters and the ink of a line together: a stretch of ink belongs to the character whose centre lies in it or nearest to it;
 * a stretch that several characters claim (they touch) belongs to none of them alone.
 * @param pixelsPerStep width of one output step of the recogniser
 */
export function glyphsOf(characters: readonly ReadCharacter[], ink: InkProfile, pixelsPerStep: number): Glyph[] {
  const glyphs: Glyph[] = characters.map((c) => ({
    text: c.text,
    probability: c.probability,
    spaceBefore: c.spaceBefore,
    centre: ((c.from + c.to + 1) / 2) * pixelsPerStep,
  }))
  const solid = glyphs.filter((g) => g.text !== ' ')
  const claims = new Map<Glyph, InkRun[]>()
  let next = 0
  for (const run of ink.runs) {
    const middle = (run.from + run.to) / 2
    while (
      next + 1 < solid.length &&
      distance(solid[next + 1] as Glyph, middle) <= distance(solid[next] as Glyph, middle)
    )
      next++
    const nearest = solid[next]
    if (!nearest) break
    const inside = solid.filter((g) => g.centre >= run.from && g.centre < run.to)
    if (inside.length > 1) continue
    const owner = inside[0] ?? nearest
    claims.set(owner, [...(claims.get(owner) ?? []), run])
  }
  for (const [glyph, runs] of claims) {
    glyph.ink = {
      from: Math.min(...runs.map((r) => r.from)),
      to: Math.max(...runs.map((r) => r.to)),
      top: Math.min(...runs.map((r) => r.top)),
      bottom: Math.max(...runs.map((r) => r.bottom)),
    }
  }
  return glyphs
}

const distance = (glyph: Glyph, x: number): number => Math.abs(glyph.centre - x)
