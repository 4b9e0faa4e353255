import type { Box, TextLine } from '../../contract/scene'
import { distance, hex, pixel, type Rgb, type Shape } from './rectangles'
import { bottom, inkOf, linesIn, middleX, middleY, right, type Sight } from './sight'

/** Rows of titles of which one is chosen: by a bar under it, or by a box that opens into the page below while the others' boxes are closed. */
export function findTabs(sight: Sight): void {
  const rest = (): TextLine[] => sight.lines.filter((line) => !sight.used.has(line))
  for (const line of rest()) {
    if (sight.used.has(line)) continue
    const row = rowOf(line, rest(), sight.unit)
    if (row.length < 2 || row.length > 12 || row[0] !== line || row.some(({ text }) => text.length > 32)) continue
    const bars = row.map((title) => barUnder(sight, title))
    const chosen = bars.filter((bar) => bar !== null).length === 1 ? bars.findIndex((bar) => bar !== null) : -1
    if (chosen >= 0) {
      const bar = bars[chosen] as Box
      const tall = bottom(bar) - (row[chosen] as TextLine).box[1] + sight.unit * 0.6
      row.forEach((title, i) => {
        const half = Math.max(title.box[2], i === chosen ? bar[2] : 0) / 2 + sight.unit * 0.5
        add(sight, title, [middleX(title.box) - half, bottom(bar) - tall, half * 2, tall], i === chosen, 0.8)
      })
      continue
    }
    boxed(sight, row)
  }
}

/** The titles on one height, each close to the last, from the left. */
function rowOf(line: TextLine, lines: TextLine[], unit: number): TextLine[] {
  const level = lines
    .filter(({ box }) => Math.abs(middleY(box) - middleY(line.box)) < unit * 0.4 && box[0] >= line.box[0])
    .sort((a, b) => a.box[0] - b.box[0])
  const row: TextLine[] = []
  for (const next of level) {
    const last = row.at(-1)
    if (last && next.box[0] - right(last.box) > unit * 14) break
    row.push(next)
  }
  return row
}

/** A bar of an accent colour below a title, at least as wide as it and clear of its letters. */
function barUnder({ plane, unit }: Sight, { box }: TextLine): Box | null {
  const bar = plane.regions.find(
    ({ x, y, w, h, area, rgb }) =>
      h >= 2 &&
      h <= unit * 0.4 &&
      w >= box[2] * 0.8 &&
      w <= box[2] + unit * 6 &&
      area > w * h * 0.8 &&
      y - bottom(box) > unit * 0.1 &&
      y - bottom(box) < unit * 1.4 &&
      Math.abs(x + w / 2 - middleX(box)) < unit * 0.6 &&
      Math.max(...rgb) - Math.min(...rgb) > 60,
  )
  return bar ? [bar.x, bar.y, bar.w, bar.h] : null
}

/** Boxes side by side, one of them open to the page: the surface below goes on into it. */
function boxed(sight: Sight, row: TextLine[]): void {
  const { shapes, plane, unit, taken } = sight
  const boxes = row.map((line) =>
    shapes.find(
      (s) =>
        !taken.has(s) &&
        s.form !== 'disc' &&
        s.box[3] < unit * 3.6 &&
        s.box[3] > unit * 1.1 &&
        s.box[2] < line.box[2] + unit * 12 &&
        linesIn(sight, s.box).includes(line),
    ),
  )
  const closed = boxes.filter((s): s is Shape => s !== undefined)
  const first = closed[0]
  if (!first) return
  const low = bottom(first.box)
  const joined = row.map((line, i) => {
    const x = line.box[0] - 3
    // From beside the title straight down into the page without a change of colour.
    const own = pixel(plane, x, middleY(line.box))
    for (let y = middleY(line.box); y < low + unit * 0.5; y += 1)
      if (distance(pixel(plane, x, y), own) > 12) return false
    return boxes[i] === undefined || distance((boxes[i] as Shape).fill, first.fill) > 8
  })
  const chosen = joined.indexOf(true)
  // A label beside a field looks alike, but does not sit in a strip: above it the strip has another colour or a line.
  if (chosen < 0 || !capped(sight, row[chosen] as TextLine, first)) return
  if (joined.filter(Boolean).length !== 1 || closed.length < row.length - 1) return
  const touching = closed.every((s) => Math.abs(bottom(s.box) - low) <= 4)
  const near = row.every((line, i) => {
    const next = row[i + 1]
    if (!next) return true
    const end = boxes[i] ? right((boxes[i] as Shape).box) : right(line.box) + unit * 2
    const start = boxes[i + 1] ? (boxes[i + 1] as Shape).box[0] : next.box[0] - unit * 2
    return start - end < unit * 0.6
  })
  if (!touching || !near) return
  const beforeChosen = boxes[chosen - 1]
  const afterChosen = boxes[chosen + 1]
  row.forEach((line, i) => {
    const shape = boxes[i]
    const x = beforeChosen ? right(beforeChosen.box) : line.box[0] - unit * 0.8
    const end = afterChosen ? afterChosen.box[0] : right(line.box) + (line.box[0] - x)
    const box: Box = i === chosen || !shape ? [x, first.box[1], end - x, first.box[3]] : shape.box
    if (shape) taken.add(shape)
    add(sight, line, box, i === chosen, 0.8)
  })
}

/** Whether the chosen tab ends at its top where the closed ones do, give or take: a line or a change of colour runs there. */
function capped({ plane, unit }: Sight, title: TextLine, closed: Shape): boolean {
  const own = pixel(plane, title.box[0] - 3, middleY(title.box))
  const x = middleX(title.box)
  for (let y = closed.box[1] - unit * 0.6; y <= closed.box[1] + unit * 0.3; y++) {
    if (distance(pixel(plane, x, y), own) > 12) return true
  }
  return false
}

function add(sight: Sight, line: TextLine, box: Box, selected: boolean, confidence: number): void {
  sight.used.add(line)
  const paper: Rgb = inkOf(sight, line).paper
  sight.found.push({ role: 'tab', name: line.text.trim(), state: { selected }, box, confidence, fill: hex(paper) })
}
