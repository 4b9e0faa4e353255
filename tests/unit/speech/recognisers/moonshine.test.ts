import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as ort from 'onnxruntime-node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTransformersRecogniser } from '../../../../models/speech/recognisers'
import type { Recogniser } from '../../../../models/speech/recogniser'
import { copyOf, moonshineFolder, tone } from '../../../fixtures/recognisers/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'

let moonshine: Recogniser
beforeAll(async () => {
  moonshine = await openTransformersRecogniser(moonshineFolder, { name: 'moonshine-tiny', demonstration: false })
})
afterAll(() => moonshine.close())
afterEach(() => {
  vi.restoreAllMocks()
})

describe('a Moonshine model', () => {
  it('knows one language, without times, hints and translation', async () => {
    expect(moonshine.info).toEqual({
      name: 'moonshine-tiny',
      demonstration: false,
      languages: ['en'],
      translates: false,
      timesWords: false,
      takesHints: false,
    })
    await expect(moonshine.decode(tone(300, 1), { language: 'de' })).rejects.toMatchObject({ code: 'LANGUAGE_UNKNOWN' })
    await expect(moonshine.decode(tone(300, 1), { translate: true })).rejects.toMatchObject({
      code: 'RECOGNISER_UNSUPPORTED',
    })
  })

  it('hears a word of half a second', async () => {
    expect(await moonshine.decode(tone(300, 0.5))).toMatchObject({ text: 'yes', language: 'en', words: [] })
  })

  it('tells how sure it is', async () => {
    const { averageLogProbability, noSpeechProbability } = await moonshine.decode(tone(300, 2))
    expect(averageLogProbability).toBeCloseTo(Math.log(0.5) / 2, 4)
    expect(noSpeechProbability).toBeNull()
  })

  it('is stopped when it would never end', async () => {
    const { count } = watchRuns()
    const { text, compressionRatio } = await moonshine.decode(tone(300, 29, 1))
    expect(text).toMatch(/^on and on and/)
    expect(compressionRatio).toBeGreaterThan(2.4)
    const first = count()
    expect(first).toBeLessThan(40)
    await moonshine.decode(tone(300, 1, 1))
    // encoder and start, then 6.5 tokens a second and 8
    expect(count() - first).toBeLessThanOrEqual(2 + 7 + 8)
  })

  it('refuses more than 30 seconds rather than to cut them', async () => {
    await expect(moonshine.decode(new Float32Array(30 * 16_000 + 1))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is stopped between two tokens', async () => {
    const stop = new AbortController()
    const decoding = moonshine.decode(tone(300, 29, 1), { signal: stop.signal })
    setImmediate(() => stop.abort())
    await expect(decoding).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('is told by its name when it is made for another language', async () => {
    const options = { name: 'moonshine-tiny-ja-ONNX', demonstration: false }
    const japanese = await openTransformersRecogniser(moonshineFolder, options)
    expect(japanese.info.languages).toEqual(['ja'])
    await japanese.close()
  })

  it('takes the exact encoder where there are two', async () => {
    const { folder, remove } = await copyOf(moonshineFolder)
    const onnx = join(folder, 'onnx')
    await rename(join(onnx, 'encoder_model.onnx'), join(onnx, 'encoder_model_quantized.onnx'))
    const create = vi.spyOn(ort.InferenceSession, 'create')
    const quick = await openTransformersRecogniser(folder, { name: 'quick', demonstration: false })
    expect(create.mock.calls.map(([path]) => String(path).slice(onnx.length + 1))).toEqual([
      'encoder_model_quantized.onnx',
      'decoder_model_merged_quantized.onnx',
    ])
    expect((await quick.decode(tone(300, 1))).text).toBe('yes')
    await quick.close()
    await remove()
  })
})
