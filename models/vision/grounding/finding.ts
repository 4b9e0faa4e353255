import type { Claim, ClaimReason } from '../../contract/scene'

/** One thing that speaks against a sentence. */
export interface Finding {
  verdict: Exclude<Claim['verdict'], 'kept'>
  reason: ClaimReason
}
