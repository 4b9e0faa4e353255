import { expect, test } from 'vitest'
import { thresholds } from '../../eval/thresholds'

const verdicts = (right: number, wrong: number, from: number) => [
  ...Array.from({ length: right }, (_, i) => ({ confidence: from + i / 1000, right: true })),
  ...Array.from({ length: wrong }, (_, i) => ({ confidence: from - 0.1 + i / 1000, right: false })),
]

test('a role is told from where precision and recall together are best', () => {
  const all = new Map([['button', [...verdicts(20, 30, 0.7), ...verdicts(5, 0, 0.3)]]] as const)
  expect(thresholds(all, new Map([['button', 40]]))).toEqual({ button: 0.7 })
  // Surer ones are all right, but far too few of them.
  const many = new Map([['button', [...verdicts(10, 0, 0.9), ...verdicts(60, 8, 0.5)]]] as const)
  expect(thresholds(many, new Map([['button', 80]]))).toEqual({ button: 0.5 })
})

test('a role that is seldom right, or seldom seen, is not told', () => {
  expect(thresholds(new Map([['menu', verdicts(0, 20, 0.9)]]), new Map([['menu', 20]]))).toEqual({})
  expect(thresholds(new Map([['menu', verdicts(12, 40, 0.5).toReversed()]]), new Map([['menu', 20]]))).toEqual({
    menu: 0.5,
  })
  expect(thresholds(new Map([['chart', verdicts(3, 0, 0.9)]]), new Map([['chart', 3]]))).toEqual({})
})
