import { describe, expect, test } from 'vitest'
import { eraseNeighbours, neighboursOf } from '../../../../models/vision/ocr/neighbours'
import type { TextRegion } from '../../../../models/vision/ocr/region'

const [width, height] = [60, 48]

/** A line with one letter from row 14 to 34, drawn with what else the rows `from … to` of column 40 hold. */
function lineWith(...strokes: [from: number, to: number][]): Uint8Array {
  const gray = new Uint8Array(width * height).fill(255)
  for (let y = 14; y < 34; y++) gray.fill(0, y * width + 10, y * width + 14)
  for (const [from, to] of strokes) for (let y = from; y < to; y++) gray.fill(0, y * width + 40, y * width + 44)
  return gray
}
const both = { above: true, below: true }

describe('what reaches in from the lines above and below', () => {
  test('is taken away at both edges, and nothing else', () => {
    const gray = lineWith([0, 8], [42, 48])
    eraseNeighbours(gray, width, height, both)
    expect(gray).toEqual(lineWith())
  })

  test('stays where no other line is near', () => {
    const gray = lineWith([0, 8], [42, 48])
    eraseNeighbours(gray, width, height, { above: false, below: false })
    expect(gray).toEqual(lineWith([0, 8], [42, 48]))
  })

  test.each([
    ['a dot with paper above it', [3, 8], [14, 34]],
    ['a tail that hangs from a letter down to the edge', [14, 48]],
    ['a letter as high as the line', [0, 48]],
  ] as [string, ...[number, number][]][])('%s stays', (_, ...strokes) => {
    const gray = lineWith(...strokes)
    eraseNeighbours(gray, width, height, both)
    expect(gray).toEqual(lineWith(...strokes))
  })

  const region = (x: number, y: number, angle = 0): TextRegion => ({ x, y, width: 300, height: 27, angle, score: 1 })

  test('only lines that stand close, above or below, count as neighbours', () => {
    const own = region(200, 100)
    expect(neighboursOf(own, [own, region(210, 78)], 0.1)).toEqual({ above: true, below: false })
    expect(neighboursOf(own, [own, region(210, 122)], 0.1)).toEqual({ above: false, below: true })
    // A line of the column beside, and one a line space further down.
    expect(neighboursOf(own, [own, region(520, 78), region(200, 150)], 0.1)).toEqual({ above: false, below: false })
  })

  test('in text that stands on end, above is to the side', () => {
    const own = region(100, 200, Math.PI / 2)
    expect(neighboursOf(own, [own, region(122, 200, Math.PI / 2)], 0.1)).toEqual({ above: true, below: false })
  })
})
