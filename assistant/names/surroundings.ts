import { createHash } from 'node:crypto'
import type { Box, Element, Scene } from '../../models/contract/scene'
import { wordsOf } from '../ask/match'
import { liesIn } from '../describe/geometry'

/** The window that an element stands in: the innermost that was found, or the whole picture. */
export interface Surroundings {
  /** Empty where it has none. */
  title: string
  box: Box
}

const WINDOWS: ReadonlySet<Element['role']> = new Set(['window', 'dialog'])
const area = ([, , width, height]: Box): number => width * height

export function surroundingsOf(scene: Scene, element: Pick<Element, 'box'>): Surroundings {
  const { width, height } = scene.image
  const [inner] = scene.elements
    .filter((each) => WINDOWS.has(each.role) && each !== element && liesIn(element.box, each.box))
    .sort((a, b) => area(a.box) - area(b.box))
  const box: Box = inner?.box ?? [0, 0, width, height]
  if (inner?.name) return { title: inner.name, box }
  const bars = scene.elements.filter((each) => each.role === 'titlebar' && each.name && liesIn(each.box, box))
  return { title: bars.length === 1 ? (bars[0] as Element).name : '', box }
}

/** A word as it is kept: its digest tells whether it is the same, not what it was. */
const digestOf = (word: string): string => createHash('sha256').update(word).digest('hex').slice(0, 8)
const digests = (texts: readonly string[], most: number): string[] =>
  [...new Set(texts.flatMap(wordsOf).filter((word) => word.length > 2))].slice(0, most).map(digestOf)

/** Words that stand in a window, as digests: at most 64, from where reading begins. */
export const wordsIn = (scene: Scene, box: Box): string[] =>
  digests(
    scene.lines.filter((line) => liesIn(line.box, box)).map(({ text }) => text),
    64,
  )

/** Words in the same row as the element, nearest first, as digests. They tell alike elements of a list apart, wherever it is scrolled to. */
export function wordsBeside(scene: Scene, { box }: Pick<Element, 'box'>): string[] {
  const [x, y, width, height] = box
  const gap = (line: Box): number => Math.max(line[0] - (x + width), x - (line[0] + line[2]), 0)
  const row = scene.lines
    .filter(({ box: line }) => {
      const middle = line[1] + line[3] / 2
      return middle > y && middle < y + height && gap(line) > 0
    })
    .sort((a, b) => gap(a.box) - gap(b.box))
  return digests(
    row.slice(0, 4).map(({ text }) => text),
    16,
  )
}
