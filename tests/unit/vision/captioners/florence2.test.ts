import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCaptioner, type Captioner } from '../../../../models/vision/captioners'
import { ask, blue, caption, florence2Folder, plain, red, write } from '../../../fixtures/captioners/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'

/** The formats that the catalog recommends for it. */
const dtype = { vision_encoder: 'fp16', embed_tokens: 'fp16', encoder_model: 'q4', decoder_model_merged: 'q4' } as const

let florence: Captioner
beforeAll(async () => {
  florence = await openCaptioner({ id: 'florence', folder: florence2Folder, dtype })
})
afterAll(() => florence.close())
afterEach(() => {
  vi.restoreAllMocks()
})

describe('a Florence-2', () => {
  it('describes the picture it is shown at three lengths, each by its own task', async () => {
    const picture = await florence.encode(plain(blue))
    expect((await write(florence, picture, caption('brief'))).text).toBe('A blue picture.')
    expect((await write(florence, picture, caption('normal'))).text).toBe(
      'The picture is blue all over. It has two buttons.',
    )
    expect((await write(florence, picture, caption('detailed'))).text).toMatch(/A car stands beside a dog\.$/)
    expect((await write(florence, await florence.encode(plain(red)), caption('brief'))).text).toBe('A red picture.')
  })

  it('looks again with another task', async () => {
    const picture = await florence.encode(plain(red))
    expect((await write(florence, picture, { kind: 'again', length: 'normal' })).text).toMatch(/nine buttons/)
  })

  it('is sure, writes English, and comes to an end', async () => {
    const written = await write(florence, await florence.encode(plain(red)), caption('brief'), { language: 'de' })
    expect(written).toMatchObject({ language: 'en', ended: 'end' })
    expect(written.confidence).toBeGreaterThan(0.9)
  })

  it('encodes a picture once for any number of tasks', async () => {
    const { fed } = watchRuns()
    const picture = await florence.encode(plain(red))
    await write(florence, picture, caption('brief'))
    await write(florence, picture, caption('normal'))
    await florence.find?.(picture, new AbortController().signal)
    expect(fed('pixel_values')).toEqual([[1, 3, 768, 768]])
  })

  it('finds objects and text with their places, in pixels of the picture', async () => {
    const found = await florence.find?.(await florence.encode(plain(red, 1000, 500)), new AbortController().signal)
    // Places are thousandths of the picture; the middle of each is meant.
    expect(found?.objects).toEqual([
      { name: 'car', box: [101, 100, 399, 200] },
      { name: 'dog', box: [601, 250, 199, 200] },
      // Another one of the same.
      { name: 'dog', box: [1, 0, 99, 50] },
    ])
    expect(found?.lines.map(({ text, box }) => [text, box])).toEqual([
      ['EXIT', [101, 100, 200, 25]],
      ['Way out', [500, 100, 201, 25]],
    ])
  })

  it('answers no questions, and says so', async () => {
    expect(florence.info.answers).toBe(false)
    const picture = await florence.encode(plain(red))
    await expect(write(florence, picture, ask('What colour is it?'))).rejects.toMatchObject({
      code: 'QUESTIONS_UNSUPPORTED',
      detail: 'florence',
    })
  })

  it('is stopped between two tokens', async () => {
    const stop = new AbortController()
    const picture = await florence.encode(plain(red))
    const writing = write(florence, picture, caption('detailed'), {
      signal: stop.signal,
      onText: () => setImmediate(() => stop.abort()),
    })
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
