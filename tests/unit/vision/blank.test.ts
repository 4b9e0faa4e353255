import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { findBlank } from '../../../models/vision/blank'
import type { Picture } from '../../../models/vision/picture'
import { drawn, noise, plain, raw, seeded, type Rgb } from '../../fixtures/pictures'

const [width, height] = [1920, 1080]

/** The usual arrow: white with a black edge, its tip at 0, 0. */
const arrow = (x: number, y: number, scale = 1): string =>
  `<path transform="translate(${x} ${y}) scale(${scale})" d="M1 1 L1 17 L5 13 L8 19 L11 18 L8 12 L13 12 Z" fill="#fff" stroke="#000"/>`
const text = (x: number, y: number, size: number, fill: string, words: string): string =>
  `<text x="${x}" y="${y}" font-family="monospace" font-size="${size}" fill="${fill}">${words}</text>`

async function asJpeg(picture: Picture, quality: number): Promise<Picture> {
  const { data } = await sharp(await raw(picture).jpeg({ quality }).toBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { ...picture, data: new Uint8Array(data) }
}

describe('a picture that shows nothing is blank', () => {
  it.each<[string, Rgb, string, string]>([
    ['black', [0, 0, 0], 'black', '#000000'],
    ['black as video has it', [16, 16, 16], 'black', '#101010'],
    ['white', [255, 255, 255], 'white', '#ffffff'],
    ['nearly white', [245, 245, 242], 'white', '#f5f5f2'],
    ['blue', [0, 60, 200], 'uniform', '#003cc8'],
    ['a dark theme without anything', [30, 30, 30], 'uniform', '#1e1e1e'],
  ])('%s', (_, rgb, kind, colour) => {
    expect(findBlank(plain(width, height, rgb))).toEqual({ kind, colour })
  })

  it.each([
    [1, 1],
    [1, 500],
    [33, 2],
  ])('also when it is only %d × %d', (w, h) => {
    expect(findBlank(plain(w, h, [255, 255, 255]))?.kind).toBe('white')
  })

  it('with the slight noise of a camera or a capture card', () => {
    expect(findBlank(noise(width, height, 0, 8))?.kind).toBe('black')
    expect(findBlank(noise(width, height, 96, 104))?.kind).toBe('uniform')
  })

  it('with normal noise, whose rare peaks are high', () => {
    const next = seeded(3)
    const normal = (): number =>
      Math.sqrt(-2 * Math.log((next() + 1) / 2 ** 32)) * Math.cos((2 * Math.PI * next()) / 2 ** 32)
    const data = Uint8Array.from({ length: 800 * 600 * 3 }, () =>
      Math.max(0, Math.min(255, Math.round(100 + 3 * normal()))),
    )
    expect(findBlank({ width: 800, height: 600, data })?.kind).toBe('uniform')
  })

  it.each([
    ['a pointer', 1],
    ['the pointer of a fine screen', 2],
  ])('behind a screen curtain with %s', async (_, scale) => {
    const curtain = await drawn(width, height, '#000', arrow(900, 500, scale))
    expect(findBlank(curtain)).toEqual({ kind: 'black', colour: '#000000' })
    expect(findBlank(await asJpeg(curtain, 80))?.kind).toBe('black')
  })
})

describe('a picture with anything in it is not blank', () => {
  const pictures: [string, string, string][] = [
    ['a black terminal with one line of small grey text', '#000', text(4, 14, 12, '#888', 'user@host:~$ ls -l')],
    ['a black terminal with a short prompt', '#000', text(4, 14, 12, '#aaa', '$_')],
    ['two letters on black', '#000', text(900, 500, 16, '#fff', 'OK')],
    ['a white page with one short word', '#fff', text(900, 500, 14, '#000', 'Hi')],
    ['a white page with a full stop', '#fff', '<circle cx="400" cy="300" r="1.5"/>'],
    ['light grey words on white', '#fff', text(900, 500, 14, '#ccc', 'Nothing here')],
    ['dark grey words on a dark theme', '#1e1e1e', text(900, 500, 14, '#3a3a3a', 'No editor open')],
    ['a thin line on white', '#fff', '<path d="M100.5 100v400" stroke="#000"/>'],
    ['a thin line on black', '#000', '<path d="M100 100.5h30" stroke="#fff"/>'],
    ['a thin slanted line on black', '#000', '<path d="M100 100l300 200" stroke="#fff"/>'],
    ['a faint frame', '#fff', '<rect x="50.5" y="50.5" width="600" height="400" fill="none" stroke="#e5e5e5"/>'],
    ['a pointer and a word on black', '#000', arrow(900, 500) + text(300, 300, 14, '#999', 'Hi')],
    ['a pointer on white', '#fff', arrow(900, 500)],
    ['two pointers’ worth of marks', '#000', arrow(900, 500) + arrow(930, 500)],
    ['a logo on black', '#000', '<circle cx="960" cy="540" r="120" fill="#777"/>'],
  ]
  it.each(pictures)('%s', async (_, paper, shapes) => {
    expect(findBlank(await drawn(width, height, paper, shapes))).toBeNull()
  })

  it.each(pictures.slice(0, 4))('also as JPEG: %s', async (_, paper, shapes) => {
    expect(findBlank(await asJpeg(await drawn(width, height, paper, shapes), 80))).toBeNull()
  })

  it('a black icon with a white arrow', async () => {
    expect(findBlank(await drawn(48, 48, '#000', arrow(15, 15)))).toBeNull()
  })

  it('a gradient', async () => {
    const gradient =
      '<linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="#444"/></linearGradient>'
    expect(
      findBlank(await drawn(640, 480, '#000', `${gradient}<rect width="640" height="480" fill="url(#g)"/>`)),
    ).toBeNull()
  })

  it('strong noise, as of a television without a station', () => {
    expect(findBlank(noise(640, 480, 0, 255))).toBeNull()
  })

  it('wherever the word stands', async () => {
    for (const [x, y] of [
      [0, 12],
      [1850, 12],
      [0, 1078],
      [1850, 1078],
      [777, 333],
    ]) {
      expect(findBlank(await drawn(width, height, '#fff', text(x!, y!, 11, '#555', 'Done')))).toBeNull()
    }
  })
})
