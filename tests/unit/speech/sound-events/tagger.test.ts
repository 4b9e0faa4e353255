import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { soundLabel } from '../../../../models/contract/hearing'
import { openSoundTagger, type SoundTagger } from '../../../../models/speech/sound-events'
import { AUDIOSET } from '../../../../models/speech/sound-events/audioset'
import { changeJson, copyOf, silence, tone } from '../../../fixtures/recognisers/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'
import { astFolder, heardTones } from '../../../fixtures/sound-events'

const open = (folder: string): Promise<SoundTagger> => openSoundTagger(folder, { name: 'Tagger', threads: 1 })

let tagger: SoundTagger
beforeAll(async () => {
  tagger = await open(astFolder)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => tagger.close())

const heard = async (samples: Float32Array): Promise<string[]> =>
  (await tagger.tag(samples)).filter(({ probability }) => probability > 0.5).map(({ label }) => label)

/** Sounds one over the other. */
const mix = (...sounds: Float32Array[]): Float32Array =>
  sounds[0]!.map((_, i) => sounds.reduce((sum, samples) => sum + samples[i]!, 0))

describe('A model that names sounds', () => {
  test('hears what is there, also when it is short and in the middle of silence', async () => {
    expect(await heard(tone(heardTones.doorbell, 5))).toEqual(['doorbell'])
    expect(await heard(tone(heardTones.smokeAlarm, 10.24))).toEqual(['smokeAlarm'])
    const short = new Float32Array(160_000)
    short.set(tone(heardTones.dog, 0.6), 80_000)
    expect(await heard(short)).toEqual(['dog'])
  })

  test('hears two sounds at once as certainly as each alone: they do not compete', async () => {
    const both = await tagger.tag(mix(tone(heardTones.doorbell, 5), tone(heardTones.smokeAlarm, 5)))
    for (const label of ['doorbell', 'smokeAlarm'])
      expect(both.find((score) => score.label === label)?.probability).toBeGreaterThan(0.9)
  })

  test('says nothing of speech, of silence, or of sound too short for a frame', async () => {
    expect(await heard(tone(heardTones.speech, 5))).toEqual([])
    expect(await heard(silence(5))).toEqual([])
    expect(await tagger.tag(silence(0.02))).toEqual([])
  })

  test('is fed 1024 frames of 128 bands, whatever the length of the sound', async () => {
    const runs = watchRuns()
    for (const seconds of [0.5, 10.24, 11]) await tagger.tag(tone(440, seconds))
    expect(runs.fed('input_values')).toEqual(Array(3).fill([1, 1024, 128]))
  })

  test('knows every label of AudioSet that stands for a sound, and no label stands for two', async () => {
    const { id2label } = JSON.parse(await readFile(join(astFolder, 'config.json'), 'utf8')) as {
      id2label: Record<string, string>
    }
    const known = new Set(Object.values(id2label))
    expect(known.size).toBe(527)
    const used = Object.values(AUDIOSET).flat()
    expect(used.filter((label) => !known.has(label))).toEqual([])
    expect(new Set(used).size).toBe(used.length)
    expect(used.filter((label) => /speech|speaking|conversation/i.test(label))).toEqual([])
    expect((await tagger.tag(tone(440, 1))).map(({ label }) => label)).toEqual(soundLabel.options)
  })
})

describe('A damaged folder of a model that names sounds', () => {
  const damage: Record<string, (folder: string) => Promise<void>> = {
    'without its network': (folder) => rm(join(folder, 'onnx'), { recursive: true }),
    'with half a network': async (folder) => {
      const path = join(folder, 'onnx/model_quantized.onnx')
      const bytes = await readFile(path)
      await writeFile(path, bytes.subarray(0, bytes.length / 2))
    },
    'without its settings': (folder) => rm(join(folder, 'preprocessor_config.json')),
    'with settings that are no JSON': (folder) => writeFile(join(folder, 'config.json'), '{'),
    'of another model': (folder) => changeJson(join(folder, 'config.json'), (c) => (c['model_type'] = 'whisper')),
    'with labels that nobody knows': (folder) =>
      changeJson(join(folder, 'config.json'), (c) => (c['id2label'] = { 0: 'LABEL_0', 1: 'LABEL_1' })),
    'with features of a size that costs all memory': (folder) =>
      changeJson(join(folder, 'preprocessor_config.json'), (c) => (c['max_length'] = 1e9)),
  }
  test.each(Object.entries(damage))('%s is named, and nothing is loaded', async (_, change) => {
    const { folder, remove } = await copyOf(astFolder)
    await change(folder)
    await expect(open(folder)).rejects.toMatchObject({ code: 'MODEL_DAMAGED', detail: 'Tagger' })
    await remove()
  })

  test('with fewer answers than labels is named when it is first used', async () => {
    const { folder, remove } = await copyOf(astFolder)
    await changeJson(join(folder, 'config.json'), (c) => (c['id2label'] = { 900: 'Doorbell' }))
    const wrong = await open(folder)
    await expect(wrong.tag(tone(440, 1))).rejects.toMatchObject({ code: 'MODEL_DAMAGED' })
    await wrong.close()
    await remove()
  })
})
