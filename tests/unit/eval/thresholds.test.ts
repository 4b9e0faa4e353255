import { expect, test } from 'vitest'
import { thresholds } from '../../eval/thresholds'

const verdicts = (right: number, wrong: number, from: number) => [
  ...Array.from({ length: right }, (_, i) => ({ confidence: from + i / 1000, right: true })),
  ...Array.from({ length: wrong }, (_, i) => ({ confidence: from - 0.1 + i / 1000, right: false })),
]

test('a role is told from where enough of its finds are right', () => {
  const found = thresholds(new Map([['button', [...verdicts(20, 30, 0.7), ...verdicts(5, 0, 0.3)]]]))
  expect(found).toEqual({ button: 0.7 })
})

test('a role that is seldom right, or seldom seen, is not told', () => {
  expect(thresholds(new Map([['menu', verdicts(0, 20, 0.9)]]))).toEqual({})
  expect(thresholds(new Map([['chart', verdicts(3, 0, 0.9)]]))).toEqual({})
})
