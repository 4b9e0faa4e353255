import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPicture, type OpenedPicture } from '../../../../models/vision/decode'
import { hugePng, layout, noise, quarters, raw, svg } from '../../../fixtures/pictures'
import { bmpFile } from './bmp-writer'
import { pdfFile } from './pdf-writer'

const open = (bytes: Uint8Array, name?: string): Promise<OpenedPicture> =>
  openPicture({ kind: 'bytes', ...(name && { name }) }, { bytes })

describe('files that can’t be opened', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const path = (name: string): string => join(folder, name)
  const refused = (file: string, code: string): Promise<void> =>
    expect(openPicture({ kind: 'path', path: file })).rejects.toMatchObject({ code, detail: file })

  it('a missing file', () => refused(path('missing.png'), 'FILE_NOT_FOUND'))
  it('a name with a zero byte', () => refused(`${path('a')}\0.png`, 'FILE_NOT_FOUND'))
  it('a name below a file', async () => {
    writeFileSync(path('file'), 'x')
    await refused(path('file/inside.png'), 'FILE_NOT_FOUND')
  })
  it('a folder', () => refused(folder, 'FILE_IS_DIRECTORY'))
  it('an empty file', async () => {
    writeFileSync(path('empty.png'), '')
    await refused(path('empty.png'), 'FILE_EMPTY')
  })
  it('text that is called .png', async () => {
    writeFileSync(path('text.png'), 'This is no picture.\n')
    await refused(path('text.png'), 'PICTURE_UNSUPPORTED')
  })
  it('a file of more than 256 MB, without reading it', async () => {
    writeFileSync(path('large.png'), '')
    truncateSync(path('large.png'), 257 * 1024 * 1024)
    await refused(path('large.png'), 'FILE_TOO_LARGE')
  })
  it.skipIf(process.platform === 'win32')('a file without permission', async () => {
    writeFileSync(path('secret.png'), 'x')
    chmodSync(path('secret.png'), 0)
    chmodSync(folder, 0o755)
    // The superuser may read everything, so the test steps down for a moment.
    const superuser = process.geteuid?.() === 0
    if (superuser) process.seteuid?.(65534)
    try {
      await refused(path('secret.png'), 'FILE_UNREADABLE')
    } finally {
      if (superuser) process.seteuid?.(0)
    }
  })
  it.skipIf(process.platform === 'win32')('a device that never ends', () => refused('/dev/zero', 'FILE_UNREADABLE'))
  it.skipIf(process.platform === 'win32')('a pipe nobody writes to', async () => {
    execFileSync('mkfifo', [path('pipe.png')])
    await refused(path('pipe.png'), 'FILE_UNREADABLE')
  })
  it('is named as it was given, also for bytes', async () => {
    await expect(open(Buffer.from('text'), 'notes.png')).rejects.toThrow(/^notes\.png is not a picture/)
    await expect(open(Buffer.from('text'))).rejects.toThrow(/^The picture is not a picture/)
    await expect(open(new Uint8Array())).rejects.toMatchObject({ code: 'FILE_EMPTY' })
  })
})

describe('damaged pictures', async () => {
  const picture = noise(200, 160, 0, 255)
  const part = (file: Buffer, share: number): Buffer => file.subarray(0, Math.floor(file.length * share))
  const damaged = (bytes: Uint8Array): Promise<void> =>
    expect(open(bytes)).rejects.toMatchObject({ code: 'PICTURE_DAMAGED' })
  const files: Record<string, Buffer> = {
    png: await raw(picture).png().toBuffer(),
    jpeg: await raw(picture).jpeg().toBuffer(),
    'progressive jpeg': await raw(picture).jpeg({ progressive: true }).toBuffer(),
    webp: await raw(picture).webp().toBuffer(),
    avif: await raw(picture).avif({ effort: 1 }).toBuffer(),
    gif: await raw(picture).gif().toBuffer(),
    tiff: await raw(picture).tiff({ compression: 'lzw' }).toBuffer(),
    bmp: bmpFile(picture, { bits: 24 }),
  }
  const cases = Object.entries(files).flatMap(([format, file]) =>
    [0.02, 0.5, 0.8].map((share) => [format, share, file] as const),
  )
  it.each(cases)('%s cut to %d of its length', (_format, share, file) => damaged(part(file, share)))

  it('a JPEG that lacks only its last rows is still shown', async () => {
    const { picture: opened, facts } = await open(part(files['jpeg']!, 0.96))
    expect([facts.width, facts.height]).toEqual([200, 160])
    expect(opened.data.length).toBe(200 * 160 * 3)
  })

  it('a JPEG that lacks only its end mark is shown whole', async () => {
    const file = await raw(await quarters())
      .jpeg({ quality: 95 })
      .toBuffer()
    expect(layout((await open(file.subarray(0, file.length - 2))).picture)).toBe('RGBW')
  })

  it('a PNG with a wrong bit in its pixels', async () => {
    const file = Buffer.from(files['png']!)
    file[Math.floor(file.length / 2)]! ^= 1
    await damaged(file)
  })

  it('a PNG that is only a signature', () => damaged(files['png']!.subarray(0, 8)))

  it('a BMP whose header contradicts itself', async () => {
    const wrong = (at: number, value: number): Buffer => {
      const file = Buffer.from(files['bmp']!)
      file.writeUInt16LE(value, at)
      return file
    }
    for (const file of [wrong(18, 0), wrong(28, 7), wrong(28, 1), wrong(30, 1), wrong(10, 60_000), wrong(14, 200)]) {
      const outcome = await open(file).then(
        () => 'opened',
        (error: { code: string }) => error.code,
      )
      expect(['PICTURE_DAMAGED', 'PICTURE_UNSUPPORTED', 'opened']).toContain(outcome)
    }
    await damaged(wrong(18, 0))
    await damaged(wrong(28, 7))
    await damaged(wrong(30, 1))
  })
})

describe('too many pixels are refused from the header', () => {
  const tooLarge = (bytes: Uint8Array): Promise<void> =>
    expect(open(bytes)).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE' })

  it('a PNG of 20,000 × 20,000 in a few kilobytes', async () => {
    const bomb = hugePng(20_000, 20_000)
    expect(bomb.length).toBeLessThan(200_000)
    await tooLarge(bomb)
  })

  it('pictures whose header lies about their size', async () => {
    const gif = await raw(await quarters())
      .gif()
      .toBuffer()
    gif.writeUInt16LE(20_000, 6)
    gif.writeUInt16LE(20_000, 8)
    const image = 13 + 3 * 2 ** ((gif[10]! & 7) + 1)
    const frame = gif.indexOf(0x2c, image)
    gif.writeUInt16LE(20_000, frame + 5)
    gif.writeUInt16LE(20_000, frame + 7)
    await tooLarge(gif)
    const bmp = bmpFile(await quarters(), { bits: 24 })
    bmp.writeInt32LE(20_000, 18)
    bmp.writeInt32LE(20_000, 22)
    await tooLarge(bmp)
    const jpeg = await raw(await quarters())
      .jpeg()
      .toBuffer()
    const start = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(20_000, start + 5)
    jpeg.writeUInt16BE(20_000, start + 7)
    await tooLarge(jpeg)
  })

  it('a PNG of just under 100 million pixels opens, shrunk', async () => {
    const { facts, picture } = await open(hugePng(10_000, 9_999))
    expect([facts.width, facts.height]).toEqual([10_000, 9_999])
    expect(picture.width * picture.height).toBeLessThanOrEqual(30_000_000)
  })
})

describe('PDF', () => {
  it('that is locked', async () => {
    await expect(open(pdfFile([{}], { locked: true }), 'a.pdf')).rejects.toMatchObject({
      code: 'PDF_ENCRYPTED',
      detail: 'a.pdf',
    })
  })
  it.each([
    ['only a header', Buffer.from('%PDF-1.7\n')],
    ['rubbish after the header', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(noise(40, 40, 0, 255).data)])],
    ['no pages', pdfFile([])],
    ['a page without a size', pdfFile([{}]).subarray(0, 40)],
  ])('that is damaged: %s', async (_, file) => {
    await expect(open(file)).rejects.toMatchObject({ code: 'PDF_DAMAGED' })
  })
  it('after a damaged one opens as ever', async () => {
    await expect(open(Buffer.from('%PDF-1.7\n'))).rejects.toMatchObject({ code: 'PDF_DAMAGED' })
    expect((await open(pdfFile([{}]))).facts.pages).toBeUndefined()
  })
})

describe('what Descry can’t open', () => {
  it.each([
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['a text that begins like a BMP', Buffer.from('BMW cars are listed below, one per line.')],
    ['HTML', Buffer.from('<!doctype html><html><body><svg></svg></body></html>')],
    ['XML of another kind', Buffer.from('<?xml version="1.0"?><feed><svg/></feed>')],
    ['a zip file', Buffer.from('PK\x03\x04 something')],
    ['zeros', Buffer.alloc(2000)],
    ['one byte', Buffer.from([0xff])],
  ])('%s', async (_, bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({ code: 'PICTURE_UNSUPPORTED' })
  })
  it('page 2 of a picture without pages', async () => {
    const bytes = await sharp(svg(10, 10, ''))
      .png()
      .toBuffer()
    await expect(openPicture({ kind: 'bytes' }, { bytes, page: 2 })).rejects.toMatchObject({ code: 'PDF_PAGE_MISSING' })
  })
})
