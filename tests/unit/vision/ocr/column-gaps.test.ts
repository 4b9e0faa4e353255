import { describe, expect, test } from 'vitest'
import { partAtColumnGaps } from '../../../../models/vision/ocr/column-gaps'
import type { TextRegion } from '../../../../models/vision/ocr/region'
import type { Picture } from '../../../../models/vision/picture'
import { seeded } from '../layout/pages'

const size = { width: 700, height: 500 }
const pitch = 24

/** A white page on which `draw` puts black words. */
function page(draw: (word: (left: number, right: number, middle: number, high?: number) => void) => void): Picture {
  const data = new Uint8Array(size.width * size.height * 3).fill(255)
  draw((left, right, middle, high = 12) => {
    for (let y = middle - high / 2; y < middle + high / 2; y++)
      // Upright strokes with paper between them, as letters have.
      for (let x = left; x < right; x++)
        if ((x - left) % 3 === 0 || x === right - 1)
          data.fill(0, (y * size.width + x) * 3, (y * size.width + x) * 3 + 3)
  })
  return { ...size, data }
}

/** Words from edge to edge with spaces of 7 pixels, at places that differ from line to line. */
function words(left: number, right: number, random: () => number): [number, number][] {
  const result: [number, number][] = []
  for (let x = left; x < right;) {
    const end = Math.min(right, x + 20 + Math.floor(random() * 60))
    result.push([x, right - end < 20 ? right : end])
    x = (result.at(-1)?.[1] ?? right) + 7
  }
  return result
}

const region = (left: number, right: number, y: number, height = 24): TextRegion => ({
  x: (left + right) / 2,
  y,
  width: right - left,
  height,
  angle: 0,
  score: 1,
})
const sides = (r: TextRegion): [number, number] => [Math.round(r.x - r.width / 2), Math.round(r.x + r.width / 2)]

describe('lines that the detector joined over the gap between two columns', () => {
  const levels = Array.from({ length: 14 }, (_, i) => 60 + i * pitch)
  const random = seeded(3)
  const columns = page((word) => {
    for (const y of levels) for (const [a, b] of [...words(40, 340, random), ...words(354, 660, random)]) word(a, b, y)
    // A headline whose word space stands above the gap.
    word(100, 338, 20, 24)
    word(356, 600, 20, 24)
  })
  const headline = region(90, 610, 20, 44)

  test('are parted, the headline above them is not', () => {
    const joined = [headline, ...levels.map((y) => region(34, 666, y))]
    const parts = partAtColumnGaps(columns, joined)
    expect(parts[0]).toBe(headline)
    expect(parts).toHaveLength(1 + 2 * levels.length)
    for (const part of parts.slice(1)) {
      const [left, right] = sides(part)
      expect(right <= 347 || left >= 347).toBe(true)
    }
  })

  test('are cut back to their ink where they reach into the gap', () => {
    const parts = partAtColumnGaps(
      columns,
      levels.flatMap((y) => [region(34, 349, y), region(345, 666, y)]),
    )
    expect(parts).toHaveLength(2 * levels.length)
    for (const part of parts) {
      const [left, right] = sides(part)
      if (left < 300) expect([left, right]).toEqual([34, 342])
      else expect([left, right]).toEqual([352, 666])
    }
  })

  test('prose in one column stays whole, and so do a few lines whose spaces stand in line', () => {
    const one = page((word) => {
      levels.forEach((y, i) => {
        if (i >= 5) for (const [a, b] of words(40, 660, random)) word(a, b, y)
        else for (const [a, b] of [...words(40, 340, random), ...words(354, 660, random)]) word(a, b, y)
      })
    })
    const regions = levels.map((y) => region(34, 666, y))
    expect(partAtColumnGaps(one, regions)).toEqual(regions)
  })
})
