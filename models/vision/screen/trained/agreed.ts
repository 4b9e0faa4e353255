import { roles, type Role } from '../../../contract/scene'
import { area, overlap, sharedArea, type Claim, type Found } from './found'

/** Claims of one role whose boxes overlap more are about the same element. */
const SAME = 0.5
/** The box of a claim is wrong by so large a part of the distance from its place to each side … */
const PART = 0.3
/** … and by so many pixels of its look. */
const PIXELS = 2

/** What holds no other of its kind. Pieces of one of them, seen without their ends, lie in it. */
const BARS: ReadonlySet<Role> = new Set([
  'titlebar',
  'menubar',
  'toolbar',
  'tablist',
  'statusbar',
  'progressbar',
  'slider',
  'scrollbar',
])
/** So much of a piece lies in the whole. */
const INSIDE = 0.8
/** A whole that is so much less sure than its piece is none. */
const WHOLE = 0.4

/**
 * Puts the claims of each role together: what overlaps the surest of them is about the same element. All of them say where its sides are,
 * those nearest to a side the most; and the more of them there are, the surer it is. Sorted from the surest to the least sure.
 */
export function agreed(claims: readonly Claim[]): Found[] {
  const byRole = roles.map((role) => claims.filter((claim) => claim.role === role))
  return byRole.flatMap((some) => once(joined(groups(some).map(united)))).toSorted(bySurest)
}

const bySurest = (a: Found, b: Found): number => b.confidence - a.confidence

/** The surest claim and all that overlap it, then the surest of the others, and so on. A claim may be in several groups. */
function groups(claims: readonly Claim[]): Claim[][] {
  const sorted = claims.toSorted(bySurest)
  const taken = new Set<Claim>()
  const found: Claim[][] = []
  for (const claim of sorted) {
    if (taken.has(claim)) continue
    const group = [claim, ...sorted.filter((other) => other !== claim && overlap(claim, other) > SAME)]
    group.forEach((other) => taken.add(other))
    found.push(group)
  }
  return found
}

/** What a group claims together. The first is the surest: its states hold. */
function united(group: readonly Claim[]): Found {
  const [{ role, confidence, states }] = group as [Claim]
  const side = (of: (claim: Claim) => number, from: (claim: Claim) => number): number => {
    let [sum, weights] = [0, 0]
    for (const claim of group) {
      // As values of different precision are averaged: each weighs as the inverse of its variance.
      const away = Math.max(0, Math.abs(of(claim) - from(claim)))
      const weight = claim.confidence / ((PART * away) ** 2 + (PIXELS * claim.pixel) ** 2)
      sum += weight * of(claim)
      weights += weight
    }
    return sum / weights
  }
  return {
    role,
    left: side((claim) => claim.left, atX),
    top: side((claim) => claim.top, atY),
    right: side((claim) => claim.right, atX),
    bottom: side((claim) => claim.bottom, atY),
    confidence: role === 'icon' ? confidence : together(group, confidence),
    states,
  }
}

const atX = ({ x }: Claim): number => x
const atY = ({ y }: Claim): number => y

/**
 * How sure several claims are together. They are far from independent, so that they count as the square root of their number. Icons are
 * left out: how many places claim one tells how large it is.
 */
function together(group: readonly Claim[], surest: number): number {
  const claims = group.reduce((sum, { confidence }) => sum + confidence, 0) / surest
  return 1 - (1 - surest) ** Math.sqrt(claims)
}

/** Without the pieces of bars: where a whole is there that is sure enough, its pieces are none. */
function joined(found: readonly Found[]): Found[] {
  const kept = new Set(found)
  if (found[0] && BARS.has(found[0].role))
    for (const whole of found.toSorted((a, b) => area(b) - area(a)))
      for (const piece of kept) if (kept.has(whole) && piece !== whole && isPiece(piece, whole)) kept.delete(piece)
  return [...kept]
}

const isPiece = (piece: Found, whole: Found): boolean =>
  sharedArea(piece, whole) > INSIDE * area(piece) &&
  overlap(piece, whole) < SAME &&
  piece.confidence * WHOLE <= whole.confidence

/** Boxes that overlap now, as their sides have moved, are one element, too: the surer one. */
function once(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found.toSorted(bySurest)) if (!kept.some((other) => overlap(one, other) > SAME)) kept.push(one)
  return kept
}
