import { expect, test } from 'vitest'
import { averagePrecision } from '../../eval/average-precision'

const verdict = (confidence: number, right: boolean) => ({ confidence, right })

test('all found and nothing else is 1; nothing found is 0', () => {
  expect(averagePrecision([verdict(0.4, true), verdict(0.9, true)], 2)).toBe(1)
  expect(averagePrecision([], 3)).toBe(0)
})

test('what is missing costs its share', () => {
  expect(averagePrecision([verdict(0.9, true)], 4)).toBe(0.25)
})

test('a wrong find costs by what comes after it', () => {
  // Right, wrong, right of two: precision 1 up to one half, then 2/3.
  expect(averagePrecision([verdict(0.9, true), verdict(0.8, false), verdict(0.7, true)], 2)).toBeCloseTo(0.5 + 1 / 3)
  expect(averagePrecision([verdict(0.9, true), verdict(0.8, true), verdict(0.7, false)], 2)).toBe(1)
})
