import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { PictureKind } from '../../../models/contract/scene'
import { findAssets } from '../../../models/assets'
import { openPicture } from '../../../models/vision/decode'
import { guessKind } from '../../../models/vision/guess'
import { classifyKind } from '../../../models/vision/kind'
import { createReader } from '../../../models/vision/ocr/reader'

const own = resolve(import.meta.dirname, '../../fixtures/reading')
const shared = resolve(import.meta.dirname, '../../../../shared/inputs')
const reader = createReader(findAssets())
afterAll(() => reader.close())

async function kindOf(path: string): Promise<PictureKind> {
  const { picture } = await openPicture({ kind: 'path', path })
  const { boxes } = await reader.find(picture, guessKind(picture), new AbortController().signal)
  return classifyKind(picture, boxes).name
}

describe('the kind of a picture', () => {
  it.each([
    ['editor.png', 'screen'],
    ['desktop.png', 'screen'],
    ['page.png', 'document'],
    ['columns.png', 'document'],
  ] as const)('%s is a %s', async (name, kind) => {
    expect(await kindOf(resolve(own, name))).toBe(kind)
  })

  describe.skipIf(!existsSync(shared))('of real pictures', () => {
    it.each([
      ['photos/coco/COCO_val2014_000000165547.jpg', 'photo'],
      ['photos/coco/COCO_val2014_000000562207.jpg', 'photo'],
      ['photos/imageio/astronaut.png', 'photo'],
      ['photos/imageio/coffee.png', 'photo'],
      ['photos/imageio/kodim03.png', 'photo'],
      ['photos/imageio/rommel.jpg', 'photo'],
      ['vqa/vqav2/COCO_train2014_000000458752.jpg', 'photo'],
      ['alt_text/act_rules/0va7u6__books.jpg', 'photo'],
      ['screenshots/dsnote_qt/speechnote-screenshot-dark-notepad.png', 'screen'],
      ['screenshots/dsnote_qt/speechnote-screenshot-light-notepad.png', 'screen'],
      ['screenshots/gnome_help/shell-appts.png', 'screen'],
      ['screenshots/gnome_help/shell-exit-classic.png', 'screen'],
      ['screenshots/livecaptions_gtk/1.png', 'screen'],
      ['ocr/tesseract/8071_093.3B.tif', 'document'],
      ['ocr/tesseract/eurotext.tif', 'document'],
      ['ocr/tesseract/phototest-rotated-L.png', 'document'],
      ['ocr/ocrd_pages/kant_1784_0017.tif', 'document'],
      ['ocr/receipts/1.jpeg', 'document'],
      ['charts/vega_inline/bar.png', 'drawing'],
      ['charts/vega_inline/arc_pie_pyramid.png', 'drawing'],
      ['charts/vega_inline/bar_diverging_stack_transform.png', 'drawing'],
      ['alt_text/w3c_wai/chart.png', 'drawing'],
      ['alt_text/w3c_wai/chevron-left.png', 'drawing'],
    ] as const)('%s is a %s', async (name, kind) => {
      expect(await kindOf(resolve(shared, name))).toBe(kind)
    })
  })
})
