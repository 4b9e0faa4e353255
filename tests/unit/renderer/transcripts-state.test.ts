import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../../assistant/contract'
import { safeFileName } from '../../../renderer/transcripts/actions/saving'
import type { TranscriptsState } from '../../../renderer/transcripts/state/model'
import { moved } from '../../../renderer/transcripts/state/moving'
import { piecesOf, placeAt, runsOf, startOf, wordAt } from '../../../renderer/transcripts/state/pieces'
import { hasGap, reduce, type TranscriptsAction } from '../../../renderer/transcripts/state/reducer'
import { findAll, folded, nextMatch } from '../../../renderer/transcripts/state/search'
import { CHUNK, earlier, grown, later, MOST, showing } from '../../../renderer/transcripts/state/shown'
import { initialState } from '../../../renderer/transcripts/state/store'
import { clock, stateText, uploadText } from '../../../renderer/transcripts/state/words'
import { entryOf, segmentOf, talk } from '../../fixtures/transcripts/entries'

const after = (state: TranscriptsState, ...actions: TranscriptsAction[]): TranscriptsState =>
  actions.reduce(reduce, state)
const listed = after(initialState, {
  type: 'list',
  entries: [entryOf('old', 'Old', { createdAt: 1 }), entryOf('new', 'New', { createdAt: 2 })],
})
const opened = after(listed, { type: 'open', id: 'new' })
const read = after(opened, {
  type: 'read',
  transcript: { entry: entryOf('new', 'New', { createdAt: 2 }), segments: talk },
})
const added = segmentOf('A boat at last.', 25)

describe('the list', () => {
  test('has the newest first, also when entries come one by one', () => {
    const state = after(listed, { type: 'entry', entry: entryOf('mid', 'Mid', { createdAt: 1.5 }) })
    expect(state.entries.map(({ id }) => id)).toEqual(['new', 'mid', 'old'])
  })
  test('a changed entry stays in its place', () => {
    const state = after(listed, { type: 'entry', entry: entryOf('old', 'Renamed', { createdAt: 1 }) })
    expect(state.entries.map(({ title }) => title)).toEqual(['New', 'Renamed'])
  })
  test('a removed entry takes its page and its question along', () => {
    const asked = after(read, { type: 'question', question: { about: 'remove', id: 'new' } })
    const { entries, open, question } = after(asked, { type: 'removed', id: 'new' })
    expect([entries.length, open, question]).toEqual([1, null, null])
  })
})

describe('a transcript', () => {
  test('an answer for one that was left meanwhile changes nothing', () => {
    const left = after(opened, { type: 'close' })
    expect(after(left, { type: 'read', transcript: { entry: entryOf('new', 'New'), segments: talk } })).toBe(left)
  })
  test('segments that come while it is read are put at its end, once', () => {
    const state = after(
      opened,
      { type: 'segment', id: 'new', index: 4, segment: talk[4]! },
      { type: 'segment', id: 'new', index: 5, segment: added },
      { type: 'read', transcript: { entry: entryOf('new', 'New'), segments: talk } },
    )
    expect(state.open?.segments).toEqual([...talk, added])
    expect(hasGap(state)).toBe(false)
  })
  test('a segment after one that was missed waits until the transcript is read again', () => {
    const state = after(read, { type: 'segment', id: 'new', index: 7, segment: added })
    expect(state.open?.segments).toHaveLength(5)
    expect(hasGap(state)).toBe(true)
    const whole = [...talk, added, added, added]
    const again = after(state, { type: 'read', transcript: { entry: entryOf('new', 'New'), segments: whole } })
    expect([again.open?.segments.length, hasGap(again)]).toEqual([8, false])
  })
  test('segments of another transcript change nothing', () => {
    expect(after(read, { type: 'segment', id: 'old', index: 0, segment: added })).toBe(read)
  })
  test('a search goes on in what is added', () => {
    const state = after(
      read,
      { type: 'query', query: 'boat' },
      { type: 'segment', id: 'new', index: 5, segment: added },
    )
    expect(state.open?.matches.map(({ segment }) => segment)).toEqual([1, 2, 3, 5])
  })
})

describe('uploads', () => {
  const files = [
    { id: 'a', name: 'a.mp3', size: 100 },
    { id: 'b', name: 'b.mp3', size: 0 },
  ]
  const queue = after(initialState, { type: 'upload.add', uploads: files })
  const t = createTranslator('en')
  test('say where they are', () => {
    const { uploads } = after(queue, { type: 'upload.sent', id: 'a', sent: 55 })
    expect(uploads.map((upload) => uploadText(upload, t))).toEqual([
      'is being added, 55 %',
      'waits for its turn to be added',
    ])
  })
  test('one that failed can be tried again from its start', () => {
    const problem = { code: 'DISK_FULL', detail: 'a.mp3' } as const
    const failed = after(queue, { type: 'upload.sent', id: 'a', sent: 55 }, { type: 'upload.failed', id: 'a', problem })
    expect(uploadText(failed.uploads[0]!, t)).toContain('could not be added: The disk is full')
    expect(after(failed, { type: 'upload.again', id: 'a' })).toEqual(queue)
  })
})

describe('words of the state', () => {
  test.each([
    ['en', { state: 'working', seconds: 200, of: 720, left: 240 }, 'working, 3:20 of 12:00, about 4 minutes left'],
    ['en', { state: 'working', seconds: 200, of: null, left: null }, 'working, 3:20 done'],
    ['en', { state: 'working', seconds: 0, of: null }, 'working'],
    ['en', { state: 'working', seconds: 700, of: 720, left: 7 }, 'working, 11:40 of 12:00, less than a minute left'],
    ['en', { state: 'working', seconds: 0, of: 36_000, left: 7_300 }, 'working, 0:00 of 10:00:00, about 2 hours left'],
    ['en', { state: 'interrupted', seconds: 5, of: 60, left: 9 }, 'interrupted, 0:05 of 1:00'],
    ['en', { state: 'failed', problem: null }, 'failed'],
    ['de', { state: 'working', seconds: 200, of: 720, left: 60 }, 'in Arbeit, 3:20 von 12:00, noch etwa eine Minute'],
    ['de', { state: 'failed', problem: 'Kein Ton.' }, 'fehlgeschlagen: Kein Ton.'],
  ] as const)('%s %o', (language, change, text) => {
    expect(stateText(entryOf('a', 'A', change), createTranslator(language))).toBe(text)
  })
  test('times have hours only where there are any', () => {
    expect([0, 59.9, 60, 3599, 3600, 36_061].map(clock)).toEqual([
      '0:00',
      '0:59',
      '1:00',
      '59:59',
      '1:00:00',
      '10:01:01',
    ])
  })
})

describe('search', () => {
  test('pays no heed to capitals, accents and typographic signs, and keeps places', () => {
    const text = 'Über „Café’s“ Straße İstanbul'
    expect(folded(text)).toHaveLength(text.length)
    for (const [query, found] of [
      ['uber', 'Über'],
      ['CAFÉ', 'Café'],
      ["cafe's", 'Café’s'],
      ['straße', 'Straße'],
      ['istanbul', 'İstanbul'],
    ] as const) {
      const [match] = findAll([segmentOf(text, 0)], query)
      expect(text.slice(match?.from, match?.to), query).toBe(found)
    }
  })
  test('finds nothing for nothing', () => {
    expect(findAll(talk, '   ')).toEqual([])
  })
  test('goes round both ends, and begins where the keyboard is', () => {
    const matches = findAll(talk, 'boat')
    expect([1, 2, 0].map((current) => nextMatch(matches, current, 0, 1))).toEqual([2, 0, 1])
    expect([nextMatch(matches, -1, 2, 1), nextMatch(matches, -1, 4, 1), nextMatch(matches, -1, 0, -1)]).toEqual([
      1, 0, 2,
    ])
    expect(nextMatch([], -1, 0, 1)).toBe(-1)
  })
})

describe('words in the text', () => {
  test('the pieces of a line are its whole text, also where recogniser and text differ', () => {
    const segment = { ...segmentOf('One, two three!', 0), text: 'One, two — three!' }
    segment.words.splice(1, 0, { text: 'ghost', start: 0.4, end: 0.5 })
    const pieces = piecesOf(segment)
    expect(pieces.map(({ from, to }) => segment.text.slice(from, to)).join('')).toBe(segment.text)
    expect(pieces.filter(({ word }) => word >= 0).map(({ word }) => segment.words[word]?.text)).toEqual([
      'One,',
      'two',
      'three!',
    ])
  })
  test('a line without timed words is one piece', () => {
    expect(piecesOf({ text: 'All of it', words: [] })).toEqual([{ from: 0, to: 9, word: -1 }])
  })
  test('marks are cut at the pieces they cross', () => {
    const runs = piecesOf(segmentOf('a later boat', 0)).flatMap((piece) => runsOf(piece, [{ from: 4, to: 9 }]))
    expect(runs.filter(({ match }) => match === 0).map(({ from, to }) => [from, to])).toEqual([
      [4, 7],
      [7, 8],
      [8, 9],
    ])
  })
  test('the word that is heard: from its start on, also in the pause after it, none before the first', () => {
    expect(placeAt(talk, 0)).toBeNull()
    expect(placeAt(talk, 5.5)).toEqual({ segment: 1, word: 1 })
    expect(placeAt(talk, 9.9)).toEqual({ segment: 1, word: 5 })
    for (let segment = 0; segment < talk.length; segment++)
      talk[segment]!.words.forEach((_, word) =>
        expect(placeAt(talk, startOf(talk, { segment, word }))).toEqual({ segment, word }),
      )
  })
  test('of two sources that speak at once, the line that began last is heard', () => {
    const both = [segmentOf('a long one here', 10), segmentOf('earlier', 8), segmentOf('between', 11)]
    expect([8.2, 10.6, 11.2].map((at) => placeAt(both, at)?.segment)).toEqual([1, 0, 2])
  })
  test('a character belongs to its word, and a space to the word after it', () => {
    expect([0, 2, 3, 4].map((at) => wordAt(segmentOf('The first', 0), at))).toEqual([0, 0, 1, 1])
  })
})

describe('the keys of the words', () => {
  const press = (key: string, ctrlKey = false): Parameters<typeof moved>[2] => ({
    key,
    ctrlKey,
    metaKey: false,
    altKey: false,
    shiftKey: false,
  })
  test('the right arrow passes every word of every line, and the left arrow comes back the same way', () => {
    let place = { segment: 0, word: -1 }
    const seen: string[] = []
    for (;;) {
      const next = moved(talk, place, press('ArrowRight'))!
      if (next.segment === place.segment && next.word === place.word) break
      seen.push(talk[next.segment]!.words[next.word]!.text)
      place = next
    }
    expect(seen.join(' ')).toBe(talk.map(({ text }) => text).join(' '))
    for (let i = 0; i < 100; i++) place = moved(talk, place, press('ArrowLeft'))!
    expect(place).toEqual({ segment: 0, word: -1 })
  })
  test('no key leads out of the transcript', () => {
    for (const key of ['ArrowUp', 'PageUp', 'Home']) {
      expect(moved(talk, { segment: 0, word: -1 }, press(key))).toEqual({ segment: 0, word: -1 })
    }
    expect(moved(talk, { segment: 4, word: -1 }, press('PageDown'))).toEqual({ segment: 4, word: -1 })
    expect(moved([], { segment: 0, word: -1 }, press('ArrowDown'))).toBeUndefined()
  })
  test('other keys are left alone', () => {
    for (const key of ['a', 'Tab', 'Enter']) expect(moved(talk, { segment: 0, word: 0 }, press(key))).toBeUndefined()
    expect(moved(talk, { segment: 0, word: 0 }, press('ArrowDown', true))).toBeUndefined()
  })
})

describe('what is shown of a long transcript', () => {
  const count = 10_050
  const start = { from: 0, to: CHUNK }
  test('is never more than a few hundred lines, and always the one that is wanted', () => {
    let shown = start
    for (const index of [0, 99, 100, 250, 399, 400, 5000, 4999, 10_049, 0, 10_049, 9_000]) {
      shown = showing(shown, index, count)
      expect(shown.from <= index && index < shown.to && shown.to <= count, String(index)).toBe(true)
      expect(shown.to - shown.from).toBeLessThanOrEqual(MOST)
    }
  })
  test('“later” reaches the end, “earlier” the beginning', () => {
    let shown = start
    for (let i = 0; i < count / CHUNK + 1; i++) shown = later(shown, count)
    expect(shown.to).toBe(count)
    for (let i = 0; i < count / CHUNK + 1; i++) shown = earlier(shown)
    expect(shown.from).toBe(0)
  })
  test('follows a transcript that grows, unless somebody reads what would vanish', () => {
    const full = { from: 0, to: MOST }
    expect(grown(full, MOST, MOST + 1, -1)).toEqual({ from: CHUNK, to: MOST + 1 })
    expect(grown(full, MOST, MOST + 1, 50)).toBe(full)
    expect(grown(start, CHUNK + 1, CHUNK + 2, -1)).toBe(start)
  })
})

describe('names of exported files', () => {
  test.each([
    ['Harbour.srt', 'Harbour.srt'],
    ['../../etc/passwd', 'etc passwd.srt'],
    ['a<b>:"c"|?*.srt', 'a b c.srt'],
    ['...', 'transcript.srt'],
    ['con', 'transcript.srt'],
    ['', 'transcript.srt'],
    ['x\u0000y\u202etxt.srt', 'x y txt.srt'],
  ])('%s', (name, safe) => {
    expect(safeFileName(name, 'srt')).toBe(safe)
  })
})
