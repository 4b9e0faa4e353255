import type { TextLine } from '../../../contract/scene'
import { bottom, inkOf, right, type Sight } from './sight'
import { hex } from './rectangles'

/** Larger than ordinary type by this much. */
const LARGER = 1.3

/** Short lines in clearly larger type that stand alone in their row. */
export function findHeadings(sight: Sight): void {
  const { lines, used, unit, found } = sight
  for (const line of lines) {
    if (used.has(line) || line.box[3] < unit * LARGER || line.text.length > 80 || !/\p{L}{3}/u.test(line.text)) continue
    if (/[.,;:]$/.test(line.text.trim()) || hasNeighbours(line, lines)) continue
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
