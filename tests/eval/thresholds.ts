import type { Role } from '../../models/contract/scene'
import type { Verdict } from './average-precision'

/** A role is told from the least confidence at which so many of its finds are right. */
export const WANTED_PRECISION = 0.8
/** With fewer right finds nothing can be said of a role. */
const LEAST_FINDS = 8

/**
 * The least confidence for each role at which all finds that are as sure or surer are right often enough; roles that never are, are left
 * out and so never told.
 */
export function thresholds(verdicts: ReadonlyMap<Role, readonly Verdict[]>): Partial<Record<Role, number>> {
  const found: Partial<Record<Role, number>> = {}
  for (const [role, all] of verdicts) {
    let right = 0
    all
      .toSorted((a, b) => b.confidence - a.confidence)
      .forEach(({ confidence, right: isRight }, i) => {
        if (isRight) right++
        if (isRight && right >= LEAST_FINDS && right / (i + 1) >= WANTED_PRECISION)
          found[role] = Math.floor(confidence * 1000) / 1000
      })
  }
  return found
}
