import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { openPicture, type OpenedPicture } from '../../../../models/vision/decode'
import {
  animatedGif,
  animatedWebp,
  joinTiffs,
  layout,
  pixel,
  plain,
  quarters,
  raw,
  svg,
} from '../../../fixtures/pictures'
import { bmpFile, type BmpKind } from './bmp-writer'
import { pdfFile } from './pdf-writer'

const open = (bytes: Uint8Array, page?: number): Promise<OpenedPicture> =>
  openPicture({ kind: 'bytes' }, { bytes, ...(page !== undefined && { page }) })

const inputs = resolve(import.meta.dirname, '../../../../../shared/inputs')

describe('every format opens upright and in its own colours', async () => {
  const picture = await quarters()
  const files = {
    png: raw(picture).png(),
    jpeg: raw(picture).jpeg({ quality: 95 }),
    webp: raw(picture).webp({ lossless: true }),
    avif: raw(picture).avif({ quality: 90, effort: 1 }),
    gif: raw(picture).gif(),
    tiff: raw(picture).tiff({ compression: 'lzw' }),
  }
  it.each(Object.entries(files))('%s', async (format, file) => {
    const opened = await open(await file.toBuffer())
    expect(opened.facts).toEqual({ width: 96, height: 64, format })
    expect(opened.picture.data.length).toBe(96 * 64 * 3)
    expect(layout(opened.picture)).toBe('RGBW')
    expect(opened.scale).toBe(1)
    expect(opened.transparent).toBe(false)
  })

  it('does not change the bytes it is given', async () => {
    const file = await files.png.toBuffer()
    const before = Buffer.from(file)
    await open(file)
    expect(file.equals(before)).toBe(true)
  })

  it.each([
    ['progressive JPEG', raw(picture).jpeg({ progressive: true })],
    ['interlaced PNG', raw(picture).png({ progressive: true })],
    ['palette PNG', raw(picture).png({ palette: true })],
    ['16-bit PNG', raw(picture).toColourspace('rgb16').png()],
    ['16-bit TIFF', raw(picture).toColourspace('rgb16').tiff()],
    ['Display P3 PNG', raw(picture).withIccProfile('p3').png()],
  ])('%s becomes 8-bit sRGB', async (_, file) => {
    expect(layout((await open(await file.toBuffer())).picture)).toBe('RGBW')
  })

  it('CMYK becomes sRGB, in the colours ink can make', async () => {
    const file = await raw(picture).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()
    expect((await sharp(file).metadata()).space).toBe('cmyk')
    const { picture: opened } = await open(file)
    const strongest = [pixel(opened, 24, 16), pixel(opened, 72, 16), pixel(opened, 24, 48)].map((c) =>
      c.indexOf(Math.max(...c)),
    )
    expect(strongest).toEqual([0, 1, 2])
    expect(Math.min(...pixel(opened, 72, 48))).toBeGreaterThan(245)
  })

  it('keeps mid tones of 16-bit grey', async () => {
    const file = await raw(plain(8, 8, [120, 120, 120]))
      .toColourspace('grey16')
      .png()
      .toBuffer()
    expect((await sharp(file).metadata()).depth).toBe('ushort')
    const { picture: opened } = await open(file)
    expect(opened.data.length).toBe(8 * 8 * 3)
    for (const value of pixel(opened, 4, 4)) expect(Math.abs(value - 120)).toBeLessThanOrEqual(1)
  })

  it('opens a picture of one pixel', async () => {
    const opened = await open(
      await raw(plain(1, 1, [7, 8, 9]))
        .png()
        .toBuffer(),
    )
    expect([opened.facts.width, opened.facts.height, ...opened.picture.data]).toEqual([1, 1, 7, 8, 9])
  })
})

describe('the camera’s orientation is honoured', async () => {
  const upright = await quarters()
  // How a camera stores the upright picture for each EXIF orientation.
  const stored: [number, (file: Sharp) => Sharp | Promise<Sharp>][] = [
    [1, (file) => file],
    [2, (file) => file.flop()],
    [3, (file) => file.rotate(180)],
    [4, (file) => file.flip()],
    // Turned, then mirrored; in one step it would be the other way round.
    [5, async (file) => sharp(await file.rotate(90).png().toBuffer()).flop()],
    [6, (file) => file.rotate(270)],
    [7, async (file) => sharp(await file.rotate(270).png().toBuffer()).flop()],
    [8, (file) => file.rotate(90)],
  ]
  it.each(stored)('orientation %i', async (orientation, turn) => {
    const turned = await (await turn(raw(upright))).png().toBuffer()
    const { picture, facts } = await open(
      await sharp(turned).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer(),
    )
    expect([facts.width, facts.height]).toEqual([96, 64])
    expect(layout(picture)).toBe('RGBW')
  })
})

describe('animations', () => {
  const [red, green] = [plain(40, 30, [255, 0, 0]), plain(40, 30, [0, 255, 0])]

  it.each([
    ['GIF', animatedGif],
    ['WebP', animatedWebp],
  ])('show their first frame: %s', async (_, make) => {
    const { picture, facts } = await open(await make([red, green, red]))
    expect(facts).toMatchObject({ width: 40, height: 30, pages: 3 })
    expect(facts.page).toBeUndefined()
    expect(pixel(picture, 20, 15)).toEqual([255, 0, 0])
  })

  it('open although the second frame of a GIF is broken', async () => {
    const file = await animatedGif([red, green])
    const whole = await open(file)
    const brokenTail = Buffer.concat([file.subarray(0, file.length - 12), Buffer.alloc(12, 0xff)])
    for (const broken of [brokenTail, file.subarray(0, file.length - 8)]) {
      const { picture } = await open(broken)
      expect(picture.data).toEqual(whole.picture.data)
    }
  })
})

describe('TIFF', async () => {
  const pages = await Promise.all(
    [plain(40, 30, [255, 0, 0]), plain(60, 20, [0, 0, 255])].map((page) =>
      raw(page).tiff({ compression: 'none' }).toBuffer(),
    ),
  )
  const file = joinTiffs(pages)

  it('opens the page that is asked for', async () => {
    const first = await open(file)
    expect(first.facts).toEqual({ width: 40, height: 30, format: 'tiff', pages: 2, page: 1 })
    const second = await open(file, 2)
    expect(second.facts).toEqual({ width: 60, height: 20, format: 'tiff', pages: 2, page: 2 })
    expect(pixel(second.picture, 5, 5)).toEqual([0, 0, 255])
  })

  it('says when a page does not exist', async () => {
    await expect(open(file, 3)).rejects.toMatchObject({ code: 'PDF_PAGE_MISSING', detail: '3' })
  })

  it('opens 1-bit fax pages', async () => {
    const drawing = raw(await quarters())
      .toColourspace('b-w')
      .threshold(128)
    const { picture } = await open(await drawing.tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer())
    expect(new Set(picture.data)).toEqual(new Set([0, 255]))
  })
})

describe('BMP', async () => {
  const picture = await quarters(33, 12)
  const odd = { ...picture, data: picture.data.map((v) => (v > 127 ? 255 : 0)) }
  const kinds: BmpKind[] = [
    { bits: 4 },
    { bits: 8 },
    { bits: 16 },
    { bits: 24 },
    { bits: 32 },
    { bits: 24, topDown: true },
    { bits: 8, topDown: true },
    { bits: 8, core: true },
    { bits: 24, core: true },
    { bits: 4, rle: true },
    { bits: 8, rle: true },
    { bits: 16, masks: [0xf800, 0x7e0, 0x1f] },
    { bits: 32, masks: [0xff000000, 0xff0000, 0xff00] },
    { bits: 32, masks: [0xff, 0xff00, 0xff0000, 0xff000000] },
    // An alpha channel that is named but left at zero.
    { bits: 32, masks: [0xff, 0xff00, 0xff0000, 0xff000000], alpha: 0 },
    { bits: 8, gap: 6 },
  ]
  it.each(kinds.map((kind) => [JSON.stringify(kind), kind] as const))('%s', async (_, kind) => {
    const opened = await open(bmpFile(odd, kind))
    expect(opened.facts).toEqual({ width: 33, height: 12, format: 'bmp' })
    expect(Buffer.from(opened.picture.data).equals(Buffer.from(odd.data))).toBe(true)
  })

  it('1 bit', async () => {
    const { picture: opened } = await open(bmpFile(odd, { bits: 1 }))
    expect(layout(opened)).toBe('RRRW')
  })

  it('with half-transparent pixels is laid on white', async () => {
    const file = bmpFile(plain(4, 4, [0, 0, 0]), { bits: 32, masks: [0xff, 0xff00, 0xff0000, 0xff000000], alpha: 128 })
    expect(pixel((await open(file)).picture, 2, 2)).toEqual([127, 127, 127])
  })
})

describe('transparency', () => {
  const png = (shapes: string): Promise<Buffer> =>
    sharp(svg(60, 40, shapes))
      .png()
      .toBuffer()

  it('is laid on white', async () => {
    const { picture, transparent } = await open(await png('<rect width="30" height="40" fill="#c00000"/>'))
    expect(pixel(picture, 10, 20)).toEqual([192, 0, 0])
    expect(pixel(picture, 50, 20)).toEqual([255, 255, 255])
    expect(transparent).toBe(false)
  })

  it('is laid on dark where a light drawing would vanish on white', async () => {
    const { picture } = await open(await png('<rect width="30" height="40" fill="#f4f4f4"/>'))
    expect(pixel(picture, 10, 20)).toEqual([244, 244, 244])
    expect(Math.max(...pixel(picture, 50, 20))).toBeLessThan(64)
  })

  it('stays white for a white picture that only has an alpha channel', async () => {
    const file = await png('<rect width="60" height="40" fill="#ffffff"/>')
    expect((await sharp(file).metadata()).hasAlpha).toBe(true)
    expect(pixel((await open(file)).picture, 50, 20)).toEqual([255, 255, 255])
  })

  it('at a soft edge does not put a light picture on dark', async () => {
    const { picture } = await open(await png('<rect width="60" height="39.5" fill="#fafafa"/>'))
    expect(Math.min(...picture.data)).toBeGreaterThan(240)
  })

  it('everywhere is reported', async () => {
    const { picture, transparent } = await open(await png(''))
    expect(transparent).toBe(true)
    expect(pixel(picture, 1, 1)).toEqual([255, 255, 255])
  })
})

describe('PDF', () => {
  const bar = '1 0 0 rg 0 0 300 300 re f'

  it('draws the page that is asked for at 200 dots per inch', async () => {
    const file = pdfFile([{}, { width: 300, height: 600, content: bar }])
    const first = await open(file)
    expect(first.facts).toEqual({ width: 1653, height: 2339, format: 'pdf', pages: 2, page: 1 })
    const second = await open(file, 2)
    expect(second.facts).toEqual({ width: 833, height: 1667, format: 'pdf', pages: 2, page: 2 })
    expect(pixel(second.picture, 400, 300)).toEqual([255, 255, 255])
    expect(pixel(second.picture, 400, 1500)).toEqual([255, 0, 0])
  })

  it('draws labels larger and posters with bounded pixels', async () => {
    const label = await open(pdfFile([{ width: 90, height: 60 }]))
    expect(label.facts.width).toBe(1000)
    const poster = await open(pdfFile([{ width: 2384, height: 3370 }]))
    expect(poster.facts.width * poster.facts.height).toBeLessThanOrEqual(8_000_000)
    expect(poster.facts.height / poster.facts.width).toBeCloseTo(3370 / 2384, 2)
  })

  it('opens with a few bytes of rubbish in front', async () => {
    const { facts } = await open(Buffer.concat([Buffer.from('\n\n  '), pdfFile([{ content: bar }])]))
    expect(facts.format).toBe('pdf')
  })

  it('says when a page does not exist', async () => {
    await expect(open(pdfFile([{}]), 2)).rejects.toMatchObject({ code: 'PDF_PAGE_MISSING', detail: '2' })
  })
})

describe('large pictures', () => {
  it('are shrunk while they are decoded, and keep their true size in the facts', async () => {
    const file = await sharp({ create: { width: 8000, height: 5000, channels: 3, background: '#204060' } })
      .png({ compressionLevel: 1 })
      .toBuffer()
    const { picture, facts, scale } = await open(file)
    expect([facts.width, facts.height]).toEqual([8000, 5000])
    expect(picture.width * picture.height).toBeLessThanOrEqual(30_000_000)
    expect(picture.width * scale).toBeCloseTo(8000, 6)
    expect(picture.data.length).toBe(picture.width * picture.height * 3)
    expect(pixel(picture, 100, 100)).toEqual([32, 64, 96])
  })
})

describe.skipIf(!existsSync(inputs))('real pictures of every kind open (needs the shared inputs)', () => {
  const wanted = /\.(png|jpe?g|tif|gif|webp|bmp)$/
  const files = existsSync(inputs)
    ? readdirSync(inputs, { recursive: true, encoding: 'utf8' }).filter((f) => wanted.test(f))
    : []
  it.each(files)('%s', async (file) => {
    const { picture, facts } = await openPicture({ kind: 'path', path: resolve(inputs, file) })
    expect(picture.data.length).toBe(facts.width * facts.height * 3)
  })
})
