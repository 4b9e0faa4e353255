import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpeakerTurn } from '../../../../models/contract/hearing'
import { findSpeakers, openSpeakerModels, type SpeakerModels } from '../../../../models/speech/speakers'
import { silence } from '../../../fixtures/recognisers/folders'
import { pyannoteFolder, spokenBy, wespeakerFolder } from '../../../fixtures/speakers'
import { join as joined } from '../../../fixtures/wav'

let models: SpeakerModels
beforeAll(async () => {
  const [segmentation, embedding] = [pyannoteFolder, wespeakerFolder].map((folder) => ({ folder, name: folder }))
  models = await openSpeakerModels({ segmentation: segmentation!, embedding: embedding! }, 1)
})
afterAll(() => models.close())

function* pieces(sound: Float32Array): Generator<Float32Array> {
  for (let at = 0; at < sound.length; at += 16_000) yield sound.subarray(at, at + 16_000)
}

const find = (sound: Iterable<Float32Array>, signal = new AbortController().signal, progress: number[] = []) =>
  findSpeakers(sound, models, { signal, turn: (work) => work(), onProgress: (seconds) => progress.push(seconds) })

/** Turns with their places to half a second. */
const rounded = (turns: readonly SpeakerTurn[]): number[][] =>
  turns.map(({ start, end, speaker }) => [Math.round(start * 2) / 2, Math.round(end * 2) / 2, speaker])

describe('Who speaks when', () => {
  test('two people in turn are two, over the borders of windows', async () => {
    const sound = joined(
      ...[silence(1), spokenBy('ben', 6), silence(1), spokenBy('anna', 9), silence(2)],
      ...[spokenBy('ben', 13), spokenBy('anna', 4), silence(1)],
    )
    expect(rounded(await find(pieces(sound)))).toEqual([
      [1, 7, 1],
      [8, 17, 2],
      [19, 32, 1],
      [32, 36, 2],
    ])
  })

  test('one person is one, however often they pause', async () => {
    const sound = joined(...Array.from({ length: 12 }, () => [spokenBy('anna', 2), silence(1.5)]).flat())
    expect(new Set((await find(pieces(sound))).map(({ speaker }) => speaker))).toEqual(new Set([1]))
  })

  test('two who speak at once have turns that overlap', async () => {
    const anna = spokenBy('anna', 2)
    const both = spokenBy('ben', 2).map((value, i) => value + anna[i]!)
    const turns = await find(pieces(joined(spokenBy('anna', 4), both, spokenBy('ben', 4))))
    expect(rounded(turns)).toEqual([
      [0, 6, 1],
      [4, 10, 2],
    ])
  })

  test('silence, and sound too short for anything, have no turns', async () => {
    expect(await find(pieces(silence(25)))).toEqual([])
    expect(await find(pieces(silence(0.01)))).toEqual([])
    expect(await find([])).toEqual([])
  })

  test('progress goes up to the end of the sound', async () => {
    const progress: number[] = []
    await find(pieces(spokenBy('anna', 32.5)), undefined, progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(32.5)
  })

  test('can be stopped', async () => {
    const stop = new AbortController()
    function* endless(): Generator<Float32Array> {
      for (let second = 0; ; second++) {
        if (second === 15) stop.abort()
        yield spokenBy('anna', 1)
      }
    }
    await expect(find(endless(), stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
