import { describe, expect, test } from 'vitest'
import type { Box } from '../../../../models/contract/scene'
import { findRulings, layoutText } from '../../../../models/vision/layout'
import type { Picture } from '../../../../models/vision/picture'
import { pageNamed, seeded, shuffled } from './pages'

type Colour = [number, number, number]

function painted(width: number, height: number, paper: Colour, boxes: { box: Box; colour: Colour }[]): Picture {
  const data = new Uint8Array(width * height * 3)
  const fill = ([x, y, w, h]: Box, colour: Colour): void => {
    for (let row = y; row < y + h; row++) for (let at = x; at < x + w; at++) data.set(colour, (row * width + at) * 3)
  }
  fill([0, 0, width, height], paper)
  for (const { box, colour } of boxes) fill(box, colour)
  return { width, height, data }
}

const white: Colour = [255, 255, 255]
const grey: Colour = [217, 217, 217]

describe('lines drawn in a picture', () => {
  test.each([1, 2, 3, 4])('a line %d pixels thick is found where it is, level and upright', (thick) => {
    const lines: Box[] = [
      [20, 30, 200, thick],
      [40, 60, thick, 90],
    ]
    const picture = painted(
      260,
      180,
      white,
      lines.map((box) => ({ box, colour: grey })),
    )
    expect(findRulings(picture)).toEqual({ horizontal: [lines[0]], vertical: [lines[1]] })
  })

  test('lines on a dark surface are found too', () => {
    const box: Box = [10, 50, 120, 1]
    const picture = painted(160, 100, [30, 30, 30], [{ box, colour: [65, 65, 65] }])
    expect(findRulings(picture).horizontal).toEqual([box])
  })

  test('a line crossed by others stays one line', () => {
    const across: Box[] = [0, 1, 2, 3].map((i) => [20, 20 + 40 * i, 241, 1])
    const down: Box[] = [0, 1, 2, 3].map((i) => [20 + 80 * i, 20, 1, 121])
    const picture = painted(
      300,
      180,
      white,
      [...across, ...down].map((box) => ({ box, colour: grey })),
    )
    const { horizontal, vertical } = findRulings(picture)
    const near = (found: readonly Box[], truth: readonly Box[]): void => {
      expect(found.length).toBe(truth.length)
      for (const [i, box] of found.entries())
        for (const [j, value] of box.entries()) expect(Math.abs(value - truth[i]![j]!)).toBeLessThanOrEqual(2)
    }
    near(horizontal, across)
    near(vertical, down)
  })

  test('bars, edges of filled areas, letters and plain paper are no lines', () => {
    const black: Colour = [0, 0, 0]
    const stroke = (x: number): { box: Box; colour: Colour } => ({ box: [x, 140, 2, 16], colour: black })
    const picture = painted(300, 200, white, [
      { box: [20, 20, 200, 9], colour: grey },
      { box: [0, 60, 300, 60], colour: [240, 240, 240] },
      ...[30, 36, 42, 50].map(stroke),
      { box: [30, 147, 14, 2], colour: black },
    ])
    expect(findRulings(picture)).toEqual({ horizontal: [], vertical: [] })
    expect(findRulings(painted(1, 1, white, []))).toEqual({ horizontal: [], vertical: [] })
  })

  test('noise holds no lines', () => {
    const random = seeded(3)
    const picture = { width: 200, height: 200, data: Uint8Array.from({ length: 120_000 }, () => random() * 256) }
    expect(findRulings(picture)).toEqual({ horizontal: [], vertical: [] })
  })

  test('what is found in the picture is enough to read a table with rules', () => {
    const page = pageNamed('grid')
    const rules = [...page.rulings.horizontal, ...page.rulings.vertical]
    const picture = painted(
      page.width,
      page.height,
      white,
      rules.map((box) => ({ box, colour: [136, 136, 136] })),
    )
    const { tables } = layoutText(shuffled(page.lines, seeded(1)).lines, page, findRulings(picture))
    expect(tables.map((t) => t.rows)).toEqual(page.tables.map((t) => t.rows))
  })
})
