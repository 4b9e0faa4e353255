import type { Box } from '../../contract/scene'
import { labelAbove, labelLeft } from './labels'
import type { Region } from './planes'
import { distance, hex, type Rgb } from './rectangles'
import { linesIn, middleX, middleY, nameOf, type Sight } from './sight'

/** Long low bars of two colours that meet: a progress bar, or a slider where a knob sits at the meeting point. */
export function findProgress(sight: Sight): void {
  const { plane, unit, shapes, used, taken, found } = sight
  const bars = plane.regions.filter(
    ({ w, h, area }) => h >= 2 && h <= unit * 1.7 && w >= h * 1.2 && w >= unit * 0.8 && area > w * h * 0.75,
  )
  findJoinedSliders(sight, bars)
  for (const done of bars) {
    for (const rest of bars) {
      const gap = rest.x - (done.x + done.w)
      const total = rest.x + rest.w - done.x
      if (gap < -2 || gap > unit * 1.6 || total < unit * 5 || Math.abs(middle(done) - middle(rest)) > 1.5) continue
      if (
        Math.abs(done.h - rest.h) > Math.max(2, done.h * 0.25) ||
        total < done.h * 5 ||
        distance(done.rgb, rest.rgb) < 60
      )
        continue
      const at = done.x + done.w + gap / 2
      const knob = shapes.find(
        ({ box, form }) =>
          form !== 'pill' &&
          box[3] > done.h * 1.4 &&
          box[3] < unit * 2.2 &&
          box[2] < unit * 2.2 &&
          Math.abs(middleX(box) - at) < unit &&
          Math.abs(middleY(box) - middle(done)) < 3,
      )
      if (!knob && gap > 3) continue
      // A progress bar is filled with an accent, its rest is pale: two grey boxes that touch are none.
      if (saturation(done.rgb) < 60) continue
      const box: Box = [done.x, Math.min(done.y, rest.y), total, Math.max(done.h, rest.h)]
      if (linesIn(sight, box).some((line) => !/\d\s*%/.test(line.text))) continue
      const left = labelLeft(sight, box, unit * 14)
      const label = left ?? labelAbove(sight, box)
      const named = label && !used.has(label) && !/[.!?]$/.test(label.text) ? label : undefined
      if (named) used.add(named)
      for (const shape of shapes) if (shape === knob || shape.region === done || shape.region === rest) taken.add(shape)
      const tall = knob ? Math.max(box[3], knob.box[3]) : box[3]
      const part = (at - done.x) / total
      found.push({
        role: knob ? 'slider' : 'progressbar',
        name: named ? nameOf(named.text) : '',
        state: { value: `${String(Math.round(part * 100))} %` },
        box: [box[0], middle(done) - tall / 2, box[2], tall],
        confidence: 0.75,
        fill: hex(done.rgb),
      })
      break
    }
  }
}

/** Sliders whose knob has the colour of the part before it: one low bar with a thick end, and the rest of the bar. */
function findJoinedSliders(sight: Sight, bars: readonly Region[]): void {
  const { plane, unit, used, found } = sight
  for (const done of plane.regions) {
    if (done.h < 8 || done.h > unit * 2 || done.w < done.h * 1.5 || done.area > done.w * done.h * 0.75) continue
    const rest = bars.find(
      (bar) =>
        Math.abs(bar.x - (done.x + done.w)) <= 3 && Math.abs(middle(bar) - middle(done)) <= 1.5 && bar.h < done.h * 0.7,
    )
    if (!rest || rest.x + rest.w - done.x < done.h * 4 || saturation(done.rgb) < 60) continue
    const outline = plane.outline(done)
    const starting = Array.from({ length: done.h }, (_, k) => outline[2 * k] as number).filter(
      (x) => x <= done.x + done.h / 2,
    ).length
    if (starting > done.h * 0.7 || starting < 2) continue
    const box: Box = [done.x, done.y, rest.x + rest.w - done.x, done.h]
    const label = labelLeft(sight, box, unit * 14) ?? labelAbove(sight, box)
    if (label) used.add(label)
    const part = (done.w - done.h / 2) / box[2]
    found.push({
      role: 'slider',
      name: label ? nameOf(label.text) : '',
      state: { value: `${String(Math.round(part * 100))} %` },
      box,
      confidence: 0.75,
      fill: hex(done.rgb),
    })
  }
}

const middle = ({ y, h }: Region): number => y + h / 2
const saturation = (rgb: Rgb): number => Math.max(...rgb) - Math.min(...rgb)
