import type { Role } from '../../models/contract/scene'
import type { Corners, TrueElement } from './screen-truth'

/** An element is found where a box of its role overlaps it by this much (intersection over union). */
const SAME = 0.5

/** What is compared with the truth: role, corners in pixels, and how sure. */
export interface Claimed extends Corners {
  role: Role
  confidence: number
}

/**
 * Each find with the element it stands for, the surest first; an element counts once.
 * @param withLabels whether a box around an element and its label is right, too
 */
export function* matched<T extends Claimed>(
  found: readonly T[],
  elements: readonly TrueElement[],
  withLabels = false,
): Generator<{ one: T; match: TrueElement | undefined }> {
  const taken = new Set<TrueElement>()
  for (const one of found.toSorted((a, b) => b.confidence - a.confidence)) {
    let match: TrueElement | undefined
    let best: number = SAME
    for (const element of elements) {
      if (element.role !== one.role || taken.has(element)) continue
      const whole = withLabels && element.labelled ? overlap(one, element.labelled) : 0
      const share = Math.max(overlap(one, element), whole)
      if (share >= best) [best, match] = [share, element]
    }
    if (match) taken.add(match)
    yield { one, match }
  }
}

function overlap(a: Corners, b: Corners): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (wide <= 0 || high <= 0) return 0
  const area = ({ left, top, right, bottom }: Corners): number => (right - left) * (bottom - top)
  return (wide * high) / (area(a) + area(b) - wide * high)
}
