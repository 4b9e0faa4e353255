import { copyFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { listSpeakers, openKokoro } from '../../../models/voice/kokoro'
import { pcmOf } from '../../../models/voice/pcm'
import { findEspeak, spell, type Espeak } from '../../../models/voice/spelling'
import type { VoiceModel } from '../../../models/voice/voice-model'
import { makeVoice, pitches, pitchOf, SYMBOL_SECONDS } from '../../fixtures/voices/voices'

const espeak = await findEspeak()
if (!espeak) console.log('Kokoro is not checked: install espeak-ng')
const never = new AbortController().signal

describe.skipIf(!espeak)('A voice in Kokoro’s layout', () => {
  let folder: Awaited<ReturnType<typeof makeVoice>>
  let model: VoiceModel
  beforeAll(async () => {
    folder = await makeVoice()
    model = await openKokoro('kokoro', folder.path)
  })
  afterAll(async () => {
    await model.close()
    await folder.remove()
  })

  const speak = async (text: string, speaker = 'af_heart', rate = 1) => {
    const pcm = pcmOf(await model.speak(text, speaker, rate, never))
    return { seconds: pcm.length / 2 / model.sampleRate, pitch: pitchOf(pcm, model.sampleRate), pcm }
  }

  test.each(Object.entries(pitches))('speaks as %s', async (speaker, hertz) => {
    // It is silent where it gets another row of the speaker's file than the one for this many symbols.
    expect((await speak('The train leaves at half past nine.', speaker)).pitch).toBeCloseTo(hertz, -1)
  })

  test('speaks every symbol, at the speed that is asked for', async () => {
    const text = 'The train leaves at half past nine.'
    const symbols = await spell(text, 'american', espeak as Espeak, never)
    expect((await speak(text)).seconds).toBeCloseTo(symbols.length * SYMBOL_SECONDS, 2)
    expect((await speak(text, 'af_heart', 2)).seconds).toBeCloseTo((symbols.length * SYMBOL_SECONDS) / 2, 2)
  })

  test('speaks what is longer than the network takes in several runs, and loses none of it', async () => {
    const figures = '123456789012 '.repeat(8)
    const symbols = await spell(figures, 'american', espeak as Espeak, never)
    expect(symbols.length).toBeGreaterThan(600)
    const { seconds, pitch } = await speak(figures)
    // Spaces at the cuts are not spoken.
    expect(seconds).toBeGreaterThan((symbols.length - 4) * SYMBOL_SECONDS)
    expect(seconds).toBeLessThanOrEqual(symbols.length * SYMBOL_SECONDS)
    expect(pitch).toBeCloseTo(pitches.af_heart, -1)
  })

  test.each(['', ' \n ', '…', '?!', '***', '"""', '\u0000\u0001'])('makes no sound of %j', async (text) => {
    expect((await speak(text)).seconds).toBe(0)
  })

  test('stops between two runs', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(model.speak('Hello.', 'af_heart', 1, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('lists its speakers, best first', async () => {
    expect(await listSpeakers(folder.path)).toEqual(['af_heart', 'bf_emma', 'am_puck'])
  })
})

describe('A damaged voice', () => {
  let folder: Awaited<ReturnType<typeof makeVoice>>
  beforeEach(async () => {
    folder = await makeVoice()
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    return folder.remove()
  })

  const damage: Record<string, (path: string) => Promise<void>> = {
    'config.json is missing': (path) => rm(join(path, 'config.json')),
    'config.json is of another model': (path) => writeFile(join(path, 'config.json'), '{"model_type":"whisper"}'),
    'tokenizer.json is no JSON': (path) => writeFile(join(path, 'tokenizer.json'), '{'),
    'tokenizer.json has no alphabet': (path) => writeFile(join(path, 'tokenizer.json'), '{"model":{}}'),
    'the network is missing': (path) => rm(join(path, 'onnx'), { recursive: true }),
    'the network is cut off': (path) => truncate(join(path, 'onnx/model_quantized.onnx'), 700),
    'the network is another one': (path) =>
      copyFile(
        join(import.meta.dirname, '../../fixtures/captioners/clip/onnx/text_model_quantized.onnx'),
        join(path, 'onnx/model_quantized.onnx'),
      ),
  }
  test.each(Object.entries(damage))('is named where %s', async (_name, act) => {
    await act(folder.path)
    await expect(openKokoro('Kokoro 82M', folder.path)).rejects.toMatchObject({
      code: 'MODEL_DAMAGED',
      detail: 'Kokoro 82M',
    })
  })

  test.skipIf(!espeak)(
    'is named where a speaker’s file is cut off or missing, and that speaker is not offered',
    async () => {
      await truncate(join(folder.path, 'voices/af_heart.bin'), 522_239)
      expect(await listSpeakers(folder.path)).toEqual(['bf_emma', 'am_puck'])
      const model = await openKokoro('Kokoro 82M', folder.path)
      for (const speaker of ['af_heart', 'af_nobody', '../config'])
        await expect(model.speak('Hello.', speaker, 1, never)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' })
      expect(await model.speak('Hello.', 'am_puck', 1, never)).toHaveLength(1)
      await model.close()
    },
  )

  test('says what to install where no program spells words', async () => {
    const model = await openKokoro('Kokoro 82M', folder.path)
    vi.stubEnv('PATH', '/nowhere')
    await expect(model.speak('Hello.', 'af_heart', 1, never)).rejects.toMatchObject({
      code: 'NOT_INSTALLED',
      detail: 'espeak-ng',
    })
    await model.close()
  })
})
