import { describe, expect, test, vi } from 'vitest'
import type { CaptionLine, CaptionSession } from '../../../assistant/contract'
import { createTranslator } from '../../../assistant/contract/language'
import { createCommittedReader } from '../../../renderer/captions/committed'
import { initialCaptions, reduceCaptions, type CaptionsState } from '../../../renderer/captions/state'
import { captionsStatus } from '../../../renderer/captions/status'

const line = (id: string, change: Partial<CaptionLine> = {}): CaptionLine => ({
  id,
  index: 0,
  source: 'microphone',
  start: 0,
  end: 1,
  committed: '',
  tail: '',
  final: false,
  words: [],
  language: null,
  ...change,
})
const session = (change: Partial<CaptionSession> = {}): CaptionSession => ({
  sessionId: 's',
  state: 'listening',
  sources: [{ source: 'microphone', state: 'sound', speaking: false }],
  behind: 0,
  recogniser: null,
  keepsSound: false,
  steppedDown: false,
  startedAt: 0,
  ...change,
})
const after = (...lines: CaptionLine[]): readonly CaptionLine[] =>
  lines.reduce<CaptionsState>((state, each) => reduceCaptions(state, { type: 'line', line: each }), initialCaptions)
    .lines

describe('lines of captions', () => {
  test('stand in the order in which they were said, whichever source was heard first', () => {
    const ids = after(line('a', { start: 0 }), line('b', { start: 5 }), line('c', { start: 2 })).map(({ id }) => id)
    expect(ids).toEqual(['a', 'c', 'b'])
  })

  test('grow in their place, and go when there was nothing', () => {
    expect(
      after(line('a', { tail: 'uh' }), line('b', { start: 1 }), line('a', { final: true })).map(({ id }) => id),
    ).toEqual(['b'])
    expect(after(line('a', { final: true }))).toEqual([])
  })

  test('are kept for scrolling back, but not without end', () => {
    const many = Array.from({ length: 2100 }, (_, i) => line(`l${i}`, { start: i, committed: 'x', final: true }))
    const kept = after(...many)
    expect(kept).toHaveLength(2000)
    expect(kept.at(-1)?.id).toBe('l2099')
  })

  test('begin anew with a new session', () => {
    const one = reduceCaptions(initialCaptions, { type: 'session', session: session() })
    const written = reduceCaptions(one, { type: 'line', line: line('a', { committed: 'x' }) })
    expect(reduceCaptions(written, { type: 'session', session: session({ behind: 3 }) }).lines).toHaveLength(1)
    expect(reduceCaptions(written, { type: 'session', session: session({ sessionId: 't' }) }).lines).toEqual([])
  })
})

test('what captions are doing is one sentence, most important first', () => {
  const t = createTranslator('en')
  const status = (change: Partial<CaptionSession>): string =>
    captionsStatus({ ...initialCaptions, session: session(change) }, t)
  expect(captionsStatus(initialCaptions, t)).toBe('Captions are off.')
  expect(status({})).toBe('Listening.')
  expect(status({ behind: 1.9 })).toBe('Listening.')
  expect(status({ behind: 2.4 })).toBe('2 seconds behind.')
  const silent = { source: 'system', state: 'silent', speaking: false } as const
  expect(status({ behind: 9, sources: [silent] })).toContain('No sound is arriving from the computer.')
  expect(status({ state: 'paused', sources: [silent] })).toBe('Paused. Nothing is written.')
})

describe('committed words for a screen reader', () => {
  test('come sentence by sentence, each word once', () => {
    const said: string[] = []
    const reader = createCommittedReader((text) => said.push(text))
    reader.line({ id: 'a', committed: 'Good', final: false })
    reader.line({ id: 'a', committed: 'Good morning.', final: false })
    reader.line({ id: 'a', committed: 'Good morning. How', final: false })
    reader.line({ id: 'a', committed: 'Good morning. How are you', final: true })
    expect(said).toEqual(['Good morning.', 'How are you'])
  })

  test('come after a while where no sentence ends', () => {
    vi.useFakeTimers()
    const said: string[] = []
    const reader = createCommittedReader((text) => said.push(text), 4000)
    reader.line({ id: 'a', committed: 'and then', final: false })
    vi.advanceTimersByTime(3900)
    expect(said).toEqual([])
    reader.line({ id: 'a', committed: 'and then we went', final: false })
    vi.advanceTimersByTime(200)
    expect(said).toEqual(['and then we went'])
    vi.useRealTimers()
  })
})
