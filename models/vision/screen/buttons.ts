import { claim } from './check-boxes'
import { hex } from './rectangles'
import { contrastOf, isType, linesIn, middleX, middleY, nameOf, right, type Sight } from './sight'

/** Below this contrast of text to surface a button does not answer. */
const DIM = 2.75
const LONGEST = 40

/** Filled or outlined rectangles around short centred text. */
export function findButtons(sight: Sight): void {
  const { unit, shapes, taken, used, found } = sight
  for (const shape of shapes) {
    const [x, , w, h] = shape.box
    if (shape.form === 'disc' || shape.open || taken.has(shape) || isType(sight, shape)) continue
    const [line, ...more] = linesIn(sight, shape.box)
    if (!line || more.length > 0 || used.has(line) || !/[\p{L}\p{N}]/u.test(line.text) || line.text.length > LONGEST)
      continue
    const type = Math.min(line.box[3], unit * 1.6)
    if (h < type * 1.05 || h > Math.max(type, unit) * 3.6 || w < h * 0.8) continue
    const before = line.box[0] - x
    const after = right(shape.box) - right(line.box)
    if (before < 2 || Math.abs(before - after) > Math.max(6, w * 0.1, unit * 0.5)) continue
    if (Math.abs(middleY(line.box) - middleY(shape.box)) > Math.max(3, h * 0.15)) continue
    // A band right across its surroundings is a bar with a title.
    if (w > unit * 30 && !shape.bordered) continue
    if (w > sight.plane.picture.width * 0.9) continue
    if (inGrid(sight, shape.box)) continue
    claim(sight, shape)
    used.add(line)
    const dim = contrastOf(sight, line) < DIM
    found.push({
      role: 'button',
      name: nameOf(line.text),
      ...(dim && { state: { disabled: true } }),
      box: shape.box,
      confidence: shape.bordered ? 0.9 : 0.85,
      fill: hex(shape.fill),
    })
  }
}

/** Whether a box touches others of its size above or below and beside it: cells of a table. */
function inGrid({ shapes, unit }: Sight, box: readonly number[]): boolean {
  const [x, y, w, h] = box as [number, number, number, number]
  const near = shapes.filter(
    ({ box: b }) => Math.abs(b[3] - h) <= 3 && Math.abs(b[0] - x) < w * 2 + b[2] && Math.abs(b[1] - y) < h * 2,
  )
  const stacked = near.some(
    ({ box: b }) =>
      Math.abs(middleX(b) - (x + w / 2)) < 3 && Math.abs(b[2] - w) < 4 && Math.abs(Math.abs(b[1] - y) - h) <= 3,
  )
  const beside = near.some(
    ({ box: b }) => Math.abs(b[1] - y) <= 2 && (Math.abs(b[0] - (x + w)) <= 3 || Math.abs(b[0] + b[2] - x) <= 3),
  )
  return stacked && beside && w > unit * 2
}
