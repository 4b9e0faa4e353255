import type { Table } from '../bench/machine'
import type { Verdict } from './average-precision'
import { percent } from './tally'

/** How often finds of about one confidence are right: a confidence that can be read as a share stands in the middle of its row. */
export function calibrationTable(verdicts: readonly Verdict[]): Table {
  const rows = Array.from({ length: 10 }, (_, i) => {
    const some = verdicts.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === i)
    const right = some.filter((verdict) => verdict.right).length
    return [`${i / 10} to ${(i + 1) / 10}`, percent(right, some.length), String(some.length)]
  })
  return { title: 'Confidence, and how often it is right', head: ['confidence', 'right', 'of'], rows }
}
