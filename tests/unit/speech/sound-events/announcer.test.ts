import { expect, test } from 'vitest'
import type { SoundLabel } from '../../../../models/contract/hearing'
import { createAnnouncer } from '../../../../models/speech/sound-events/announcer'

/** What is told when looks of a second each find the doorbell so likely. */
function told(probabilities: readonly number[], label: SoundLabel = 'doorbell'): string[] {
  const announcer = createAnnouncer()
  return probabilities.flatMap((probability, second) =>
    announcer.look([{ label, probability }], second).map(({ start }) => `${start}`),
  )
}

test('a sound is told once, however long it goes on', () => {
  expect(told([0.01, 0.9, 0.95, 0.9, 0.8, 0.9])).toEqual(['1'])
})

test('a sound that comes and goes around the limit is not told again and again', () => {
  expect(told([0.35, 0.35, 0.25, 0.33, 0.2, 0.31, 0.25, 0.35])).toEqual(['0'])
})

test('a doubtful sound needs two looks, and began with the first of them', () => {
  expect(told([0.4, 0.02, 0.4, 0.02])).toEqual([])
  expect(told([0.02, 0.4, 0.4])).toEqual(['1'])
})

test('a sound that ended is told again when it comes back', () => {
  expect(told([0.9, 0.9, 0.05, 0.02, 0.01, 0.9])).toEqual(['0', '5'])
})

test('sounds at the same time are told each on its own, the likeliest first', () => {
  const announcer = createAnnouncer()
  const both = [
    { label: 'dog', probability: 0.7 },
    { label: 'doorbell', probability: 0.9 },
  ] as const
  expect(announcer.look(both, 0).map(({ label }) => label)).toEqual(['doorbell', 'dog'])
  expect(announcer.look(both, 1)).toEqual([])
})
