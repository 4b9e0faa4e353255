import type { TextLine } from '../../../contract/scene'
import { claim } from './check-boxes'
import { labelRight } from './labels'
import { hex, type Shape } from './rectangles'
import { middleX, middleY, nameOf, right, type Sight } from './sight'

/** Pills with a knob at one end: on where the knob is at the right. */
export function findSwitches(sight: Sight): void {
  const { unit, shapes, taken, used, found } = sight
  for (const shape of shapes) {
    const [x, , w, h] = shape.box
    if (shape.form !== 'pill' || taken.has(shape) || h < unit * 0.6 || h > unit * 2.4) continue
    if (w / h < 1.45 || w / h > 2.5) continue
    const knob = knobOf(shape, shapes)
    if (!knob) continue
    const offset = middleX(knob.box) - (x + w / 2)
    if (Math.abs(offset) < w * 0.1) continue
    const label = labelOf(sight, shape)
    claim(sight, shape)
    if (label) used.add(label)
    found.push({
      role: 'switch',
      name: label ? nameOf(label.text) : '',
      state: { checked: offset > 0 },
      box: shape.box,
      confidence: label ? 0.9 : 0.7,
      fill: hex(shape.fill),
    })
  }
}

const knobOf = (track: Shape, shapes: readonly Shape[]): Shape | undefined =>
  shapes.find(
    ({ form, box }) =>
      form === 'disc' &&
      box[3] > track.box[3] * 0.45 &&
      box[3] < track.box[3] * 1.6 &&
      Math.abs(middleY(box) - middleY(track.box)) < track.box[3] * 0.15 &&
      middleX(box) > track.box[0] &&
      middleX(box) < right(track.box),
  )

/** The words beside a switch: just right of it, or at the left of its row, where a title may stand above a note. */
function labelOf(sight: Sight, { box }: Shape): TextLine | undefined {
  const { lines, unit } = sight
  const near = labelRight(sight, box, Math.max(box[2] * 0.8, unit))
  if (near) return near
  const row = lines.filter(
    (line) => right(line.box) <= box[0] + 2 && Math.abs(middleY(line.box) - middleY(box)) < unit * 1.4,
  )
  // Of several columns the nearest one, of title and note the title.
  const nearest = Math.max(...row.map((line) => line.box[0]))
  return row.filter((line) => nearest - line.box[0] < unit * 4).sort((a, b) => a.box[1] - b.box[1])[0]
}
