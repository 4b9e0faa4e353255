import type { Box } from '../../contract/scene'

/**
 * A place with one run of text: a rectangle around `(x, y)`, its long side along the reading direction,
 * turned by `angle` radians (clockwise, 0 for upright text).
 */
export interface TextRegion {
  /** Centre. */
  x: number
  y: number
  /** Along and across the reading direction. */
  width: number
  height: number
  angle: number
  /** Mean probability that this is text. */
  score: number
}

/** The upright box around a region, in whole pixels, kept inside the picture. */
export function boxOf(region: TextRegion, size: { width: number; height: number }): Box {
  const cos = Math.abs(Math.cos(region.angle))
  const sin = Math.abs(Math.sin(region.angle))
  const halfWidth = (region.width * cos + region.height * sin) / 2
  const halfHeight = (region.width * sin + region.height * cos) / 2
  const left = Math.max(0, Math.floor(region.x - halfWidth))
  const top = Math.max(0, Math.floor(region.y - halfHeight))
  const right = Math.min(size.width, Math.ceil(region.x + halfWidth))
  const bottom = Math.min(size.height, Math.ceil(region.y + halfHeight))
  return [left, top, Math.max(1, right - left), Math.max(1, bottom - top)]
}

/** The region with some more paper around it, in shares of its height: both recognisers miss letters that touch the edge. */
export function widened(region: TextRegion, along: number, across: number): TextRegion {
  return {
    ...region,
    width: region.width + 2 * along * region.height,
    height: region.height * (1 + 2 * across),
  }
}
