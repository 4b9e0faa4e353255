import type { Box } from '../../contract/scene'
import { distance, pixel, type Shape } from './rectangles'
import { linesIn, right, middleY, type Sight } from './sight'

/** Colours further apart than this are a mark on its ground. */
const MARK = 90

/** Whether a small arrow or a button with one stands at the right end of a field. */
export function hasChevron(sight: Sight, shape: Shape): boolean {
  const { plane, shapes } = sight
  const [x, y, w, h] = shape.box
  const end: Box = [x + w - h * 1.15, y, h * 1.15, h]
  const button = shapes.some(
    (s) =>
      s !== shape &&
      s.form !== 'disc' &&
      s.box[3] > h * 0.5 &&
      s.box[3] <= h * 1.02 &&
      s.box[2] > h * 0.4 &&
      s.box[2] < h * 1.1 &&
      Math.abs(right(s.box) - right(shape.box)) < h * 0.3 &&
      Math.abs(middleY(s.box) - middleY(shape.box)) < h * 0.12,
  )
  if (button) return true
  // What is left of the arrow is text: it may come close.
  const texts = linesIn(sight, shape.box).filter((line) => line.text.length > 2 && right(line.box) < x + w - h * 0.3)
  const from = Math.max(end[0], ...texts.map((line) => right(line.box) + 2))
  const inset = Math.max(3, h * 0.12)
  let left = Infinity
  let most = -1
  let top = Infinity
  let low = -1
  let n = 0
  for (let py = Math.ceil(y + inset); py < y + h - inset; py++) {
    for (let px = Math.ceil(from); px < x + w - inset; px++) {
      if (distance(pixel(plane, px, py), shape.fill) < MARK) continue
      n++
      left = Math.min(left, px)
      most = Math.max(most, px)
      top = Math.min(top, py)
      low = Math.max(low, py)
    }
  }
  if (n < 5) return false
  const wide = most - left + 1
  const high = low - top + 1
  const reading = linesIn(sight, shape.box).some((line) => line.text.length > 1 && right(line.box) > left + 1)
  return (
    !reading &&
    wide >= h * 0.16 &&
    wide <= h * 0.6 &&
    high >= h * 0.08 &&
    high <= h * 0.62 &&
    wide / high > 0.5 &&
    left > from
  )
}
