import type { Role } from '../../../contract/scene'

/** States that the network is asked for, in the order of its outputs (`models/starter/screen/train/detector/roles.py`). */
export const STATES = ['checked', 'selected', 'disabled', 'focused', 'expanded', 'iconOnly'] as const
export type SeenState = (typeof STATES)[number]

/** Roles in the order of the network's outputs. It is the order of the contract, and a test holds the recipe to it. */
export { roles as ROLES } from '../../../contract/scene'

/** One element as the network saw it. */
export interface Found {
  role: Role
  /** Left, top, right, bottom in pixels of the picture. */
  left: number
  top: number
  right: number
  bottom: number
  /** From 0 to 1. */
  confidence: number
  /** Probability of each state. It means nothing for roles that have no such state. */
  states: Readonly<Record<SeenState, number>>
}

/** One claim of the network before the claims are put together: most elements are seen several times. */
export interface Claim extends Found {
  /** Centre of the place that claims it, in pixels of the picture. */
  x: number
  y: number
  /** Length of one pixel of the look it comes from, in pixels of the picture: 2 at half size. */
  pixel: number
}

/** Share of two boxes that both cover: intersection over union, 0 to 1. */
export function overlap(a: Found, b: Found): number {
  const shared = sharedArea(a, b)
  return shared === 0 ? 0 : shared / (area(a) + area(b) - shared)
}

/** Pixels that both boxes cover. */
export function sharedArea(a: Found, b: Found): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

export const area = ({ left, top, right, bottom }: Found): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top)
