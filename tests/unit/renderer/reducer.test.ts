import { describe, expect, test } from 'vitest'
import { settings } from '../../../assistant/contract'
import type { AppState } from '../../../renderer/state/model'
import { initialState, reduce, type Action } from '../../../renderer/state/reducer'
import { settingsDescribed, settingsSentences } from '../../fixtures/screens'

const start = initialState(settings.parse({}))
const after = (state: AppState, ...actions: Action[]): AppState => actions.reduce(reduce, state)
const begin = (id: number, name = 'a.png', again = false): Action => ({
  type: 'attempt.start',
  attempt: { id, name, stage: 'opening', again, preview: null },
})
const [first] = settingsSentences.normal
const sentence = (id: number): Action => ({ type: 'attempt.sentence', id, sentence: first! })
const done = (id: number, pictureId = 'p1'): Action => ({
  type: 'attempt.done',
  id,
  described: settingsDescribed(pictureId, 'a.png', 'normal'),
})
const shown = after(start, begin(1), done(1))
const answered: Action = {
  type: 'ask.done',
  id: 1,
  answer: {
    question: 'Where?',
    answer: 'There.',
    answered: true,
    confidence: 'high',
    evidence: [{ text: 'x', box: [1, 2, 3, 4] }],
  },
}

describe('describing', () => {
  test('sentences gather in the order they come', () => {
    expect(after(start, begin(1), sentence(1), sentence(1)).attempt?.sentences).toHaveLength(2)
  })
  test('late messages of a replaced description change nothing', () => {
    const replaced = after(start, begin(1), begin(2))
    expect(after(replaced, sentence(1), done(1), { type: 'attempt.stage', id: 1, stage: 'reading' })).toBe(replaced)
  })
  test('a new picture starts without the questions of the one before; the same one in another length keeps them', () => {
    const asked = after(shown, { type: 'ask.start', id: 1, question: 'Where?' })
    expect(after(asked, begin(2, 'b.png'), done(2)).picture?.exchanges).toEqual([])
    expect(after(asked, begin(2, 'a.png', true), done(2)).picture?.exchanges).toHaveLength(1)
  })
  test('a failure leaves the picture before it and what had come', () => {
    const failed = after(shown, begin(2, 'b.png'), sentence(2), {
      type: 'attempt.failed',
      id: 2,
      problem: { code: 'PICTURE_DAMAGED', detail: 'b.png' },
    })
    expect(failed.picture).toBe(shown.picture)
    expect(failed.cutShort).toEqual({ name: 'b.png', sentences: [first] })
    expect(failed.problem).toEqual({ code: 'PICTURE_DAMAGED', detail: 'b.png', retry: true })
  })
  test('stopping is no problem', () => {
    const problem = { code: 'CANCELLED', detail: '' } as const
    const stopped = after(start, begin(1), { type: 'attempt.failed', id: 1, problem })
    expect(stopped.problem).toBeNull()
    expect(stopped.notice).toEqual({ key: 'window.status.stopped' })
  })
})

describe('asking', () => {
  const asked = after(shown, { type: 'draft', text: 'Where?' }, { type: 'ask.start', id: 1, question: 'Where?' })
  test('sending empties the box; the answer marks its places', () => {
    expect(asked.draft).toBe('')
    expect(after(asked, answered).marked).toEqual({ boxes: [[1, 2, 3, 4]], by: 'exchange:1' })
  })
  test('a failed question returns to the box, but not over something new', () => {
    const failed: Action = { type: 'ask.failed', id: 1, problem: { code: 'ENGINE_RESTARTED', detail: '' } }
    expect(after(asked, failed).draft).toBe('Where?')
    expect(after(asked, { type: 'draft', text: 'New' }, failed).draft).toBe('New')
  })
  test('the arrows go through earlier questions, each once, and back to the draft', () => {
    const twice = after(
      asked,
      answered,
      { type: 'ask.start', id: 2, question: 'When?' },
      { type: 'ask.start', id: 3, question: 'Where?' },
      { type: 'draft', text: 'half' },
    )
    const drafts: string[] = []
    let state = twice
    for (const direction of ['earlier', 'earlier', 'earlier', 'later', 'later', 'later'] as const) {
      state = reduce(state, { type: 'recall', direction })
      drafts.push(state.draft)
    }
    expect(drafts).toEqual(['Where?', 'When?', 'When?', 'Where?', 'half', 'half'])
  })
})

describe('settings', () => {
  test('a new default length counts at once, other settings leave the length that was chosen for now', () => {
    const chosen = reduce(start, { type: 'length', length: 'brief' })
    expect(reduce(chosen, { type: 'settings', settings: { ...chosen.settings, theme: 'dark' } }).length).toBe('brief')
    expect(reduce(chosen, { type: 'settings', settings: { ...chosen.settings, length: 'detailed' } }).length).toBe(
      'detailed',
    )
  })
})
