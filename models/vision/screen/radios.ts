import type { TextLine } from '../../contract/scene'
import { claim } from './check-boxes'
import { labelRight } from './labels'
import { distance, hex, pixel, type Rgb, type Shape } from './rectangles'
import { around, isType, middleX, middleY, nameOf, type Sight } from './sight'

/** Colours further apart than this are a dot on its ground. */
const DOT = 100

/** Small discs with a label to their right, at least two of a size in one column or row. A dot in the middle means chosen. */
export function findRadios(sight: Sight): void {
  const { unit, shapes, taken, used, found } = sight
  const candidates: { shape: Shape; label: TextLine; checked: boolean }[] = []
  const inner = new Set<Shape>()
  for (const shape of shapes) {
    const h = shape.box[3]
    if (shape.form !== 'disc' || taken.has(shape) || inner.has(shape)) continue
    if (h < unit * 0.5 || h > unit * 1.9 || isType(sight, shape)) continue
    const label = labelRight(sight, shape.box, Math.max(h, unit) * 1.1)
    if (!label || used.has(label) || !/[\p{L}\p{N}]/u.test(label.text)) continue
    const checked = hasDot(sight, shape)
    // A plain coloured disc is a status lamp or a picture.
    if (!checked && !shape.bordered && distance(shape.fill, shape.outside) > DOT) continue
    for (const other of shapes)
      if (
        other !== shape &&
        Math.hypot(middleX(other.box) - middleX(shape.box), middleY(other.box) - middleY(shape.box)) < h / 4 &&
        other.box[3] < h * 1.2
      )
        inner.add(other)
    candidates.push({ shape, label, checked })
  }
  for (const { shape, label, checked } of candidates) {
    const group = candidates.some(
      (other) =>
        other.shape !== shape &&
        Math.abs(other.shape.box[3] - shape.box[3]) <= Math.max(2, shape.box[3] * 0.15) &&
        (Math.abs(middleX(other.shape.box) - middleX(shape.box)) <= 3 ||
          Math.abs(middleY(other.shape.box) - middleY(shape.box)) <= 3),
    )
    if (!group) continue
    claim(sight, shape)
    used.add(label)
    found.push({
      role: 'radio',
      name: nameOf(label.text.replace(/^[O0©@]\s+(?=\p{L})/u, '')),
      state: { checked },
      box: around(shape.box, label.box),
      confidence: 0.9,
      fill: hex(shape.fill),
    })
  }
}

/** Whether the middle has another colour than what lies around it, out to three quarters of the radius. */
function hasDot({ plane }: Sight, { box, fill }: Shape): boolean {
  const [x, y, w, h] = box
  const centre: Rgb = pixel(plane, x + (w - 1) / 2, y + (h - 1) / 2)
  if (distance(centre, fill) > DOT) return true
  // Where the dot itself was taken for the shape: a pale ring lies between it and a line in its colour.
  let rings = 0
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    const along = Array.from({ length: Math.ceil(h * 0.5) + 5 }, (_, k) =>
      distance(pixel(plane, x + (w - 1) / 2 + dx * k, y + (h - 1) / 2 + dy * k), fill),
    )
    const pale = along.findIndex((d) => d > DOT)
    // A line one pixel thick is half mixed with what is around it.
    if (pale > 0 && along.slice(pale).some((d) => d < Math.max(...along) * 0.4)) rings++
  }
  return rings >= 3 && Math.max(...fill) - Math.min(...fill) > 60
}
