import { existsSync } from 'node:fs'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSoundFile } from '../../../models/speech/decode'
import { startHub, type Hub } from '../../fixtures/hub'
import { putFolder } from '../../fixtures/hub/from-folder'
import { silence, whisperFolder } from '../../fixtures/recognisers/folders'
import { pyannoteFolder, spokenBy, wespeakerFolder } from '../../fixtures/speakers'
import { join as joined, wavOf } from '../../fixtures/wav'
import { descry, makeHome, type Outcome } from './program'

/** From a hub on this computer to a transcript that says who speaks: made-up models whose every answer is known. */

const jfk = resolve(import.meta.dirname, '../../../../shared/inputs/speech/en/jfk.wav')

describe.skipIf(!existsSync(jfk))('descry transcribe --speakers (skipped without the shared inputs)', () => {
  let home: Awaited<ReturnType<typeof makeHome>>
  let hub: Hub
  let talk: string
  let alone: string
  const networks: string[] = []

  beforeAll(async () => {
    home = await makeHome()
    hub = await startHub()
    for (const [id, folder] of [
      ['pyannote-segmentation', pyannoteFolder],
      ['wespeaker-resnet34', wespeakerFolder],
    ] as const)
      networks.push(join(home.path, '.data/descry/models', (await putFolder(hub, id, folder)).hub, 'onnx/model.onnx'))
    const file = await openSoundFile(jfk)
    const pieces: Float32Array[] = []
    for await (const piece of file.read()) pieces.push(piece)
    await file.close()
    const speech = joined(...pieces)
    talk = join(home.path, 'talk.wav')
    alone = join(home.path, 'alone.wav')
    const pause = silence(1)
    const turns = [spokenBy('ben', speech), pause, spokenBy('anna', speech), pause, spokenBy('ben', speech)]
    await writeFile(talk, wavOf(joined(...turns)))
    await writeFile(alone, wavOf(spokenBy('anna', speech)))
  })
  afterAll(async () => {
    await hub.close()
    await home.remove()
  })

  const run = (...words: string[]): Promise<Outcome> =>
    descry(home.path, words, {
      env: { HF_ENDPOINT: hub.endpoint, XDG_DATA_HOME: join(home.path, '.data'), HTTP_PROXY: '', http_proxy: '' },
    })
  const transcribe = (file: string, ...more: string[]): Promise<Outcome> =>
    run('transcribe', file, '--recogniser', whisperFolder, ...more)

  test('says how to install the models where they are missing, and writes the words', async () => {
    const without = await transcribe(talk)
    const { status, stdout, stderr } = await transcribe(talk, '--speakers')
    expect(status).toBe(0)
    expect(stdout).toBe(without.stdout)
    expect(stderr).toContain('descry models add pyannote-segmentation')
    expect(stderr).toContain('descry models add wespeaker-resnet34')
    expect(stderr).toContain('The transcript is written without speakers.')
  })

  describe('with the models', () => {
    beforeAll(async () => {
      for (const id of ['pyannote-segmentation', 'wespeaker-resnet34'])
        expect((await run('models', 'add', id)).status).toBe(0)
    })

    test('JSON says who says each part, in the order in which they begin to speak', async () => {
      const { stdout, stderr } = await transcribe(talk, '--speakers', '--json')
      expect(stderr).toBe('')
      const { segments } = JSON.parse(stdout) as { segments: { start: number; end: number; speaker?: number }[] }
      expect(segments.length).toBeGreaterThan(3)
      // Each speaks for eleven seconds, with a second between.
      for (const { start, end, speaker } of segments)
        expect(speaker).toBe((start + end) / 2 < 11.5 ? 1 : (start + end) / 2 < 23.5 ? 2 : 1)
    })

    test('text, SubRip and WebVTT name them', async () => {
      const text = await transcribe(talk, '--speakers')
      expect(text.stdout.match(/^Speaker \d: /gm)).toEqual(['Speaker 1: ', 'Speaker 2: ', 'Speaker 1: '])
      const out = join(home.path, 'talk.vtt')
      expect((await transcribe(talk, '--speakers', '--format', 'vtt', '--out', out)).status).toBe(0)
      const vtt = await readFile(out, 'utf8')
      expect([...new Set(vtt.match(/<v [^>]+>/g))]).toEqual(['<v Speaker 1>', '<v Speaker 2>'])
      const srt = await transcribe(talk, '--speakers', '--format', 'srt')
      expect(srt.stdout).toMatch(/^Speaker 1: /m)
      expect(srt.stdout).toMatch(/^Speaker 2: /m)
    })

    test('one speaker is not numbered', async () => {
      const { stdout } = await transcribe(alone, '--speakers')
      expect(stdout).toBe((await transcribe(alone)).stdout)
    })

    test('a damaged model is named, and the words are written', async () => {
      await truncate(networks[1]!, 1000)
      const { status, stdout, stderr } = await transcribe(talk, '--speakers')
      expect(status).toBe(0)
      expect(stderr).toContain('Files of a model are damaged or missing: WeSpeaker ResNet34')
      expect(stdout).toBe((await transcribe(talk)).stdout)
    })
  })
})
