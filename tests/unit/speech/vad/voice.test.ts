import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openVoiceActivity } from '../../../../models/speech/vad'
import { createSegmenter } from '../../../../models/speech/vad/segmenter'
import type { VoiceActivityDetector } from '../../../../models/speech/voice-activity'
import { hasShared, shared, sine, soundOf } from '../decode/sounds'

let newDetector: () => VoiceActivityDetector
beforeAll(async () => {
  newDetector = await openVoiceActivity()
})

interface Heard {
  probabilities: number[]
  /** Part of the sound that lies in utterances. */
  covered: number
  utterances: number
}

async function hear(sound: Float32Array): Promise<Heard> {
  const detector = newDetector()
  const segmenter = createSegmenter()
  const probabilities: number[] = []
  const told = []
  for (let at = 0; at + detector.frameSamples <= sound.length; at += detector.frameSamples) {
    const probability = await detector.probability(sound.subarray(at, at + detector.frameSamples))
    probabilities.push(probability)
    told.push(...segmenter.push(probability))
  }
  told.push(...segmenter.finish())
  const frames = told.reduce((sum, { kind, frame }) => sum + (kind === 'end' ? frame : -frame), 0)
  return { probabilities, covered: frames / probabilities.length, utterances: told.length / 2 }
}

const made = (seconds: number, value: (time: number) => number): Float32Array =>
  Float32Array.from({ length: seconds * 16_000 }, (_, i) => value(i / 16_000))

describe('what is no voice', () => {
  let seed = 7
  const noise = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 31 - 1
  }
  it.each([
    ['silence', () => 0],
    ['soft noise', () => noise() * 0.01],
    ['loud noise', () => noise() * 0.5],
    ['a hum', sine(100, 0.3)],
    ['a whistle', sine(1000, 0.3)],
    ['a constant voltage', () => 0.4],
  ])('%s', async (_, value) => {
    expect((await hear(made(10, value))).utterances).toBe(0)
  })

  const sounds = hasShared ? readdirSync(join(shared, 'sounds/freedesktop')) : []
  it.skipIf(!hasShared)('sounds of a desktop', async () => {
    expect(sounds.length).toBeGreaterThan(5)
    for (const name of sounds)
      expect([name, (await hear(await soundOf(join(shared, 'sounds/freedesktop', name)))).utterances]).toEqual([
        name,
        0,
      ])
  })

  it.skipIf(!hasShared).each(['mdn/elf.mp4', 'mdn/frog.mp4', 'act_rabbit/silent.mp4'])('the film %s', async (name) => {
    expect((await hear(await soundOf(join(shared, 'video', name)))).utterances).toBe(0)
  })
})

describe.skipIf(!hasShared)('what is voice', () => {
  const recordings = hasShared ? readdirSync(join(shared, 'speech/en')).filter((name) => name.endsWith('.wav')) : []
  it('speech that was recorded well', async () => {
    expect(recordings.length).toBeGreaterThan(3)
    for (const name of recordings) {
      const { covered } = await hear(await soundOf(join(shared, 'speech/en', name)))
      expect([name, covered > 0.9]).toEqual([name, true])
    }
  })

  it('speech from the telephone', async () => {
    for (const name of ['conf-getpin', 'vm-next', 'tt-allbusy', 'privacy-prompt']) {
      const { covered } = await hear(await soundOf(join(shared, `speech/asterisk_en/${name}.wav`)))
      expect([name, covered > 0.7]).toEqual([name, true])
    }
  })

  it('speech between silences, where it is', async () => {
    const speech = await soundOf(join(shared, 'speech/en/LJ001-0002.wav'))
    const sound = new Float32Array(speech.length + 64_000)
    sound.set(speech, 32_000)
    const { probabilities, utterances, covered } = await hear(sound)
    expect(utterances).toBe(1)
    expect(covered * (sound.length / 16_000)).toBeLessThan(speech.length / 16_000 + 0.9)
    expect(Math.max(...probabilities.slice(0, 60))).toBeLessThan(0.35)
  })
})

describe('detectors', () => {
  const sound = made(2, (time) => sine(150 + 50 * Math.sin(8 * time), 0.4)(time) * (1 + Math.sin(30 * time)))
  const listen = async (...detectors: VoiceActivityDetector[]): Promise<number[][]> => {
    const heard = detectors.map(() => [] as number[])
    for (let at = 0; at + 512 <= sound.length; at += 512)
      await Promise.all(
        detectors.map(async (detector, i) => heard[i]?.push(await detector.probability(sound.subarray(at, at + 512)))),
      )
    return heard
  }

  it('of different streams do not disturb each other', async () => {
    const [alone] = await listen(newDetector())
    const [one, other] = await listen(newDetector(), newDetector())
    expect(one).toEqual(alone)
    expect(other).toEqual(alone)
  })

  it('that were reset hear as if they were new', async () => {
    const detector = newDetector()
    const [first] = await listen(detector)
    const [again] = await listen(detector)
    detector.reset()
    const [reset] = await listen(detector)
    expect(again).not.toEqual(first)
    expect(reset).toEqual(first)
  })

  it('can’t be had where the network is missing', async () => {
    const assets = { starter: String, packaged: () => '/nowhere/silero.onnx' }
    await expect(openVoiceActivity(assets)).rejects.toMatchObject({ code: 'MODEL_MISSING' })
  })
})
