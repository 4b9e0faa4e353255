import { describe, expect, it } from 'vitest'
import { DescryError } from '../../../../models/contract/errors'
import { orStopped } from '../../../../models/vision/decode/stop'
import { openPicture } from '../../../../models/vision/decode'
import { renderPreview } from '../../../../models/vision/decode/preview'
import { noise, pixel, plain, quarters, raw } from '../../../fixtures/pictures'
import { pdfFile } from './pdf-writer'

describe('stopping', async () => {
  const bytes = await raw(noise(1600, 1200, 0, 255))
    .png()
    .toBuffer()

  it('before the start opens nothing', async () => {
    const signal = AbortSignal.abort()
    await expect(openPicture({ kind: 'path', path: '/nowhere' }, { signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
  })

  it('in the middle ends the call although the decoder goes on', async () => {
    const stop = new AbortController()
    const opening = openPicture({ kind: 'bytes' }, { bytes, signal: stop.signal })
    setImmediate(() => stop.abort())
    await expect(opening).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await openPicture({ kind: 'bytes' }, { bytes })).facts.width).toBe(1600)
  })

  it('a PDF and a preview too', async () => {
    for (const work of [
      (signal: AbortSignal) => openPicture({ kind: 'bytes' }, { bytes: pdfFile([{}]), signal }),
      (signal: AbortSignal) => renderPreview({ kind: 'bytes' }, { bytes, maxWidth: 50, maxHeight: 50, signal }),
    ]) {
      const stop = new AbortController()
      const working = work(stop.signal)
      stop.abort()
      await expect(working).rejects.toMatchObject({ code: 'CANCELLED' })
    }
  })

  it('comes by itself when decoding takes too long', async () => {
    const endless = new Promise(() => {})
    const late = (): DescryError => new DescryError('PICTURE_TOO_LARGE', 'a.svg')
    await expect(orStopped(endless, undefined, { seconds: 0.01, late })).rejects.toMatchObject({
      code: 'PICTURE_TOO_LARGE',
    })
  })

  it('afterwards changes nothing', async () => {
    const stop = new AbortController()
    const { picture } = await openPicture({ kind: 'bytes' }, { bytes, signal: stop.signal })
    stop.abort()
    expect(picture.data.length).toBe(1600 * 1200 * 3)
  })
})

describe('several at once', () => {
  it('do not disturb each other', async () => {
    const shades = Array.from({ length: 12 }, (_, i) => i * 20)
    const opened = await Promise.all(
      shades.map(async (shade, i) => {
        const file = raw(plain(300, 200, [shade, shade, shade]))
        const bytes = await (
          i % 3 === 0 ? file.gif() : i % 3 === 1 ? file.png() : file.webp({ lossless: true })
        ).toBuffer()
        return openPicture({ kind: 'bytes' }, { bytes })
      }),
    )
    expect(opened.map(({ picture }) => pixel(picture, 100, 100)[0])).toEqual(shades)
  })

  it('two pages of PDFs, one of them damaged', async () => {
    const [good, bad] = await Promise.allSettled([
      openPicture({ kind: 'bytes' }, { bytes: pdfFile([{}, {}]), page: 2 }),
      openPicture({ kind: 'bytes' }, { bytes: Buffer.from('%PDF-1.7 nothing') }),
    ])
    expect(good).toMatchObject({ status: 'fulfilled', value: { facts: { page: 2, pages: 2 } } })
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'PDF_DAMAGED' } })
  })
})

describe('previews', async () => {
  const bytes = await raw(await quarters(400, 200))
    .png()
    .toBuffer()
  const preview = (maxWidth: number, maxHeight: number): ReturnType<typeof renderPreview> =>
    renderPreview({ kind: 'bytes' }, { bytes, maxWidth, maxHeight })

  it('fit the space and keep the shape', async () => {
    expect(await preview(100, 100)).toMatchObject({ width: 100, height: 50 })
    expect(await preview(1000, 20)).toMatchObject({ width: 40, height: 20 })
  })

  it('are never enlarged', async () => {
    expect(await preview(4096, 4096)).toMatchObject({ width: 400, height: 200 })
  })

  it('are PNG files of the picture', async () => {
    const { png, width, height } = await preview(100, 100)
    const { picture, facts } = await openPicture({ kind: 'bytes' }, { bytes: png })
    expect(facts).toEqual({ format: 'png', width, height })
    expect(pixel(picture, 10, 10)).toEqual([255, 0, 0])
  })

  it('show a page of a PDF', async () => {
    const file = pdfFile([{}, { content: '0 0 1 rg 0 0 595 842 re f' }])
    const { png } = await renderPreview({ kind: 'bytes' }, { bytes: file, page: 2, maxWidth: 200, maxHeight: 200 })
    const { picture } = await openPicture({ kind: 'bytes' }, { bytes: png })
    expect(pixel(picture, 50, 50)).toEqual([0, 0, 255])
  })
})
