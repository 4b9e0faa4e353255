import type { Box, Element, TextLine } from '../../contract/scene'
import { inkAndPaper } from '../colours'
import type { Plane } from './planes'
import { distance, inside, type Rgb, type Shape } from './rectangles'

/** What the rules look at: the lines, the shapes, and what was already taken for something. */
export interface Sight {
  readonly plane: Plane
  readonly shapes: readonly Shape[]
  readonly lines: readonly TextLine[]
  /** Height of ordinary type on this picture, in pixels. */
  readonly unit: number
  /** Lines that are already part of an element. */
  readonly used: Set<TextLine>
  /** Shapes that are already an element or part of one. */
  readonly taken: Set<Shape>
  readonly found: Element[]
}

export const right = (box: Box): number => box[0] + box[2]
export const bottom = (box: Box): number => box[1] + box[3]
export const middleX = (box: Box): number => box[0] + box[2] / 2
export const middleY = (box: Box): number => box[1] + box[3] / 2

/** Whether the middle of one box lies in another. */
export const holdsMiddle = (outer: Box, inner: Box): boolean =>
  middleX(inner) > outer[0] &&
  middleX(inner) < outer[0] + outer[2] &&
  middleY(inner) > outer[1] &&
  middleY(inner) < outer[1] + outer[3]

/** Smallest box around both. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a[0], b[0])
  const y = Math.min(a[1], b[1])
  return [x, y, Math.max(right(a), right(b)) - x, Math.max(bottom(a), bottom(b)) - y]
}

/** Median height of the lines. */
export function unitOf(lines: readonly TextLine[]): number {
  const heights = lines.map(({ box }) => box[3]).sort((a, b) => a - b)
  return Math.max(10, Math.min(60, heights[heights.length >> 1] ?? 16))
}

export const linesIn = ({ lines }: Sight, box: Box): TextLine[] => lines.filter((line) => inside(line.box, box) > 0.7)

/** Shapes that lie in a box and are clearly smaller than it. */
export const shapesIn = ({ shapes }: Sight, box: Box): Shape[] =>
  shapes.filter((shape) => inside(shape.box, box) > 0.9 && shape.box[2] * shape.box[3] < box[2] * box[3] * 0.9)

/** Whether a shape is a stroke or hole of a letter, not something drawn beside the text. */
export function isType(sight: Sight, shape: Shape): boolean {
  return sight.lines.some((line) => {
    // A tight frame around a whole line is no part of it.
    if (inside(shape.box, line.box) < 0.5 || shape.box[2] > line.box[2]) return false
    // Recognition takes a box in front of a label for its first letter now and then. The hole of a letter is lower than that.
    const tall = shape.region.h > line.box[3] * 0.52
    const leading = tall && shape.box[0] - line.box[0] < line.box[3] * 0.35
    const trailing = tall && right(line.box) - right(shape.box) < line.box[3] * 0.35
    // A letter has the colour of letters.
    if ((leading || trailing) && distance(shape.fill, inkOf(sight, line).ink) < 60) return true
    return !(leading || trailing) || shape.box[2] > line.box[2] * 0.6
  })
}

const parse = (colour: string): Rgb => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)) as unknown as Rgb

export function inkOf({ plane }: Sight, line: TextLine): { ink: Rgb; paper: Rgb } {
  const { ink, paper } =
    line.ink && line.paper ? { ink: line.ink, paper: line.paper } : inkAndPaper(plane.picture, line.box)
  return { ink: parse(ink), paper: parse(paper) }
}

const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((v) => ((v / 255 + 0.055) / 1.055) ** 2.4) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of a line's ink to its paper, from 1 (none) to 21 (as WCAG counts it). */
export function contrastOf(sight: Sight, line: TextLine): number {
  const { ink, paper } = inkOf(sight, line)
  const [a, b] = [luminance(ink), luminance(paper)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Text of lines in reading order. */
export const textOf = (lines: readonly TextLine[]): string =>
  [...lines]
    .sort((a, b) =>
      Math.abs(middleY(a.box) - middleY(b.box)) < a.box[3] / 2 ? a.box[0] - b.box[0] : a.box[1] - b.box[1],
    )
    .map(({ text }) => text.trim())
    .join(' ')

/** A label as a name: without the colon at its end or marks that were read where a box stands. */
export const nameOf = (text: string): string =>
  text
    .replace(/^[\s□☐☑☒■●○◉◯•]+/u, '')
    .replace(/[\s:：*]+$/u, '')
    .trim()
