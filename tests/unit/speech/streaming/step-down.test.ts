import { expect, test } from 'vitest'
import { createStepDown } from '../../../../models/speech/streaming/step-down'

/** How often a smaller recogniser is asked for, when captions are so far behind at each second of sound. */
const asked = (behind: (at: number) => number, seconds = 60): number[] => {
  const stepDown = createStepDown()
  return Array.from({ length: seconds }, (_, at) => at).filter((at) => stepDown.late(at, behind(at)))
}

test('captions that keep up are left alone, however long', () => {
  expect(asked((at) => at % 5, 3600)).toEqual([])
})

test('captions that fall behind and stay there ask once for each patience', () => {
  expect(asked((at) => at / 2, 40)).toEqual([21, 32])
})

test('a burst of other work is waited for', () => {
  expect(asked((at) => (at > 10 && at < 19 ? 9 : 1))).toEqual([])
})

test('captions that catch up, even slowly, are given the time', () => {
  expect(asked((at) => Math.max(0, 40 - at))).toEqual([])
})

test('what waited while a recogniser was loaded does not count', () => {
  const stepDown = createStepDown()
  for (let at = 0; at < 10; at++) expect(stepDown.late(at, 6 + at)).toBe(false)
  stepDown.restart()
  for (let at = 10; at < 20; at++) expect(stepDown.late(at, 20)).toBe(false)
})
