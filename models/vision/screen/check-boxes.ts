import type { TextLine } from '../../contract/scene'
import { labelRight } from './labels'
import { distance, hex, inside, pixel, type Shape } from './rectangles'
import { around, isType, nameOf, type Sight } from './sight'

/** Part of a box's inside that a tick covers at least. */
const TICK = 0.07
/** Colours further apart than this are a mark on its ground. */
const MARK = 110

/** Small squares with a label to their right. A mark in the square is a tick. */
export function findCheckBoxes(sight: Sight): void {
  const { unit, shapes, taken, used, found, plane } = sight
  for (const shape of shapes) {
    const [, , w, h] = shape.box
    if (shape.form !== 'rectangle' || taken.has(shape) || h < unit * 0.5 || h > unit * 1.9) continue
    if (w / h < 0.82 || w / h > 1.22 || isType(sight, shape)) continue
    const label = labelRight(sight, shape.box, Math.max(h, unit) * 1.1)
    if (!label || used.has(label) || !isLabel(label)) continue
    const marked = markedPart(sight, shape)
    if (marked > 0.6) continue
    const checked = marked >= TICK
    // A plain coloured square is a sample of a colour or a picture.
    if (
      !checked &&
      (!shape.bordered || distance(shape.fill, pixel(plane, shape.box[0] + w / 2, shape.box[1] + h / 2)) > MARK)
    )
      continue
    claim(sight, shape)
    used.add(label)
    found.push({
      role: 'checkbox',
      name: nameOf(label.text),
      state: { checked },
      box: around(shape.box, label.box),
      confidence: shape.bordered ? 0.9 : 0.8,
      fill: hex(shape.fill),
    })
  }
}

const isLabel = (line: TextLine): boolean => /\p{L}{2}/u.test(line.text)

/** Part of the inside that is not in the shape's own colour. */
function markedPart({ plane }: Sight, { region, fill }: Shape): number {
  const inset = Math.max(1, Math.round(region.w * 0.14))
  let n = 0
  let marked = 0
  for (let y = region.y + inset; y < region.y + region.h - inset; y++) {
    for (let x = region.x + inset; x < region.x + region.w - inset; x++) {
      n++
      if (distance(pixel(plane, x, y), fill) > MARK) marked++
    }
  }
  return n === 0 ? 0 : marked / n
}

/** Takes a shape and all that lies in it. */
export function claim({ shapes, taken }: Sight, shape: Shape): void {
  taken.add(shape)
  for (const other of shapes) if (inside(other.box, shape.box) > 0.6) taken.add(other)
}
