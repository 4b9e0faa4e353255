import type { Role } from '../../models/contract/scene'
import type { Verdict } from './average-precision'

/** Of what is told of a role, at least so much is right. */
export const LEAST_PRECISION = 0.7
/** With fewer right finds nothing can be said of a role. */
const LEAST_FINDS = 8
/** Recall counts half as much as precision (F-measure with β = 0.5): a wrong word harms more than a missing one. */
const BETA = 0.5

/**
 * The least confidence for each role: where precision and recall together are best, among those with enough precision. Roles that never
 * have enough are left out and so never told.
 * @param there how many elements of each role there are to find
 */
export function thresholds(
  verdicts: ReadonlyMap<Role, readonly Verdict[]>,
  there: ReadonlyMap<Role, number>,
): Partial<Record<Role, number>> {
  const found: Partial<Record<Role, number>> = {}
  for (const [role, all] of verdicts) {
    let [right, best] = [0, 0]
    all
      .toSorted((a, b) => b.confidence - a.confidence)
      .forEach(({ confidence, right: isRight }, i) => {
        if (!isRight) return
        right++
        const precision = right / (i + 1)
        const measure = fMeasure(precision, right / (there.get(role) ?? right))
        if (right < LEAST_FINDS || precision < LEAST_PRECISION || measure < best) return
        best = measure
        found[role] = Math.floor(confidence * 1000) / 1000
      })
  }
  return found
}

const fMeasure = (precision: number, recall: number): number =>
  ((1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall)
