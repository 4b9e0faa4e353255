import { describe, expect, it } from 'vitest'
import { DescryError } from '../../../../models/contract/errors'
import { openPicture } from '../../../../models/vision/decode'
import { animatedGif, drawn, plain, quarters, raw, seeded, svg } from '../../../fixtures/pictures'
import { bmpFile } from './bmp-writer'
import { pdfFile } from './pdf-writer'

/** How many broken copies of each file are opened. */
const ROUNDS = 60

function broken(file: Buffer, next: () => number): Buffer {
  const copy = Buffer.from(file)
  const flips = 1 + (next() % 6)
  for (let i = 0; i < flips; i++) {
    // Half of the flips hit the first bytes, where sizes and offsets are.
    const at = next() % (next() % 2 === 0 ? Math.min(64, copy.length) : copy.length)
    copy[at] = next() % 4 === 0 ? [0, 1, 127, 128, 255][next() % 5]! : copy[at]! ^ (1 << (next() % 8))
  }
  return next() % 3 === 0 ? copy.subarray(0, 1 + (next() % copy.length)) : copy
}

describe('whatever is broken in a file, it ends in a picture or in a sentence', async () => {
  const small = await quarters(48, 32)
  const text = await drawn(64, 32, '#ffffff', '<path d="M4 4h40v3h-40zM8 12l30 12" stroke="#000"/>')
  const files: Record<string, Buffer> = {
    png: await raw(text).png().toBuffer(),
    jpeg: await raw(small).jpeg().toBuffer(),
    'progressive jpeg': await raw(small).jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
    webp: await raw(small).webp().toBuffer(),
    avif: await raw(small).avif({ effort: 0 }).toBuffer(),
    gif: await animatedGif([small, plain(48, 32, [1, 2, 3])]),
    tiff: await raw(small).tiff({ compression: 'lzw' }).toBuffer(),
    'fax tiff': await raw(text).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
    'bmp 4': bmpFile(small, { bits: 4, rle: true }),
    'bmp 8': bmpFile(small, { bits: 8 }),
    'bmp 32': bmpFile(small, { bits: 32, masks: [0xff, 0xff00, 0xff0000, 0xff000000] }),
    svg: svg(60, 40, '<g transform="rotate(10)"><text y="20">Hello</text><circle cx="9" cy="9" r="5"/></g>'),
    pdf: pdfFile([{ width: 120, height: 80, content: 'BT /F1 18 Tf 10 30 Td (Hello) Tj ET 1 0 0 RG 5 5 50 20 re S' }]),
  }

  it.each(Object.entries(files))('%s', async (_, file) => {
    const next = seeded(file.length)
    const outcomes = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = broken(file, next)
      const outcome = await openPicture({ kind: 'bytes' }, { bytes }).then(
        ({ picture }) => (picture.data.length === picture.width * picture.height * 3 ? 'picture' : 'wrong picture'),
        (error: unknown) => (error instanceof DescryError ? error.code : `thrown: ${String(error)}`),
      )
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    const allowed = /^(picture|PICTURE_(DAMAGED|UNSUPPORTED|TOO_LARGE)|PDF_(DAMAGED|ENCRYPTED|PAGE_MISSING))$/
    expect([...outcomes.keys()].filter((outcome) => !allowed.test(outcome))).toEqual([])
    // The file itself is good, and breaking it must have mattered at least once.
    expect((await openPicture({ kind: 'bytes' }, { bytes: file })).picture.width).toBeGreaterThan(0)
    expect(outcomes.size).toBeGreaterThan(1)
  })
})
