import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSpeakerModels, type SpeakerModels } from '../../../../models/speech/speakers'
import { changeJson, copyOf, silence } from '../../../fixtures/recognisers/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'
import { pyannoteFolder, spokenBy, wespeakerFolder } from '../../../fixtures/speakers'
import { join as joined } from '../../../fixtures/wav'

const open = (segmentation = pyannoteFolder, embedding = wespeakerFolder): Promise<SpeakerModels> =>
  openSpeakerModels(
    { segmentation: { folder: segmentation, name: 'Segments' }, embedding: { folder: embedding, name: 'Voices' } },
    1,
  )

let models: SpeakerModels
beforeAll(async () => {
  models = await open()
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => models.close())

const inner = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const mix = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + b[i]!)

describe('A segmentation', () => {
  test('says who speaks when in a window, to a tenth of a second', async () => {
    const runs = watchRuns()
    const stretches = await models.segmentation.segment(
      joined(spokenBy('anna', 4), silence(2), spokenBy('ben', 3), silence(1)),
    )
    expect(runs.fed('input_values')).toEqual([[1, 1, 160_000]])
    expect(stretches.map(({ speakers }) => speakers)).toEqual([[0], [], [1], []])
    for (const [i, at] of [4, 6, 9].entries()) expect(Math.abs(stretches[i]!.end - at)).toBeLessThan(0.1)
  })

  test('says that two speak at once', async () => {
    const both = mix(spokenBy('anna', 3), spokenBy('ben', 3))
    const stretches = await models.segmentation.segment(joined(spokenBy('anna', 3), both, silence(2)))
    expect(stretches.map(({ speakers }) => speakers)).toEqual([[0], [0, 1], []])
  })

  test('numbers speakers anew in each window: a number means nothing beyond it', async () => {
    const only = async (voice: 'anna' | 'ben') => (await models.segmentation.segment(spokenBy(voice, 5)))[0]?.speakers
    expect([await only('anna'), await only('ben')]).toEqual([[0], [0]])
  })

  test('says nothing of sound too short for a frame', async () => {
    expect(await models.segmentation.segment(silence(0.05))).toEqual([])
  })
})

describe('A description of a voice', () => {
  test('is 256 numbers of length 1, made from 80 bands', async () => {
    const runs = watchRuns()
    const vector = await models.embedding.embed(spokenBy('anna', 2))
    expect(vector).toHaveLength(256)
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    expect(runs.fed('input_features').map(([batch, , bands]) => [batch, bands])).toEqual([[1, 80]])
  })

  test('is nearly the same for one voice, however loud, and another for another voice', async () => {
    const [loud, quiet, other] = await Promise.all([
      models.embedding.embed(spokenBy('anna', 2, 0.2)),
      models.embedding.embed(spokenBy('anna', 3, 0.03)),
      models.embedding.embed(spokenBy('ben', 2)),
    ])
    expect(inner(loud, quiet)).toBeGreaterThan(0.9)
    expect(inner(loud, other)).toBeLessThan(0.3)
  })
})

describe('A damaged folder', () => {
  const damage: Record<string, (folder: string) => Promise<void>> = {
    'without its network': (folder) => rm(join(folder, 'onnx'), { recursive: true }),
    'with half a network': async (folder) => {
      const bytes = await readFile(join(folder, 'onnx/model.onnx'))
      await writeFile(join(folder, 'onnx/model.onnx'), bytes.subarray(0, bytes.length / 2))
    },
    'without its settings': (folder) => rm(join(folder, 'preprocessor_config.json')),
    'of another model': (folder) => changeJson(join(folder, 'config.json'), (c) => (c['model_type'] = 'whisper')),
  }
  test.each(Object.entries(damage))('%s is named, whichever of the two it is', async (_, change) => {
    for (const [folder, name] of [
      [pyannoteFolder, 'Segments'],
      [wespeakerFolder, 'Voices'],
    ] as const) {
      const copy = await copyOf(folder)
      await change(copy.folder)
      const opening = name === 'Segments' ? open(copy.folder) : open(undefined, copy.folder)
      await expect(opening).rejects.toMatchObject({ code: 'MODEL_DAMAGED', detail: name })
      await copy.remove()
    }
  })

  test('that holds the other model is named', async () => {
    await expect(open(wespeakerFolder, pyannoteFolder)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' })
  })
})
