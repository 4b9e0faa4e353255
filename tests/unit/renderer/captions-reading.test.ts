import { describe, expect, test } from 'vitest'
import type { CaptionSession } from '../../../assistant/contract'
import { keywordPlaces } from '../../../renderer/captions/keyword-marks'
import { recallCaptures, rememberCaptures } from '../../../renderer/captions/memory'
import { initialCaptions, isHeard, reduceCaptions } from '../../../renderer/captions/state'

describe('the words that a person waits for', () => {
  const found = (text: string, ...words: string[]): string[] =>
    keywordPlaces(text, words).map(([start, end]) => text.slice(start, end))

  test('are found whole, in any case, each place', () => {
    expect(found('Ada, is ADA there? Canada is.', 'Ada')).toEqual(['Ada', 'ADA'])
    expect(found('Käse und Übung', 'übung')).toEqual(['Übung'])
  })
  test('may hold signs that mean something in patterns', () => {
    expect(found('C++ (really) or c+', 'C++', '(really)', '*')).toEqual(['C++', '(really)'])
    expect(found('anything at all')).toEqual([])
  })
})

describe('a page that is loaded again', () => {
  const storage = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
  }
  test('goes on with what it captured of the very same session', () => {
    const kept = storage()
    rememberCaptures({ sessionId: 'a', state: 'listening' }, ['microphone'], kept)
    expect(recallCaptures('a', kept)).toEqual(['microphone'])
    expect(recallCaptures('b', kept)).toEqual([])
  })
  test('captures nothing of a session that ended, or from a damaged note', () => {
    const kept = storage()
    rememberCaptures({ sessionId: 'a', state: 'stopped' }, ['microphone'], kept)
    expect(recallCaptures('a', kept)).toEqual([])
    kept.setItem('descry.captures', '["a","camera"]')
    expect(recallCaptures('a', kept)).toEqual([])
    kept.setItem('descry.captures', '{')
    expect(recallCaptures('a', kept)).toEqual([])
  })
})

test('a source is heard where its sound arrives from this page, from the host or from another page', () => {
  const state = (change: Partial<CaptionSession['sources'][number]>, captured = false, byHost = false) => ({
    ...initialCaptions,
    captured: captured ? (['microphone'] as const) : [],
    byHost: byHost ? (['microphone'] as const) : [],
    session: {
      sessionId: 's',
      state: 'listening' as const,
      sources: [{ source: 'microphone' as const, state: 'silent' as const, speaking: false, ...change }],
      behind: 0,
      recogniser: null,
      keepsSound: false,
      steppedDown: false,
      startedAt: 0,
    },
  })
  expect(isHeard(state({}), 'microphone')).toBe(false)
  expect(isHeard(state({ state: 'sound' }), 'microphone')).toBe(true)
  expect(isHeard(state({}, true), 'microphone')).toBe(true)
  expect(isHeard(state({}, false, true), 'microphone')).toBe(true)
  expect(isHeard(state({ state: 'lost' }, false, true), 'microphone')).toBe(false)
  expect(isHeard(state({}), 'system')).toBe(false)
})

test('lines that come again after the connection was away are merged; what was taken back meanwhile goes', () => {
  const line = (id: string, change = {}) => ({
    ...{ id, index: 0, source: 'microphone' as const, start: 0, end: 1, committed: id, tail: '', final: true },
    ...{ words: [], language: null },
    ...change,
  })
  const before = { ...initialCaptions, lines: [line('a'), line('b', { start: 1, final: false })] }
  const after = reduceCaptions(before, { type: 'lines', lines: [line('c', { start: 2 })] })
  expect(after.lines.map(({ id }) => id)).toEqual(['a', 'c'])
})
