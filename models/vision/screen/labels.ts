import type { Box, TextLine } from '../../contract/scene'
import { bottom, middleY, right } from './sight'

/** What a label is looked for in: the lines, and the surfaces that may hold text of their own. */
export interface Labelled {
  readonly lines: readonly TextLine[]
  readonly shapes: readonly { box: Box }[]
  /** Height of ordinary type on this picture, in pixels. */
  readonly unit: number
}

/** The line that begins just right of a small box and stands on the same height; undefined where there is none. */
export function labelRight(
  { lines, unit }: Pick<Labelled, 'lines' | 'unit'>,
  box: Box,
  reach: number,
): TextLine | undefined {
  return lines
    .filter(
      (line) =>
        right(line.box) > right(box) + unit * 0.4 &&
        line.box[0] > box[0] - unit * 0.3 &&
        line.box[0] - right(box) <= reach &&
        sameRow(line.box, box, unit),
    )
    .sort((a, b) => a.box[0] - b.box[0])[0]
}

/** The nearest line left of a box on the same height. */
export function labelLeft({ lines, shapes, unit }: Labelled, box: Box, reach: number): TextLine | undefined {
  const line = lines
    .filter((l) => right(l.box) <= box[0] + unit * 0.3 && box[0] - right(l.box) <= reach && sameRow(l.box, box, unit))
    .sort((a, b) => right(b.box) - right(a.box))[0]
  // What stands in a field or button of its own is not this one's label.
  if (!line || shapes.some((s) => s.box[3] < unit * 3.5 && holds(s.box, line.box) && !holds(s.box, box))) return
  return line
}

/** The line just above a box that begins where the box begins. */
export function labelAbove({ lines, shapes, unit }: Labelled, box: Box): TextLine | undefined {
  const line = lines
    .filter((l) => {
      const gap = box[1] - bottom(l.box)
      return gap > -unit * 0.35 && gap < unit * 1.2 && Math.abs(l.box[0] - box[0]) < unit * 1.1
    })
    .sort((a, b) => bottom(b.box) - bottom(a.box))[0]
  if (!line || shapes.some((s) => s.box[3] < unit * 3.5 && holds(s.box, line.box) && !holds(s.box, box))) return
  return line
}

const sameRow = (a: Box, b: Box, unit: number): boolean =>
  Math.abs(middleY(a) - middleY(b)) < Math.max(unit * 0.5, b[3] * 0.3)

const holds = (outer: Box, inner: Box): boolean =>
  middleY(inner) > outer[1] &&
  middleY(inner) < bottom(outer) &&
  inner[0] >= outer[0] - 2 &&
  right(inner) <= right(outer) + 4
