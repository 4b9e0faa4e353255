import type { Role } from '../../../contract/scene'
import type { Found } from './found'

/** The least confidence at which each role is told, as it was measured. A role that is left out is never told. */
export type Thresholds = Readonly<Partial<Record<Role, number>>>

/** Tells which finds are sure enough. */
export const isToldBy =
  (thresholds: Thresholds) =>
  ({ role, confidence }: Found): boolean =>
    confidence >= (thresholds[role] ?? Infinity)
