import { describe, expect, it } from 'vitest'
import { colourShares, inkAndPaper } from '../../../models/vision/colours'
import type { Box } from '../../../models/contract/scene'
import { drawn, noise, plain, quarters } from '../../fixtures/pictures'

/** How different two colours are at most, channel by channel. */
function difference(a: string, b: string): number {
  const channel = (hex: string, i: number): number => parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16)
  return Math.max(...[0, 1, 2].map((i) => Math.abs(channel(a, i) - channel(b, i))))
}

describe('dominant colours', () => {
  it('have their exact value and share', async () => {
    const shares = colourShares(await quarters(400, 300))
    expect(shares.map(({ colour }) => colour).sort()).toEqual(['#0000ff', '#00ff00', '#ff0000', '#ffffff'])
    for (const { share } of shares) expect(share).toBeCloseTo(0.25, 1)
  })

  it('come from the largest to the smallest and add up to at most one', async () => {
    const picture = await drawn(
      800,
      600,
      '#1e1e1e',
      '<rect width="200" height="600" fill="#007acc"/><rect width="800" height="30" fill="#fff"/>',
    )
    const shares = colourShares(picture)
    expect(shares.map(({ colour }) => colour)).toEqual(['#1e1e1e', '#007acc', '#ffffff'])
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9)
  })

  it('join shades that look alike', async () => {
    const picture = await drawn(
      400,
      400,
      '#ffffff',
      '<rect width="400" height="150" fill="#fcfcfc"/><rect width="100" height="100" fill="#c02020"/>',
    )
    expect(colourShares(picture).map(({ colour }) => colour)).toEqual(['#ffffff', '#c02020'])
  })

  it('are no more than asked for', () => {
    const busy = noise(300, 300, 0, 255)
    expect(colourShares(busy, 3)).toHaveLength(3)
    expect(colourShares(busy).length).toBeLessThanOrEqual(6)
  })

  it('of a single pixel are its colour', () => {
    expect(colourShares(plain(1, 1, [1, 2, 3]))).toEqual([{ colour: '#010203', share: 1 }])
  })
})

describe('ink and paper of a line of text', () => {
  const line = (paper: string, ink: string, size: number, weight = 'normal'): ReturnType<typeof drawn> =>
    drawn(
      360,
      48,
      paper,
      `<text x="10" y="32" font-size="${size}" font-family="sans-serif" font-weight="${weight}" fill="${ink}">Save changes to disk</text>`,
    )
  const around = (size: number): Box => [8, 32 - size, size * 10, size * 1.3]

  it.each([
    ['black on white', '#ffffff', '#000000', 14, 'normal'],
    ['a light theme', '#f6f5f4', '#2e3436', 15, 'normal'],
    ['a dark theme', '#1e1e1e', '#d4d4d4', 14, 'normal'],
    ['a blue button', '#0079e3', '#ffffff', 16, 'bold'],
    ['an error', '#ffffff', '#c01c28', 14, 'normal'],
    ['large and heavy letters', '#ffffff', '#204060', 30, 'bold'],
  ])('%s', async (_, paper, ink, size, weight) => {
    const found = inkAndPaper(await line(paper, ink, size, weight), around(size))
    expect(difference(found.paper, paper)).toBeLessThanOrEqual(2)
    // Thin strokes are mixed with the paper by smoothing, so the ink comes close but not always home.
    expect(difference(found.ink, ink)).toBeLessThanOrEqual(48)
  })

  it('tells the paper of a coloured row from the page around it', async () => {
    const row =
      '<rect y="10" width="360" height="28" fill="#3584e4"/><text x="10" y="30" font-size="16" font-family="sans-serif" fill="#fff">Selected row</text>'
    const { ink, paper } = inkAndPaper(await drawn(360, 48, '#ffffff', row), [8, 14, 110, 20])
    expect(difference(paper, '#3584e4')).toBeLessThanOrEqual(2)
    expect(difference(ink, '#ffffff')).toBeLessThanOrEqual(48)
  })

  it('gives one colour where nothing is written', () => {
    expect(inkAndPaper(plain(50, 50, [9, 9, 9]), [5, 5, 20, 10])).toEqual({ ink: '#090909', paper: '#090909' })
  })

  it.each<[string, Box]>([
    ['beyond the edges', [-20, -20, 900, 900]],
    ['outside', [500, 500, 20, 20]],
    ['empty', [5, 5, 0, 0]],
    ['not a number', [NaN, 0, 10, 10]],
  ])('takes a box that lies %s', (_, box) => {
    const { ink, paper } = inkAndPaper(plain(50, 50, [255, 255, 255]), box)
    expect([ink, paper].every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true)
    expect(paper).toBe('#ffffff')
  })
})
