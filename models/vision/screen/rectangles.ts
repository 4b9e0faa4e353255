import type { Box } from '../../contract/scene'
import type { Plane, Region } from './planes'

export type Rgb = readonly [number, number, number]

/** A rectangle (also with round corners), disc or pill that is drawn: filled, bordered or both. */
export interface Shape {
  readonly region: Region
  /** With its border. */
  readonly box: Box
  readonly form: 'rectangle' | 'disc' | 'pill'
  readonly fill: Rgb
  /** Colour around it. */
  readonly outside: Rgb
  readonly bordered: boolean
  /** Whether the same surface goes on behind a line at one side, while elsewhere something else begins: a row of a list. */
  readonly open: boolean
  /** Part of the box, without the border, that is in the fill's colour. */
  readonly solid: number
}

/** Sum of channel differences. */
export const distance = (a: Rgb, b: Rgb): number =>
  Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])

export function pixel({ picture: { width, height, data } }: Plane, x: number, y: number): Rgb {
  const cx = Math.max(0, Math.min(width - 1, Math.round(x)))
  const cy = Math.max(0, Math.min(height - 1, Math.round(y)))
  const at = (cy * width + cx) * 3
  return [data[at] as number, data[at + 1] as number, data[at + 2] as number]
}

/** `#rrggbb`. */
export const hex = (rgb: Rgb): string => `#${rgb.map((v) => v.toString(16).padStart(2, '0')).join('')}`

/** Thickest border, in pixels at double density. */
const THICKEST = 5
/** A border or fill is seen from this difference on. */
const SEEN = 12
/** A surface is a surface when at least this part of its box is in its colour; text and ticks take the rest. */
const LEAST_SOLID = 0.3

/** All drawn shapes at least `least` pixels wide and high, from the largest. */
export function findShapes(plane: Plane, least: number): Shape[] {
  const shapes: Shape[] = []
  for (const region of plane.regions) {
    if (region.w < least || region.h < least) continue
    if (region.area < region.w * region.h * LEAST_SOLID) continue
    const form = formOf(region, plane.outline(region))
    if (form) shapes.push(dress(plane, region, form))
  }
  return shapes
    .filter((shape) => shape.bordered || distance(shape.fill, shape.outside) >= SEEN)
    .sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3])
}

/** Which form the outline has; null where it is none. */
function formOf({ x, w, h }: Region, outline: Int32Array): Shape['form'] | null {
  let hull = 0
  let straight = 0
  let middle = 0
  const slack = Math.max(1, Math.round(Math.min(w, h) * 0.04))
  for (let k = 0; k < h; k++) {
    const left = (outline[2 * k] as number) - x
    const right = (outline[2 * k + 1] as number) - x
    if (right < left) continue
    hull += right - left + 1
    const inMiddle = k >= h * 0.4 && k < h * 0.6 + 1
    if (inMiddle) middle++
    if (inMiddle && left <= slack && right >= w - 1 - slack) straight++
  }
  if (middle === 0 || straight < middle * 0.9) return null
  const full = hull / (w * h)
  const near = Math.min(w, h)
  const ratio = w / h
  if (ratio > 0.85 && ratio < 1.18 && near < 90) {
    const disc = misfit(outline, x, w, h, 0.5)
    if (disc < Math.max(0.8, w * 0.06) && disc < misfit(outline, x, w, h, 0.2)) return 'disc'
  }
  const lost = (1 - full) * w * h
  // The four corners of a shape with fully round ends lack 0.215 of the square of its height.
  const round = lost / (near * near)
  if (round > 0.3 || full < 0.75) return null
  return round > 0.11 && w > h ? 'pill' : 'rectangle'
}

/** Mean distance in pixels of an outline from that of a square with corners of this radius (a part of its width; 0.5 is a disc). */
function misfit(outline: Int32Array, x: number, w: number, h: number, radius: number): number {
  let off = 0
  for (let k = 0; k < h; k++) {
    const fromEnd = Math.min(k + 0.5, h - k - 0.5) / h
    const t = Math.max(0, 1 - fromEnd / radius)
    const indent = w * radius * (1 - Math.sqrt(1 - t * t))
    off +=
      Math.abs((outline[2 * k] as number) - x - indent) + Math.abs(x + w - 1 - (outline[2 * k + 1] as number) - indent)
  }
  return off / (2 * h)
}

/** Finds the border and what is around it. */
function dress(plane: Plane, region: Region, form: Shape['form']): Shape {
  const { x, y, w, h, rgb } = region
  const cx = x + w / 2
  const cy = y + h / 2
  const side = (at: (k: number) => Rgb): { width: number; outside: Rgb } => {
    const colours = Array.from({ length: THICKEST + 2 }, (_, k) => at(k))
    const steady = (k: number): boolean => distance(colours[k] as Rgb, colours[k + 1] as Rgb) < SEEN
    let at1 = 1
    while (at1 <= THICKEST && !steady(at1)) at1++
    if (at1 > THICKEST) return { width: 0, outside: colours[THICKEST + 1] as Rgb }
    // What is steady may be a border of two or three pixels, with something else behind it.
    for (let k = at1 + 1; k < THICKEST; k++) {
      if (steady(k) && distance(colours[k] as Rgb, colours[at1] as Rgb) >= SEEN)
        return { width: k - 1, outside: colours[k] as Rgb }
    }
    return { width: at1 - 1, outside: colours[at1] as Rgb }
  }
  // Beside the middle, where a neighbour's text or a chevron is least likely.
  const sides = [
    side((k) => pixel(plane, x - k, cy)),
    side((k) => pixel(plane, x + w - 1 + k, cy)),
    side((k) => pixel(plane, cx, y - k)),
    side((k) => pixel(plane, cx, y + h - 1 + k)),
  ]
  const [left, right, top, bottom] = sides.map(({ width }) => width) as [number, number, number, number]
  const outside = majority(sides.map((s) => s.outside))
  const lined = sides.filter(({ width }) => width > 0).length
  const fill = rgb
  return {
    region,
    form,
    open: distance(fill, outside) >= SEEN && sides.some((s) => distance(s.outside, fill) < SEEN / 2),
    box: [x - left, y - top, w + left + right, h + top + bottom],
    fill,
    outside,
    bordered: lined >= 3,
    solid: region.area / (w * h),
  }
}

const majority = (colours: Rgb[]): Rgb =>
  colours
    .map((c) => ({ c, n: colours.filter((d) => distance(c, d) < SEEN).length }))
    .reduce((best, next) => (next.n > best.n ? next : best)).c

/** Part of `a` that lies in `b`. */
export function inside(a: Box, b: Box): number {
  const w = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0])
  const h = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1])
  return w > 0 && h > 0 ? (w * h) / Math.max(1, a[2] * a[3]) : 0
}

/** Intersection over union. */
export function overlap(a: Box, b: Box): number {
  const shared = inside(a, b) * a[2] * a[3]
  return shared / (a[2] * a[3] + b[2] * b[3] - shared)
}
