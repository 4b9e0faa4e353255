import type { Box, PictureKind } from '../contract/scene'
import type { Picture } from './picture'

/** What a subsample of a picture shows. All shares are 0…1 of the pixels looked at. */
interface Statistics {
  /** Pixels exactly like their right and lower neighbours: drawn surfaces, hardly ever photographed ones. */
  equal: number
  /** Pixels exactly like their right neighbour: also true of surfaces that fade from top to bottom. */
  equalRight: number
  /** Distinct colours among the pixels looked at. */
  distinct: number
  white: number
  saturated: number
  /** Flat surfaces of one colour with at least 1 % of the area, gray ones and others. */
  neutralSurfaces: number
  colouredSurfaces: number
  /** Part of the level (upright) edges that run perfectly straight, as the borders of drawn rectangles do. */
  straightLevel: number
  straightUpright: number
}

/** Pixels looked at for the shares: a surface of 1 % then still shows in hundreds of them. */
const SAMPLES = 40_000
/** Columns and rows looked at for straight edges. */
const SCANS = 160
/** A straight edge runs on for this many pixels to both sides. */
const REACH = 10
/** An edge is a step of at least this much of 255; along a straight one the gray changes by no more than `STEADY`. */
const EDGE = 8
const STEADY = 3

function sampleColours(picture: Picture): Omit<Statistics, 'straightLevel' | 'straightUpright'> {
  const { width, height, data } = picture
  const step = Math.max(1, Math.sqrt((width * height) / SAMPLES))
  const flat = new Map<number, number>()
  let n = 0
  let equal = 0
  let equalRight = 0
  let white = 0
  let saturated = 0
  for (let sy = step / 2; sy < height - 1; sy += step) {
    for (let sx = step / 2; sx < width - 1; sx += step) {
      const at = (Math.floor(sy) * width + Math.floor(sx)) * 3
      const r = data[at]!
      const g = data[at + 1]!
      const b = data[at + 2]!
      const below = at + width * 3
      const asRight = data[at + 3] === r && data[at + 4] === g && data[at + 5] === b
      const asBelow = data[below] === r && data[below + 1] === g && data[below + 2] === b
      const rgb = (r << 16) | (g << 8) | b
      n++
      if (asRight) equalRight++
      if (asRight && asBelow) equal++
      flat.set(rgb, (flat.get(rgb) ?? 0) + (asRight && asBelow ? 1 : 0))
      const most = Math.max(r, g, b)
      const least = Math.min(r, g, b)
      if (least >= 215) white++
      if (most - least > 60) saturated++
    }
  }
  let neutralSurfaces = 0
  let colouredSurfaces = 0
  for (const [rgb, count] of flat) {
    if (count < n * 0.01) continue
    const [r, g, b] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255]
    if (Math.max(r, g, b) - Math.min(r, g, b) <= 20) neutralSurfaces++
    else colouredSurfaces++
  }
  const share = (count: number): number => count / Math.max(1, n)
  return {
    equal: share(equal),
    equalRight: share(equalRight),
    distinct: share(flat.size),
    white: share(white),
    saturated: share(saturated),
    neutralSurfaces,
    colouredSurfaces,
  }
}

/**
 * Part of the edges across the scan direction that run straight.
 * @param lines number of scan lines there are, `length` pixels each
 * @param along offset in the data from one pixel of a scan line to the next
 * @param across offset from one scan line to the next
 */
function straightShare(data: Uint8Array, lines: number, length: number, along: number, across: number): number {
  let edges = 0
  let straight = 0
  const step = Math.max(1, Math.floor(lines / SCANS))
  for (let line = REACH; line < lines - REACH; line += step) {
    // The green channel stands for the gray.
    for (let i = 1, at = line * across + along + 1; i < length; i++, at += along) {
      const here = data[at]!
      const before = data[at - along]!
      if (Math.abs(here - before) < EDGE) continue
      edges++
      let steady = true
      for (let k = -REACH; k <= REACH && steady; k += 2) {
        const other = at + k * across
        steady = Math.abs(data[other]! - here) <= STEADY && Math.abs(data[other - along]! - before) <= STEADY
      }
      if (steady) straight++
    }
  }
  return straight / Math.max(1, edges)
}

function statistics(picture: Picture): Statistics {
  const { width, height, data } = picture
  return {
    ...sampleColours(picture),
    straightLevel: straightShare(data, width, height, width * 3, 3),
    straightUpright: straightShare(data, height, width, 3, width * 3),
  }
}

/** Part of the picture's area that lies in boxes with text. */
function coverage(boxes: readonly Box[], width: number, height: number): number {
  return boxes.reduce((sum, [, , w, h]) => sum + w * h, 0) / (width * height)
}

/**
 * Tells screens, documents (scanned, rendered or photographed pages), photographs and drawings (charts, icons, logos) apart.
 * Photographs have few pixels exactly like their neighbours; screens have straight edges and several gray surfaces;
 * documents have neither, only ink on paper; drawings are flat, coloured, often small. The thresholds were read off the
 * statistics of about a hundred pictures of all four kinds.
 *
 * @param textBoxes where text was found, in pixels; may be empty, which only makes photographed pages look like photographs
 */
export function classifyKind(picture: Picture, textBoxes: readonly Box[]): { name: PictureKind; confidence: number } {
  const { width, height } = picture
  const longest = Math.max(width, height)
  const of = (name: PictureKind, confidence: number): { name: PictureKind; confidence: number } => ({
    name,
    confidence,
  })
  // An icon. Smaller ones have too few pixels for statistics.
  if (longest < 48) return of('drawing', 0.7)
  const s = statistics(picture)

  if (s.white >= 0.6 && s.saturated < 0.03 && s.distinct < 0.06 && s.straightLevel < 0.04 && s.straightUpright < 0.06) {
    if (s.equalRight > 0.75 && s.equal < 0.3) return of('screen', 0.55)
    if (longest <= 256 && longest < 2 * Math.min(width, height)) return of('drawing', 0.6)
    return of('document', textBoxes.length === 0 ? 0.75 : 0.9)
  }
  const natural = s.equal < 0.35 && s.straightLevel < 0.1
  if (natural || (s.distinct >= 0.12 && s.straightLevel < 0.05)) {
    const covered = coverage(textBoxes, width, height)
    const page = textBoxes.length >= 6 && covered >= 0.08 && s.saturated < 0.3
    if (page) return of('document', Math.min(0.9, 0.5 + 2 * covered))
    return of('photo', natural && s.equal < 0.2 && s.distinct > 0.05 ? 0.95 : 0.7)
  }
  if (longest <= 256) return of('drawing', 0.7)
  if (s.neutralSurfaces >= 3) return of('screen', s.straightLevel > 0.1 ? 0.95 : 0.8)
  return flatKind(s, width, height, of)
}

/** Flat pictures with one or two gray surfaces: plain screens, charts, pages with tables. */
function flatKind(
  s: Statistics,
  width: number,
  height: number,
  of: (name: PictureKind, confidence: number) => { name: PictureKind; confidence: number },
): { name: PictureKind; confidence: number } {
  const straight = s.straightLevel >= 0.06
  if (s.white < 0.5 && (s.neutralSurfaces >= 2 || s.colouredSurfaces < 2))
    return of(straight || width * height > 150_000 ? 'screen' : 'drawing', 0.7)
  if (s.colouredSurfaces >= 2) return of('drawing', 0.85)
  const upright = height > 1.15 * width
  if (s.white > 0.8 && upright && width >= 500 && s.saturated < 0.03) return of('document', 0.75)
  if (!straight && s.straightUpright < 0.06 && s.saturated < 0.03 && s.white >= 0.6) return of('document', 0.6)
  const large = width * height >= 300_000
  if (s.neutralSurfaces === 2 && straight && width * height > 30_000) return of('screen', 0.7)
  if (large && straight && s.saturated < 0.1 && s.straightUpright < 0.15) return of('screen', 0.65)
  return of('drawing', 0.7)
}
