import { describe, expect, test } from 'vitest'
import { createTranslator, downloadText, progressText, sizeText, type StoreProgress } from '../../../assistant/contract'
import { createProgressSayer } from '../../../renderer/models/progress-sayer'

const en = createTranslator('en')
const de = createTranslator('de')
const at = (bytes: number, change: Partial<StoreProgress> = {}): StoreProgress => ({
  model: 'm',
  phase: 'downloading',
  bytes,
  of: 1000,
  bytesPerSecond: null,
  secondsLeft: null,
  files: 0,
  filesOf: 3,
  ...change,
})

describe('progress of a download is said', () => {
  const sayer = () => {
    const clock = { now: 0 }
    const { note } = createProgressSayer(() => clock.now)
    return (seconds: number, progress: StoreProgress): boolean => {
      clock.now = seconds * 1000
      return note(progress)
    }
  }

  test('not at all when it is short', () => {
    const note = sayer()
    expect([1, 2, 3, 4, 5].map((seconds) => note(seconds, at(seconds * 200)))).not.toContain(true)
  })
  test('at each quarter of a longer one, once', () => {
    const note = sayer()
    const said = Array.from({ length: 100 }, (_, percent) => note(percent, at(percent * 10)) && percent)
    expect(said.filter((percent) => percent !== false)).toEqual([25, 50, 75])
  })
  test('every minute of a very long one', () => {
    const note = sayer()
    const said = Array.from({ length: 200 }, (_, seconds) => note(seconds, at(1 + seconds)) && seconds)
    expect(said.filter((seconds) => seconds !== false)).toEqual([60, 120, 180])
  })
  test('when it has to wait, once', () => {
    const note = sayer()
    const waiting = { phase: 'waiting', waitSeconds: 20 } as const
    expect([note(1, at(10)), note(2, at(10, waiting)), note(3, at(10, waiting)), note(4, at(11))]).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})

describe('in words', () => {
  test.each([
    [
      at(500, { bytesPerSecond: 100, secondsLeft: 120 }),
      'downloading, 50 %, 1 KB of 1 KB, 0 KB a second, about 2 minutes left',
    ],
    [at(0, { phase: 'asking' }), 'asking for the files'],
    [at(0, { phase: 'waiting', waitSeconds: 7 }), 'waiting, trying again in 7 seconds'],
    [at(999, { of: 357e6, bytes: 356.9e6 }), 'downloading, 99 %, 357 MB of 357 MB'],
  ])('%#', (progress, words) => expect(progressText(progress, en)).toBe(words))

  test('sizes are written as each language writes numbers', () => {
    expect([sizeText(1_234_000_000, en), sizeText(1_234_000_000, de), sizeText(76_908_389, en)]).toEqual([
      '1.2 GB',
      '1,2 GB',
      '77 MB',
    ])
    expect(downloadText({ downloadBytes: 357_200_000, approximate: true }, de)).toBe('etwa 357 MB')
    expect(downloadText({ downloadBytes: null, approximate: true }, en)).toBe('size known when it begins')
  })
})
