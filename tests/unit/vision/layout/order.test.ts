import { describe, expect, test } from 'vitest'
import type { Box } from '../../../../models/contract/scene'
import { readingOrder } from '../../../../models/vision/layout'
import { kendallTau, pages, pageNamed, roughened, seeded, shuffled } from './pages'

/** The order of boxes alone, as places in the true order. */
function orderOf(page: (typeof pages)[number], lines: (typeof pages)[number]['lines'], seed: number): number[] {
  const mixed = shuffled(lines, seeded(seed))
  return readingOrder(mixed.lines, page).map((i) => mixed.truth[i]!)
}

describe('reading order from boxes alone', () => {
  // Without its rules a dense grid with centred cells of several lines cannot always be told from columns.
  test.each(pages.filter((p) => p.name !== 'grid').map((p) => [p.name, p] as const))(
    '%s is read exactly as a person reads it, whatever order its lines come in',
    (_, page) => {
      for (const seed of [1, 2, 3]) expect(orderOf(page, page.lines, seed)).toEqual(page.lines.map((_line, i) => i))
    },
  )

  test('a dense grid is nearly right even when its rules are not known', () => {
    const page = pageNamed('grid')
    expect(kendallTau(orderOf(page, page.lines, 1))).toBeGreaterThanOrEqual(0.98)
  })

  test('boxes that are off by two pixels, cut in two or missing hardly change the order', () => {
    const taus = pages.flatMap((page) =>
      Array.from({ length: 8 }, (_, seed) => kendallTau(orderOf(page, roughened(page, seeded(seed)), seed + 100))),
    )
    const sorted = taus.toSorted((a, b) => a - b)
    expect(taus.reduce((a, b) => a + b) / taus.length).toBeGreaterThanOrEqual(0.98)
    expect(sorted[Math.floor(sorted.length / 10)]).toBeGreaterThanOrEqual(0.95)
  })

  test('every line is given exactly once, also when boxes lie on each other or have no size', () => {
    const random = seeded(5)
    const boxes = Array.from({ length: 120 }, (): { box: Box } => ({
      box: [random() * 900, random() * 700, random() < 0.1 ? 0 : random() * 400, random() < 0.1 ? 0 : random() * 60],
    }))
    const order = readingOrder([...boxes, ...boxes.slice(0, 20)], { width: 900, height: 700 })
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 140 }, (_, i) => i))
    expect(readingOrder([], { width: 1, height: 1 })).toEqual([])
    expect(readingOrder([{ box: [0, 0, 5, 5] }], { width: 5, height: 5 })).toEqual([0])
  })

  test('a page that reads from right to left is read from the right', () => {
    const page = pageNamed('news2')
    const mirrored = page.lines.map(({ box: [x, y, w, h] }) => ({ box: [page.width - x - w, y, w, h] as Box }))
    expect(readingOrder(mirrored, page, 'rtl')).toEqual(page.lines.map((_, i) => i))
  })

  test('a photographed receipt that lies askew is read row by row', () => {
    const page = pageNamed('receipt')
    for (const slope of [0.06, -0.05]) {
      const tilted = page.lines.map((line) => {
        const [x, y, w, h] = line.box
        const box: Box = [x, y + slope * x - Math.max(0, -slope * w), w, h + Math.abs(slope) * w]
        return { ...line, box }
      })
      expect(orderOf(page, tilted, 4)).toEqual(page.lines.map((_, i) => i))
    }
  })
})
