import { existsSync } from 'node:fs'
import { truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSoundFile } from '../../../models/speech/decode'
import { startHub, type Hub } from '../../fixtures/hub'
import { putFolder } from '../../fixtures/hub/from-folder'
import { silence, tone, whisperFolder } from '../../fixtures/recognisers/folders'
import { astFolder, heardTones } from '../../fixtures/sound-events'
import { join as joined, wavOf } from '../../fixtures/wav'
import { descry, makeHome, type Outcome } from './program'

/** From a hub on this computer to captions with sounds in brackets: a made-up model whose every answer is known. */

const jfk = resolve(import.meta.dirname, '../../../../shared/inputs/speech/en/jfk.wav')

let home: Awaited<ReturnType<typeof makeHome>>
let hub: Hub
let model: string
let bell: string

beforeAll(async () => {
  home = await makeHome()
  hub = await startHub()
  const entry = await putFolder(hub, 'ast-audioset', astFolder)
  model = join(home.path, '.data/descry/models', entry.hub, 'onnx/model_quantized.onnx')
  bell = join(home.path, 'bell.wav')
  const ring = tone(heardTones.doorbell, 2)
  await writeFile(bell, wavOf(joined(silence(2), ring, silence(2), tone(heardTones.speech, 1), silence(2))))
})
afterAll(async () => {
  await hub.close()
  await home.remove()
})

const run = (...words: string[]): Promise<Outcome> =>
  descry(home.path, words, {
    env: { HF_ENDPOINT: hub.endpoint, XDG_DATA_HOME: join(home.path, '.data'), HTTP_PROXY: '', http_proxy: '' },
  })
const captions = (file: string, ...more: string[]): Promise<Outcome> =>
  run('captions', '--file', file, '--recogniser', whisperFolder, ...more)

test('without a model for it, sounds are not named', async () => {
  expect(await captions(bell)).toMatchObject({ status: 0, stdout: '', stderr: '' })
})

describe('with the model', () => {
  beforeAll(async () => {
    expect((await run('models', 'add', 'ast-audioset')).status).toBe(0)
  })

  test('a doorbell is written once, in brackets, and nothing that is not there', async () => {
    expect(await captions(bell)).toMatchObject({ status: 0, stdout: '[doorbell]\n', stderr: '' })
  })

  test('JSON says which sound it is, and where', async () => {
    const { stdout } = await captions(bell, '--json')
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { start: number })
    expect(lines).toMatchObject([{ sound: 'doorbell', committed: '[doorbell]', final: true, words: [] }])
    expect(lines[0]?.start).toBeGreaterThanOrEqual(1)
    expect(lines[0]?.start).toBeLessThanOrEqual(3)
  })

  test('nothing is named where the person does not want it', async () => {
    expect(await captions(bell, '--no-sounds')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  test.skipIf(!existsSync(jfk))('words come with it, too, and the sound stands among them, once', async () => {
    const file = await openSoundFile(jfk)
    const pieces: Float32Array[] = []
    for await (const piece of file.read()) pieces.push(piece)
    await file.close()
    const both = join(home.path, 'both.wav')
    await writeFile(both, wavOf(joined(...pieces, silence(1.5), tone(heardTones.smokeAlarm, 2), silence(1))))
    const lines = (await captions(both)).stdout.trim().split('\n')
    expect(lines.filter((line) => line.startsWith('['))).toEqual(['[smoke alarm]'])
    // Which words the made-up recogniser writes depends on where its pieces begin.
    expect(lines[0]).toBe('hello world.')
    expect(lines.at(-1)).toBe('[smoke alarm]')
  })

  test('a damaged model is named once, and captions go on', async () => {
    await truncate(model, 5000)
    const { status, stdout, stderr } = await captions(existsSync(jfk) ? jfk : bell)
    expect(status).toBe(0)
    expect(stderr.match(/Files of a model are damaged or missing: Audio Spectrogram Transformer/g)).toHaveLength(1)
    if (existsSync(jfk)) expect(stdout).toContain('hello world.')
  })
})
