import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCaptioner, type Captioner } from '../../../../models/vision/captioners'
import { DocTagsReader, linesOfDocTags } from '../../../../models/vision/captioners/doctags'
import { sentencesOf } from '../../../../models/vision/captioners/plain'
import { ask, caption, doclingFolder, green, plain, write } from '../../../fixtures/captioners/folders'

let docling: Captioner
beforeAll(async () => {
  docling = await openCaptioner({ id: 'granite-docling-258M', folder: doclingFolder, limits: { longestEdge: 512 } })
})
afterAll(() => docling.close())

describe('a granite-docling', () => {
  it('is told by its name, since it is built as Idefics3', () => {
    expect(docling.info).toMatchObject({ family: 'granite-docling', answers: false })
  })

  it('writes a page down as text, without its tags', async () => {
    const { text } = await write(docling, await docling.encode(plain(green)), caption('normal'))
    expect(sentencesOf(text)).toEqual(['A green page', 'Tea is cheap.', 'Coffee is not.', 'Drink, Price', 'Tea, two'])
  })

  it('tells where each part stands, in pixels', async () => {
    const found = await docling.find?.(await docling.encode(plain(green, 1000, 500)), new AbortController().signal)
    expect(found?.lines.map(({ text, box }) => [text, box.map(Math.round)])).toEqual([
      ['A green page', [100, 40, 500, 20]],
      ['Tea is cheap. Coffee is not.', [100, 80, 800, 40]],
    ])
  })

  it('answers no questions, and says so', async () => {
    const picture = await docling.encode(plain(green))
    await expect(write(docling, picture, ask('What colour?'))).rejects.toMatchObject({ code: 'QUESTIONS_UNSUPPORTED' })
  })
})

describe('the reader of its tags', () => {
  const page =
    '<doctag><text><loc_1><loc_2><loc_3><loc_4>Less < more > nothing.</text>\n<otsl><ched>a<nl><fcel>b<ecel><nl></otsl></doctag>'

  it('reads the same wherever the text is cut', () => {
    const whole = new DocTagsReader()
    const wanted = whole.push(page) + whole.end()
    expect(wanted).toContain('Less < more > nothing.')
    for (let at = 1; at < page.length; at++) {
      const reader = new DocTagsReader()
      expect(reader.push(page.slice(0, at)) + reader.push(page.slice(at)) + reader.end()).toBe(wanted)
    }
  })

  it('gives places on the page only', () => {
    expect(linesOfDocTags('<text><loc_100><loc_0><loc_999><loc_500>wide</text>', [10, 10])).toMatchObject([
      { box: [2, 0, 8, 10] },
    ])
    for (const odd of [
      '<text><loc_9><loc_9><loc_1><loc_1>back</text>',
      '<text>none</text>',
      '<text><loc_1>',
      '<'.repeat(9999),
    ])
      expect(linesOfDocTags(odd, [10, 10])).toEqual([])
  })
})
