import type { TextRegion } from './region'

/** How far text is turned clockwise from upright. */
export type Rotation = 0 | 90 | 180 | 270

/** How long against its height a region must be to tell its direction. */
const LONG = 1.8

/** Whether most of the text, counted by length, stands on end. */
export function standsOnEnd(regions: readonly TextRegion[]): boolean {
  let level = 0
  let upended = 0
  for (const { width, height } of regions) {
    if (width > height * LONG) level += width
    else if (height > width * LONG) upended += height
  }
  return upended > level * 1.5
}

/** The region read in a direction: 90 and 270 swap its sides, 180 only turns it. */
export function turned(region: TextRegion, rotation: Rotation): TextRegion {
  const angle = region.angle + (rotation * Math.PI) / 180
  return rotation === 90 || rotation === 270
    ? { ...region, width: region.height, height: region.width, angle }
    : { ...region, angle }
}

/** The regions that tell most about the direction: the longest ones that are not lonely giants. */
export function telling(regions: readonly TextRegion[], count: number): TextRegion[] {
  return regions.toSorted((a, b) => aspect(b) - aspect(a)).slice(0, count)
}

const aspect = ({ width, height }: TextRegion): number => Math.max(width, height) / Math.max(1, Math.min(width, height))
