import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { openSoundFile } from '../../../../models/speech/decode'
import { openTransformersRecogniser } from '../../../../models/speech/recognisers'
import { offlineLibrary } from '../../../../models/loading/library'
import { cleanText } from '../../../../models/speech/recognisers/text'
import { sounds, tone, whisperFolder } from '../../../fixtures/recognisers/folders'

const starter = resolve(import.meta.dirname, '../../../../models/starter/speech')
const speech = resolve(import.meta.dirname, '../../../../../shared/inputs/speech/en')
const hasStarter = existsSync(resolve(starter, 'onnx/encoder_model_quantized.onnx'))

/** What the library's own way of generating writes for the whole window of 30 seconds. */
async function byLibrary(folder: string, samples: Float32Array): Promise<string> {
  const library = await offlineLibrary()
  const model = await library.WhisperForConditionalGeneration.from_pretrained(folder, { dtype: 'q8' })
  const processor = await library.AutoProcessor.from_pretrained(folder)
  const tokenizer = await library.AutoTokenizer.from_pretrained(folder)
  const { input_features } = (await processor(samples)) as { input_features: object }
  const options = { inputs: input_features, language: 'en', task: 'transcribe', max_new_tokens: 100 }
  const written = (await model.generate(options as never)) as { tolist: () => bigint[][] }
  await model.dispose()
  return cleanText(tokenizer.decode(written.tolist()[0] as bigint[], { skip_special_tokens: true }))
}

async function byDescry(folder: string, samples: Float32Array): Promise<string> {
  const recogniser = await openTransformersRecogniser(folder, { name: 'any', demonstration: true })
  const { text } = await recogniser.decode(samples, { language: 'en', interim: true })
  await recogniser.close()
  return text
}

it('writes what the library writes', async () => {
  const sound = tone(sounds.hello, 3)
  expect(await byDescry(whisperFolder, sound)).toBe(await byLibrary(whisperFolder, sound))
})

it.skipIf(!hasStarter || !existsSync(speech))('writes what the library writes with learned weights', async () => {
  for (const name of ['jfk.wav', 'LJ001-0002.wav']) {
    const file = await openSoundFile(resolve(speech, name))
    const pieces: Float32Array[] = []
    for await (const piece of file.read()) pieces.push(piece)
    await file.close()
    const samples = Float32Array.from(pieces.flatMap((piece) => [...piece]))
    expect(await byDescry(starter, samples)).toBe(await byLibrary(starter, samples))
  }
})
