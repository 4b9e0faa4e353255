import { describe, expect, test } from 'vitest'
import type { Box } from '../../../../models/contract/scene'
import { readingOrder } from '../../../../models/vision/layout'
import { seeded } from './pages'

interface Place {
  box: Box
}

const pitch = 22
const height = 27

/**
 * Lines of running text as a detector gives them: boxes a little higher than the distance from line to line, sides off by up
 * to two pixels. Each fifth line ends a paragraph early and the next one is set in.
 */
function column(left: number, top: number, width: number, count: number, random: () => number): Place[] {
  const off = (): number => Math.round(random() * 4 - 2)
  return Array.from({ length: count }, (_, i) => {
    const indent = i % 5 === 0 ? 18 : 0
    const length = i % 5 === 4 ? 0.4 + 0.5 * random() : 1
    const box: Box = [left + indent + off(), top + i * pitch + off(), width * length - indent, height]
    return { box }
  })
}

/** The order of the places, given from the last to the first, as places in the true order. */
function orderOf(places: readonly Place[]): number[] {
  return readingOrder(places.toReversed(), { width: 1240, height: 1000 }).map((i) => places.length - 1 - i)
}
const inTurn = (places: readonly Place[]): number[] => places.map((_, i) => i)

describe('columns that stand close', () => {
  test.each([1, 2, 3])('three columns under a headline are read one after the other (%i)', (seed) => {
    const random = seeded(seed)
    const places: Place[] = [
      { box: [56, 40, 1000, 42] },
      ...[55, 435, 815].flatMap((left) => column(left, 110, 368, 30, random)),
    ]
    expect(orderOf(places)).toEqual(inTurn(places))
  })

  test('a headline over columns of its own parts them from the columns above', () => {
    const random = seeded(4)
    const places: Place[] = [
      ...[55, 627].flatMap((left) => column(left, 40, 556, 12, random)),
      { box: [56, 330, 620, 42] },
      ...[55, 435, 815].flatMap((left) => column(left, 400, 368, 14, random)),
    ]
    expect(orderOf(places)).toEqual(inTurn(places))
  })

  test('a figure that takes the place of some lines, and columns of different length, change nothing', () => {
    const random = seeded(5)
    const places: Place[] = [
      ...column(55, 40, 556, 8, random),
      ...column(55, 40 + 20 * pitch, 556, 10, random),
      ...column(627, 40, 556, 24, random),
    ]
    expect(orderOf(places)).toEqual(inTurn(places))
  })

  test('a table within a column stays in it, row by row', () => {
    const random = seeded(6)
    const cells = [0, 1, 2, 3].flatMap((row) =>
      [60, 240, 390].map((left): Place => ({ box: [left, 40 + (11 + row) * pitch, 70, height] })),
    )
    const places: Place[] = [
      ...column(55, 40, 556, 11, random),
      ...cells,
      ...column(55, 40 + 15 * pitch, 556, 8, random),
      ...column(627, 40, 556, 23, random),
    ]
    expect(orderOf(places)).toEqual(inTurn(places))
  })

  test('one column stays one where the detector cut a few lines at the same place', () => {
    const whole = column(55, 40, 900, 25, seeded(7))
    const places = whole.flatMap((place, i): Place[] => {
      const [x, y, w, h] = place.box
      if (i % 5 === 4 || i < 11 || i > 14) return [place]
      return [{ box: [x, y, 500 - x, h] }, { box: [508, y, x + w - 508, h] }]
    })
    expect(orderOf(places)).toEqual(inTurn(places))
  })

  test('boxes of uneven height on a level page are not taken for a slope', () => {
    // Short lines are found lower than long ones; from column to column the lines stand half a line apart.
    const random = seeded(8)
    const places = [60, 440, 820].flatMap((left, k) =>
      column(left, 40 + k * 11, 368, 30, random).map(({ box: [x, y, w, h] }): Place => {
        const more = w > 300 ? 8 : 0
        return { box: [x, y - more / 2, w, h + more] }
      }),
    )
    expect(orderOf(places)).toEqual(inTurn(places))
  })
})
