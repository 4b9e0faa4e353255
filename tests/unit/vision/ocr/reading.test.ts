import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { PictureKind } from '../../../../models/contract/scene'
import { findAssets } from '../../../../models/assets'
import { createReader } from '../../../../models/vision/ocr/reader'
import type { Picture } from '../../../../models/vision/picture'
import { characterErrorRate, scorePlaced, type PlacedText } from '../../../bench/text-metrics'

const fixtures = resolve(import.meta.dirname, '../../../fixtures/reading')
const reader = createReader(findAssets())
afterAll(() => reader.close())

async function picture(image: ReturnType<typeof sharp>): Promise<Picture> {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) }
}
async function readAll(pixels: Picture, kind: PictureKind, signal = new AbortController().signal) {
  const found = await reader.find(pixels, kind, signal)
  const lines = await reader.read(pixels, found.regions, { kind, language: 'en', signal })
  return { found, lines: lines.filter((line) => line !== null) }
}
const truthOf = (name: string): PlacedText[] =>
  (JSON.parse(readFileSync(resolve(fixtures, `${name}.json`), 'utf8')) as { lines: PlacedText[] }).lines

/** Floors are a little below what was measured, so that a change which makes reading worse is noticed. */
describe('reading a picture', () => {
  it.each([
    ['editor', 'screen', 0.95, 0.02],
    ['desktop', 'screen', 0.98, 0.015],
    ['page', 'document', 1, 0.01],
    ['columns', 'document', 1, 0.015],
  ] as const)('%s: finds the lines and gets the characters right', async (name, kind, found, errors) => {
    const { lines } = await readAll(await picture(sharp(resolve(fixtures, `${name}.png`))), kind)
    const score = scorePlaced(truthOf(name), lines)
    expect(score.found).toBeGreaterThanOrEqual(found)
    expect(score.cer).toBeLessThanOrEqual(errors)
  })

  it('keeps numbers, addresses and paths exactly', async () => {
    const { lines } = await readAll(await picture(sharp(resolve(fixtures, 'desktop.png'))), 'screen')
    const all = lines.map((line) => line.text)
    for (const exact of ['192.168.1.40', '192.168.1.41', '10.0.12.7', 'usb://0x04f9/QL-800', '0', '3'])
      expect(all).toContain(exact)
  })

  it.each([90, 180, 270] as const)('notices text that is turned by %i° and reads it all the same', async (angle) => {
    const sample = sharp(resolve(fixtures, 'page.png')).extract({ left: 60, top: 90, width: 1140, height: 420 })
    const { found, lines } = await readAll(await picture(sample.rotate(angle)), 'document')
    expect(found.rotation).toBe(angle)
    const text = lines.map((line) => line.text).join(' ')
    expect(text).toContain('The harbour wakes before the town does.')
    expect(text).toContain('The Ferry and the Fleet')
  })

  it('finds no text where there is none', async () => {
    const noise = Uint8Array.from({ length: 200 * 150 * 3 }, (_, i) => (i * 7919 * ((i >> 5) + 13)) % 97)
    const { lines } = await readAll({ width: 200, height: 150, data: noise }, 'photo')
    expect(lines).toEqual([])
  })

  it('stops when it is told to', async () => {
    const pixels = await picture(sharp(resolve(fixtures, 'page.png')))
    const controller = new AbortController()
    const reading = readAll(pixels, 'document', controller.signal)
    controller.abort()
    await expect(reading).rejects.toThrow(/abort/i)
    const after = await readAll(pixels, 'document')
    expect(
      characterErrorRate('The Ferry and the Fleet', after.lines.find((l) => l.text.startsWith('The F'))?.text ?? ''),
    ).toBe(0)
  })
})
