import { describe, expect, it } from 'vitest'
import { findComponents } from '../../../../models/vision/ocr/components'

function mask(rows: string[]): { scores: Float32Array; width: number; height: number } {
  const width = rows[0]!.length
  return {
    scores: Float32Array.from(rows.join(''), (c) => (c === '#' ? 0.9 : 0.1)),
    width,
    height: rows.length,
  }
}
const find = (rows: string[]) => {
  const { scores, width, height } = mask(rows)
  return findComponents(scores, width, height, 0.3)
}

/** The slow and obvious way: flood fill. */
function floodFill(rows: string[]): number[] {
  const cells = rows.map((row) => [...row])
  const areas: number[] = []
  for (let y = 0; y < rows.length; y++) {
    for (let x = 0; x < rows[0]!.length; x++) {
      if (cells[y]![x] !== '#') continue
      let area = 0
      const stack = [[x, y]]
      while (stack.length > 0) {
        const [cx, cy] = stack.pop() as [number, number]
        if (cells[cy]?.[cx] !== '#') continue
        cells[cy]![cx] = ' '
        area++
        for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) stack.push([cx + dx, cy + dy])
      }
      areas.push(area)
    }
  }
  return areas.sort((a, b) => a - b)
}

describe('connected components', () => {
  it('finds each separate region with its extent and size', () => {
    const found = find(['##...', '##...', '....#', '....#'])
    expect(found.map((c) => [c.left, c.top, c.right, c.bottom, c.area])).toEqual([
      [0, 0, 2, 2, 4],
      [4, 2, 5, 4, 2],
    ])
  })

  it('joins regions that only meet at the bottom, and ones that touch at a corner', () => {
    expect(find(['#...#', '#...#', '#####'])).toHaveLength(1)
    expect(find(['#..', '.#.', '..#'])).toHaveLength(1)
  })

  it('gives the centre and the mean score', () => {
    const [component] = find(['....', '.##.', '.##.'])
    expect(component!.sumX / component!.area).toBe(1.5)
    expect(component!.sumY / component!.area).toBe(1.5)
    expect(component!.score / component!.area).toBeCloseTo(0.9)
  })

  it('agrees with a flood fill on random masks', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647
    for (let round = 0; round < 40; round++) {
      const rows = Array.from({ length: 12 }, () =>
        Array.from({ length: 17 }, () => (random() < 0.45 ? '#' : '.')).join(''),
      )
      expect(
        find(rows)
          .map((c) => c.area)
          .sort((a, b) => a - b),
      ).toEqual(floodFill(rows))
    }
  })
})
