import type { Box } from '../../contract/scene'
import { median } from './run'

/** Steeper text than this (about 7°) is not skew but another orientation. */
const steepest = 0.12
/** Flatter than this (about 1°) rows meet without help. */
const flattest = 0.02

interface Point {
  x: number
  y: number
  w: number
  h: number
}

/**
 * How much the lines of a photographed page fall to the right, in pixels per pixel; 0 for a level page.
 * Two signs have to agree. The upright box around a slanted line is the taller the longer the line is: that gives the
 * size (as a Theil–Sen estimate, which a few large headings do not disturb). And at the right slope the middles of boxes
 * in one row meet (projection profile, Postl 1986): that gives the direction, and keeps columns whose lines merely stand
 * on different levels from tilting a screenshot.
 */
export function skewOf(lines: readonly { readonly box: Box }[]): number {
  if (lines.length < 8) return 0
  const points = lines.map(({ box: [x, y, w, h] }) => ({ x: x + w / 2, y: y + h / 2, w, h }))
  const size = growth(points)
  if (size < flattest || size > steepest * 1.3) return 0
  const bin = Math.max(1, median(points.map((p) => p.h)) / 4)
  const sharpest = (sign: 1 | -1): { slope: number; sharp: number } => {
    const slopes = Array.from({ length: 17 }, (_, i) => sign * size * (0.6 + i * 0.05))
    return slopes
      .map((slope) => ({ slope, sharp: sharpness(points, slope, bin) }))
      .reduce((a, b) => (b.sharp > a.sharp ? b : a))
  }
  const [falling, rising] = [sharpest(1), sharpest(-1)]
  const [best, other] = falling.sharp > rising.sharp ? [falling, rising] : [rising, falling]
  const told = best.sharp > other.sharp * 1.04 && best.sharp > sharpness(points, 0, bin) * 0.95
  if (!told || Math.abs(best.slope) > steepest) return 0
  const slope = refined(points, refined(points, best.slope))
  // Lines of columns side by side also meet at the slope that leads from one line to the next one.
  return sharpness(points, slope, bin) < sharpness(points, 0, bin) ? 0 : slope
}

/** A better slope: the median over neighbours that `slope` puts in one row. */
function refined(points: readonly Point[], slope: number): number {
  const slopes = points.flatMap((a) => {
    const beside = points.filter(
      (b) => b.x - a.x > 3 * Math.min(a.h, b.h) && Math.abs(b.y - a.y - slope * (b.x - a.x)) < 0.3 * Math.min(a.h, b.h),
    )
    if (beside.length === 0) return []
    const next = beside.reduce((b, c) => (c.x < b.x ? c : b))
    return [(next.y - a.y) / (next.x - a.x)]
  })
  return slopes.length < 5 ? slope : median(slopes)
}

/** Pixels of height per pixel of width, over pairs of lines of clearly different width. */
function growth(points: readonly Point[]): number {
  const byWidth = points.toSorted((a, b) => a.w - b.w)
  const short = byWidth.slice(0, Math.ceil(points.length * 0.4))
  const long = byWidth.slice(-Math.ceil(points.length * 0.4))
  // A few hundred pairs tell as much as all.
  const stride = Math.max(1, Math.floor(short.length / 24))
  const ratios: number[] = []
  for (let i = 0; i < short.length; i += stride)
    for (let j = 0; j < long.length; j += stride) {
      const [a, b] = [short[i], long[j]]
      if (a && b && b.w - a.w > 2 * a.h) ratios.push((b.h - a.h) / (b.w - a.w))
    }
  return ratios.length < 8 ? 0 : median(ratios)
}

/** How sharp the histogram of middles is when the page is turned level by `slope`. */
function sharpness(points: readonly Point[], slope: number, bin: number): number {
  const histogram = new Map<number, number>()
  for (const p of points) {
    const at = (p.y - slope * p.x) / bin
    const low = Math.floor(at)
    histogram.set(low, (histogram.get(low) ?? 0) + 1 - (at - low))
    histogram.set(low + 1, (histogram.get(low + 1) ?? 0) + at - low)
  }
  let sum = 0
  for (const n of histogram.values()) sum += n * n
  return sum
}
