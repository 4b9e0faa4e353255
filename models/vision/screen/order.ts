import type { Element } from '../../contract/scene'
import { middleY } from './sight'

const FRAMES = new Set(['window', 'dialog'])

/** Windows and dialogs as they come (the front one first), then the rest row by row. */
export function inReadingOrder(elements: readonly Element[]): Element[] {
  const frames = elements.filter(({ role }) => FRAMES.has(role))
  const rest = elements.filter(({ role }) => !FRAMES.has(role)).sort((a, b) => a.box[1] - b.box[1])
  const rows: Element[][] = []
  for (const element of rest) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && middleY(element.box) < first.box[1] + first.box[3] && element.box[1] <= middleY(first.box))
      row.push(element)
    else rows.push([element])
  }
  return [...frames, ...rows.flatMap((row) => row.sort((a, b) => a.box[0] - b.box[0]))]
}
