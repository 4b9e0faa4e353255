import type { TextLine } from '../../contract/scene'
import { bottom, inkOf, right, type Sight } from './sight'
import { distance, hex, pixel } from './rectangles'

/** Larger than ordinary type by this much. */
const LARGER = 1.3

/** Short lines in clearly larger type that stand alone in their row. */
export function findHeadings(sight: Sight): void {
  const { lines, used, unit, found } = sight
  for (const line of lines) {
    if (used.has(line) || line.box[3] < unit * LARGER || line.text.length > 80 || !/\p{L}{3}/u.test(line.text)) continue
    if (/[.,;:]$/.test(line.text.trim()) || hasNeighbours(line, lines)) continue
    if (!onEvenGround(sight, line)) continue
    used.add(line)
    found.push({
      role: 'heading',
      name: line.text.trim(),
      box: line.box,
      confidence: 0.6,
      fill: hex(inkOf(sight, line).paper),
    })
  }
}

/** Whether lines of the same large type stand right above or below, as in large running text, or close beside. */
function hasNeighbours(line: TextLine, lines: readonly TextLine[]): boolean {
  return lines.some((other) => {
    if (other === line || Math.abs(other.box[3] - line.box[3]) > line.box[3] * 0.15) return false
    const gap = Math.max(other.box[1] - bottom(line.box), line.box[1] - bottom(other.box))
    const beside = Math.max(other.box[0] - right(line.box), line.box[0] - right(other.box))
    return gap < line.box[3] * 0.5 && beside < line.box[3] * 2
  })
}

/** Whether a line stands on one even colour: on a screen it does, on a photographed sign it hardly ever does. */
function onEvenGround(sight: Sight, line: TextLine): boolean {
  const { paper } = inkOf(sight, line)
  const [x, y, w, h] = line.box
  let n = 0
  let even = 0
  for (let py = Math.ceil(y); py < y + h; py++) {
    for (let px = Math.ceil(x); px < x + w; px++) {
      n++
      if (distance(pixel(sight.plane, px, py), paper) <= 6) even++
    }
  }
  return even > n * 0.45
}
