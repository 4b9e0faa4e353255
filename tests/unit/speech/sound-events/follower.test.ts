import { afterAll, beforeAll, expect, test } from 'vitest'
import { DescryError, type ErrorCode } from '../../../../models/contract/errors'
import type { SoundEvent } from '../../../../models/contract/hearing'
import { createFollower, openSoundTagger, type SoundTagger } from '../../../../models/speech/sound-events'
import { samplesOf, toInt16 } from '../../../../models/speech/sound-buffer'
import { silence, tone } from '../../../fixtures/recognisers/folders'
import { astFolder, heardTones } from '../../../fixtures/sound-events'

let tagger: SoundTagger
beforeAll(async () => {
  tagger = await openSoundTagger(astFolder, { name: 'Tagger', threads: 1 })
})
afterAll(() => tagger.close())

/** Follows sound that comes in pieces of 0.1 s, with the made-up model; `fail` says how the first looks end. */
async function follow(
  sound: Float32Array[],
  { from = 0, installed = true, fail = [] }: { from?: number; installed?: boolean; fail?: ErrorCode[] } = {},
) {
  const events: SoundEvent[] = []
  const failures: string[] = []
  const looks: number[] = []
  const follower = createFollower({
    from,
    tagging: {
      installed: async () => installed,
      async tag(pcm) {
        const samples = Float32Array.from(samplesOf(pcm), (value) => value / 32768)
        looks.push(samples.length / 16_000)
        const code = fail.shift()
        if (code) throw new DescryError(code)
        return tagger.tag(samples)
      },
      rest: () => {},
    },
    onSound: (event) => events.push(event),
    onFailed: ({ code }) => failures.push(code),
  })
  for (const piece of sound)
    for (let at = 0; at < piece.length; at += 1600) {
      const pcm = toInt16(piece.subarray(at, at + 1600))
      follower.push(new Uint8Array(pcm.buffer))
      await new Promise((resolve) => setImmediate(resolve))
    }
  await follower.finish()
  return { events, failures, looks }
}

test('a doorbell is told once, in its place, and again when it rings later', async () => {
  const ring = tone(heardTones.doorbell, 1.5)
  const { events } = await follow([silence(3), ring, silence(14), ring], { from: 100 })
  expect(events.map(({ label }) => label)).toEqual(['doorbell', 'doorbell'])
  const [first, second] = events as [SoundEvent, SoundEvent]
  expect(first.start).toBeGreaterThanOrEqual(102)
  expect(first.start).toBeLessThanOrEqual(104.5)
  expect(second.start).toBeGreaterThanOrEqual(116)
})

test('silence costs nothing', async () => {
  const { events, looks } = await follow([silence(30)])
  expect([events, looks]).toEqual([[], []])
})

test('a sound at the very end is heard, though less than a step follows', async () => {
  const { events } = await follow([silence(2.2), tone(heardTones.dog, 0.7)])
  expect(events.map(({ label }) => label)).toEqual(['dog'])
})

test('no look takes in more than the model’s window', async () => {
  const { looks } = await follow([tone(440, 25)])
  expect(Math.max(...looks)).toBeLessThanOrEqual(10.24)
})

test('where no model is installed nothing is asked', async () => {
  const { events, looks, failures } = await follow([tone(heardTones.doorbell, 5)], { installed: false })
  expect([events, looks, failures]).toEqual([[], [], []])
})

test('a process that died loses one look; a damaged model ends it, and is told once', async () => {
  const died = await follow([tone(heardTones.doorbell, 5)], { fail: ['ENGINE_RESTARTED'] })
  expect(died.events.map(({ label }) => label)).toEqual(['doorbell'])
  const damaged = await follow([tone(heardTones.doorbell, 5)], { fail: ['MODEL_DAMAGED'] })
  expect([damaged.events, damaged.failures, damaged.looks.length]).toEqual([[], ['MODEL_DAMAGED'], 1])
})
