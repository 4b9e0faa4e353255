import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWhisperModel } from '../../../../models/speech/whisper-cpp/model-file'
import { ownFolder } from './fixtures'
import { emptyModel, randomModel } from '../../../fixtures/recognisers/random-ggml'

const whole = randomModel()
let folder: string
beforeAll(() => void (folder = ownFolder()))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Buffer | string): ReturnType<typeof readWhisperModel> {
  const path = join(folder, 'ggml-model.bin')
  writeFileSync(path, bytes)
  return readWhisperModel(path)
}
const damaged = { code: 'RECOGNISER_DAMAGED', detail: 'ggml-model.bin' }

test('says what a model can', async () => {
  expect(await read(whole)).toEqual({ languages: 1, translates: false })
  const multilingual = emptyModel()
  multilingual.writeUInt32LE(51_865, 4)
  expect(await read(multilingual)).toEqual({ languages: 99, translates: true })
  // As large-v3-turbo: all languages, and a short decoder that was not trained to translate.
  const turbo = emptyModel()
  turbo.writeUInt32LE(51_866, 4)
  turbo.writeUInt32LE(1, 36)
  expect(await read(turbo)).toEqual({ languages: 100, translates: false })
})

test('a download that broke off is damaged, wherever it broke off', async () => {
  for (const length of [
    3,
    20,
    1000,
    emptyModel().length - 5,
    emptyModel().length + 9,
    whole.length / 2,
    whole.length - 1,
  ])
    await expect(read(whole.subarray(0, length)), String(length)).rejects.toMatchObject(damaged)
  await expect(read(Buffer.concat([whole, Buffer.from('x')]))).rejects.toMatchObject(damaged)
})

test('a text, an empty file and numbers that no Whisper has are damaged', async () => {
  for (const bytes of ['', 'This is no model.\n'.repeat(1000)]) await expect(read(bytes)).rejects.toMatchObject(damaged)
  for (const [at, value] of [
    [4, 60_000],
    [8, 0],
    [20, 0xffff_ffff],
    [48, 2 ** 31],
  ] as const) {
    const wrong = emptyModel()
    wrong.writeUInt32LE(value, at)
    await expect(read(wrong), String(at)).rejects.toMatchObject(damaged)
  }
  const longWord = emptyModel()
  longWord.writeUInt32LE(0x7fff_ffff, 4 * 12 + 8 + 80 * 201 * 4 + 4)
  await expect(read(longWord)).rejects.toMatchObject(damaged)
})

test('a GGUF file is told apart from a damaged one', async () => {
  await expect(read('GGUF and so on')).rejects.toMatchObject({
    code: 'RECOGNISER_UNSUPPORTED',
    message: expect.stringContaining('GGUF') as string,
  })
})

test('a file that is not there and a folder are named', async () => {
  await expect(readWhisperModel(join(folder, 'nothing.bin'))).rejects.toMatchObject({
    code: 'FILE_NOT_FOUND',
    detail: 'nothing.bin',
  })
  await expect(readWhisperModel(folder)).rejects.toMatchObject({ code: 'FILE_IS_DIRECTORY' })
})
