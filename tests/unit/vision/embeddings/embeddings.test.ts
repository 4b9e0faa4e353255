import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openSearchModel } from '../../../../models/vision/embeddings'
import { nearest, similarity, type Embedded } from '../../../../assistant/search/nearest'
import { blue, clipFolder, green, plain, red, siglipFolder } from '../../../fixtures/captioners/folders'
import { copyOf } from '../../../fixtures/recognisers/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each([
  ['a SigLIP', siglipFolder],
  ['a CLIP', clipFolder],
])('%s', (_name, folder) => {
  it('finds the picture that a text is about', async () => {
    const model = await openSearchModel({ id: 'search', folder })
    const pictures: Embedded<string>[] = []
    for (const [item, colour] of Object.entries({ red, green, blue }))
      pictures.push({ item, vector: await model.embedPicture(plain(colour, 300, 200)) })
    // Several texts of different lengths at once.
    const texts = await model.embedTexts(['a picture of red', 'green: a green picture of green', 'a blue'])
    expect(texts.map((vector) => nearest(vector, pictures, 1)[0]?.item)).toEqual(['red', 'green', 'blue'])
    await model.close()
  })

  it('gives vectors of length 1', async () => {
    const model = await openSearchModel({ id: 'search', folder })
    const vectors = [await model.embedPicture(plain(green)), ...(await model.embedTexts(['a green', 'nothing']))]
    expect(vectors.map((vector) => Math.round(Math.hypot(...vector) * 1e4) / 1e4)).toEqual([1, 1, 0])
    await model.close()
  })

  it('loads the network for texts only for texts', async () => {
    const { folder: copy, remove } = await copyOf(folder)
    await rm(join(copy, 'onnx/text_model_quantized.onnx'))
    const model = await openSearchModel({ id: 'half', folder: copy })
    expect(await model.embedPicture(plain(red))).toHaveLength(3)
    await expect(model.embedTexts(['a red'])).rejects.toMatchObject({ code: 'CAPTIONER_DAMAGED', detail: 'half' })
    await model.close()
    await remove()
  })
})

it('pads texts as each family was taught', async () => {
  const { fed } = watchRuns()
  for (const folder of [siglipFolder, clipFolder]) {
    const model = await openSearchModel({ id: 'search', folder })
    await model.embedTexts(['a red', 'a red picture of green'])
    await model.close()
  }
  // Always 64; as long as the longest, with its beginning and end.
  expect(fed('input_ids')).toEqual([
    [2, 64],
    [2, 7],
  ])
})

describe('a search', () => {
  it('puts the nearest first and leaves out what another model made', () => {
    const all = [
      { item: 'same', vector: [1, 0] },
      { item: 'near', vector: [0.6, 0.8] },
      { item: 'opposite', vector: [-1, 0] },
      { item: 'other model', vector: [1, 0, 0] },
    ]
    expect(nearest([1, 0], all).map(({ item }) => item)).toEqual(['same', 'near', 'opposite'])
    expect(nearest([1, 0], all, 1)).toEqual([{ item: 'same', similarity: 1 }])
    expect(similarity([1, 0], [1, 0, 0])).toBe(-1)
  })
})
