import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { signatureLikeness } from '../../../assistant/names/match'
import type { Box } from '../../../models/contract/scene'
import { signatureOf } from '../../../models/vision/signature'
import type { Picture } from '../../../models/vision/picture'

const shapes = {
  floppy: '<path d="M3 3h15l3 3v15H3zM7 3v6h9V3M7 21v-8h10v8" fill="none" stroke-width="2"/>',
  lens: '<circle cx="10" cy="10" r="7" fill="none" stroke-width="2"/><path d="M15 15l6 6" stroke-width="2"/>',
  arrow: '<path d="M20 12H4M10 5l-7 7 7 7" fill="none" stroke-width="2"/>',
}
type Shape = keyof typeof shapes

/** A button of `side` pixels at (20, 20) with an icon on it. */
async function button(shape: Shape, { side = 40, paper = '#eeeeee', ink = '#303030' } = {}): Promise<Picture> {
  const scale = (side * 0.6) / 24
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="${paper}"/>
    <g transform="translate(${20 + side * 0.2} ${20 + side * 0.2}) scale(${scale})" stroke="${ink}" fill="${ink}">${shapes[shape]}</g></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}
const usual: Box = [20, 20, 40, 40]
const likeness = async (shape: Shape, picture: Picture, box = usual): Promise<number> =>
  signatureLikeness(signatureOf(await button(shape), usual) ?? '', signatureOf(picture, box) ?? '')

describe('the signature of an element', () => {
  test.each(Object.keys(shapes) as Shape[])('stays nearly the same: %s', async (shape) => {
    expect(await likeness(shape, await button(shape), [18, 22, 41, 39])).toBeGreaterThan(0.95)
    expect(await likeness(shape, await button(shape, { paper: '#202020', ink: '#e0e0e0' }))).toBeGreaterThan(0.9)
    expect(await likeness(shape, await button(shape, { paper: '#cfe0f5' }))).toBeGreaterThan(0.9)
    expect(await likeness(shape, await button(shape, { side: 80 }), [20, 20, 80, 80])).toBeGreaterThan(0.6)
  })

  test('is another one for another drawing', async () => {
    for (const one of Object.keys(shapes) as Shape[])
      for (const other of Object.keys(shapes) as Shape[])
        if (one !== other) expect(await likeness(one, await button(other)), `${one}, ${other}`).toBeLessThan(0.5)
  })

  test('is not there without ink, for what is too small or too large, and outside the picture', async () => {
    const picture = await button('lens')
    for (const box of [
      [120, 120, 40, 40],
      [20, 20, 3, 3],
      [500, 500, 40, 40],
      [-90, -90, 40, 40],
    ] as Box[])
      expect(signatureOf(picture, box)).toBeUndefined()
    const large = { width: 600, height: 600, data: new Uint8Array(600 * 600 * 3).map((_, at) => at % 251) }
    expect(signatureOf(large, [0, 0, 600, 600])).toBeUndefined()
  })
})
