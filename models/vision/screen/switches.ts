import type { Box, TextLine } from '../../contract/scene'
import { claim } from './check-boxes'
import { labelRight } from './labels'
import type { Region } from './planes'
import { distance, hex, inside, pixel, type Rgb, type Shape } from './rectangles'
import { around, isType, middleX, middleY, nameOf, right, type Sight } from './sight'

/** Pills with a knob at one end: on where the knob is at the right. */
export function findSwitches(sight: Sight): void {
  const { unit, shapes, taken, used, found } = sight
  for (const knob of shapes) {
    const track = knob.form === 'disc' && !taken.has(knob) ? trackBeside(sight, knob) : undefined
    if (!track) continue
    const box = around(boxOf(track), knob.box)
    if (isType(sight, knob) || !evenAround(sight, box)) continue
    const label = labelOf(sight, box)
    // Without words beside it, a disc at a bar's end may be anything.
    if (!label) continue
    for (const shape of shapes) if (inside(shape.box, box) > 0.8) taken.add(shape)
    used.add(label)
    found.push({
      role: 'switch',
      name: nameOf(label.text),
      state: { checked: middleX(knob.box) > track.x + track.w / 2 },
      box,
      confidence: 0.85,
      fill: hex(track.rgb),
    })
  }
  for (const shape of shapes) {
    const [x, , w, h] = shape.box
    if (shape.form !== 'pill' || taken.has(shape) || h < unit * 0.6 || h > unit * 2.4) continue
    if (w / h < 1.45 || w / h > 2.5) continue
    const knob = knobOf(shape, shapes)
    if (!knob) continue
    const offset = middleX(knob.box) - (x + w / 2)
    if (Math.abs(offset) < w * 0.1) continue
    const label = labelOf(sight, shape.box)
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

const boxOf = ({ x, y, w, h }: Region): Box => [x, y, w, h]

/** What shows of a track that a knob covers at one end: on the same height, round at its far end, together twice as wide as high or so. */
function trackBeside({ plane, unit }: Sight, { box, fill, region }: Shape): Region | undefined {
  if (box[3] < unit * 0.6 || box[3] > unit * 2.4) return
  return plane.regions.find((track) => {
    if (track === region || track.h < box[3] * 0.5 || track.h > box[3] * 1.35 || track.w < box[3] * 0.4) return false
    if (Math.abs(track.y + track.h / 2 - middleY(box)) > 1.6 || track.area < track.w * track.h * 0.45) return false
    const [x, , w, h] = around(boxOf(track), box)
    if (w < h * 1.45 || w > h * 2.5 || distance(track.rgb, fill) < 30) return false
    const atLeft = box[0] <= x + 2 || box[0] < track.x
    const atRight = box[0] + box[2] >= x + w - 2
    if (atLeft === atRight) return false
    const outline = plane.outline(track)
    const indent = [0, track.h - 1].map((k) =>
      atLeft ? track.x + track.w - 1 - (outline[2 * k + 1] as number) : (outline[2 * k] as number) - track.x,
    )
    return indent.every((n) => n >= track.h * 0.12)
  })
}

/** Whether the same colour lies at all four corners, as around a control on a surface. */
function evenAround({ plane }: Sight, [x, y, w, h]: Box): boolean {
  const [first, ...others] = [
    pixel(plane, x - 2, y - 2),
    pixel(plane, x + w + 1, y - 2),
    pixel(plane, x - 2, y + h + 1),
    pixel(plane, x + w + 1, y + h + 1),
  ]
  return others.every((rgb) => distance(rgb, first as Rgb) <= 12)
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
function labelOf(sight: Sight, box: Box): TextLine | undefined {
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
