import { describe, expect, test } from 'vitest'
import type { Segment } from '../../../../assistant/contract'
import { withSpeakers } from '../../../../assistant/transcripts/speakers'

/** A segment whose words last half a second each. */
function said(text: string, start: number): Segment {
  const words = text.split(' ').map((word, i) => ({ text: word, start: start + i / 2, end: start + (i + 1) / 2 }))
  return { start, end: start + words.length / 2, text, words, language: 'en' }
}
const turn = (start: number, end: number, speaker: number) => ({ start, end, speaker })
const shown = (segments: readonly Segment[]) => segments.map(({ speaker, text }) => [speaker, text])

describe('A segment', () => {
  test('is said by whoever speaks most of it', () => {
    expect(shown(withSpeakers(said('How are you?', 1), [turn(0, 2.3, 2), turn(2.4, 9, 1)], true))).toEqual([
      [2, 'How are you?'],
    ])
  })

  test('becomes several where people change in it, and every word stays', () => {
    const segment = said('How are you? Fine, thanks. And you?', 0)
    const parts = withSpeakers(segment, [turn(0, 1.5, 1), turn(1.5, 2.5, 2), turn(2.5, 4, 1)], true)
    expect(shown(parts)).toEqual([
      [1, 'How are you?'],
      [2, 'Fine, thanks.'],
      [1, 'And you?'],
    ])
    expect(parts.flatMap(({ words }) => words)).toEqual(segment.words)
    expect([parts[0]?.start, parts.at(-1)?.end]).toEqual([segment.start, segment.end])
  })

  test('is not divided where the times of its words are only guessed', () => {
    const parts = withSpeakers(said('How are you? Fine.', 0), [turn(0, 1.5, 1), turn(1.5, 2, 2)], false)
    expect(shown(parts)).toEqual([[1, 'How are you? Fine.']])
  })

  test('is not divided where its words are not those of its text', () => {
    const segment = { ...said('How are you? Fine.', 0), text: 'Wie geht es?' }
    expect(shown(withSpeakers(segment, [turn(0, 1.5, 1), turn(1.5, 2, 2)], true))).toEqual([[1, 'Wie geht es?']])
  })

  test('is said by the nearest speaker where nobody was heard, and by nobody where all are far', () => {
    expect(shown(withSpeakers(said('Yes.', 5), [turn(0, 4.5, 3)], true))).toEqual([[3, 'Yes.']])
    expect(shown(withSpeakers(said('Yes.', 9), [turn(0, 4.5, 3)], true))).toEqual([[undefined, 'Yes.']])
  })

  test('keeps its speaker through a short word that fell into a gap', () => {
    const segment = said('one two three', 0)
    segment.words[1] = { text: 'two', start: 0.6, end: 0.8 }
    expect(shown(withSpeakers(segment, [turn(0, 0.5, 1), turn(0.55, 0.9, 2), turn(0.95, 3, 1)], true))).toEqual([
      [1, 'one two three'],
    ])
  })

  test('that is a sound has no speaker', () => {
    expect(withSpeakers({ ...said('[doorbell]', 0), sound: 'doorbell' }, [turn(0, 9, 1)], true)).toMatchObject([
      { text: '[doorbell]' },
    ])
  })
})
