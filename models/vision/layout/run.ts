import type { Box } from '../../contract/scene'

export type Direction = 'ltr' | 'rtl'

/**
 * A piece of text on its way through the layout: straightened (see `skew.ts`) and, for right-to-left pages, mirrored,
 * so that everything after this may assume that lines are level and read from left to right.
 */
export interface Run {
  /** Position in what the caller passed in. */
  readonly index: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Empty as long as the text is not known. */
  readonly text: string
}

export interface Extent {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const heightOf = (e: Extent): number => e.bottom - e.top
export const widthOf = (e: Extent): number => e.right - e.left
export const middleOf = (e: Extent): number => (e.top + e.bottom) / 2

/** The smallest extent around all; `extents` must not be empty. */
export function around(extents: readonly Extent[]): Extent {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const e of extents) {
    left = Math.min(left, e.left)
    right = Math.max(right, e.right)
    top = Math.min(top, e.top)
    bottom = Math.max(bottom, e.bottom)
  }
  return { left, right, top, bottom }
}

/** The smallest box around all; `boxes` must not be empty. */
export function boxAround(boxes: readonly Box[]): Box {
  const e = around(boxes.map(([x, y, w, h]) => ({ left: x, right: x + w, top: y, bottom: y + h })))
  return [e.left, e.top, widthOf(e), heightOf(e)]
}

/** The value below which the share `at` (0 to 1) of the values lies; 0 for none. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const share = <T>(values: readonly T[], test: (value: T) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length

/** Turns boxes into runs. `slope` is pixels of rise per pixel to the right, as `skewOf` gives it. */
export function runsOf(
  lines: readonly { readonly box: Box; readonly text?: string }[],
  slope: number,
  direction: Direction,
): Run[] {
  return lines.map(({ box: [x, y, w, h], text }, index) => {
    const middle = y + h / 2 - slope * (x + w / 2)
    // An upright box around slanted text is taller than the text; detectors cut some of it off.
    const half = Math.max(h - 0.7 * Math.abs(slope) * w, h * 0.5) / 2
    const [left, right] = direction === 'ltr' ? [x, x + w] : [-x - w, -x]
    return { index, left, right, top: middle - half, bottom: middle + half, text: text ?? '' }
  })
}
