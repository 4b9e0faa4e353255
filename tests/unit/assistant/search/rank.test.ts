import { describe, expect, test } from 'vitest'
import { rank, type Candidate } from '../../../../assistant/search/rank'
import { whenFrom } from '../../../../assistant/search/when'
import { match, queryFrom } from '../../../../assistant/search/words'

const how = (typed: string, ...texts: string[]) => match(queryFrom(typed), texts)?.how ?? null

describe('words', () => {
  test.each([
    ['as they were typed', 'error dialog', 'whole'],
    ['in another order', 'dialog of the error', 'all'],
    ['with other letters of the same kind', 'ERRÓR', 'whole'],
    ['only some of them', 'error yesterday', 'some'],
    ['none of them', 'beach', null],
    ['a part of a word is another word', 'err', null],
    ['only words that say nothing', 'the of', null],
  ])('stand on a picture: %s', (_what, typed, expected) => {
    expect(how(typed, 'An error dialog', 'Settings')).toBe(expected)
  })

  test('in quotation marks must stand together, and in one text', () => {
    expect(how('"disk full"', 'The disk is nearly full')).toBeNull()
    expect(how('"disk full"', 'disk', 'full')).toBeNull()
    expect(how('“disk full” error', 'Disk full', 'Error 28')).toBe('all')
  })

  test('may stand in several texts where they are not in quotation marks', () => {
    expect(how('disk error', 'Disk', 'Error 28')).toBe('all')
  })

  test('are found where a script has no spaces', () => {
    expect(how('設定', 'プリンタの設定を開く')).toBe('whole')
  })
})

describe('times', () => {
  // A Wednesday at noon, in the clock of whoever runs this.
  const now = new Date(2026, 10, 25, 12).getTime()
  const at = (dayOfMonth: number, hour = 0): number => new Date(2026, 10, dayOfMonth, hour).getTime()

  test.each([
    ['the error dialog from yesterday', 'the error dialog', 'yesterday', at(24), at(25)],
    ['der Fehler von gestern', 'der Fehler', 'gestern', at(24), at(25)],
    ['vorgestern', '', 'vorgestern', at(23), at(24)],
    ['letter of the day before yesterday', 'letter', 'the day before yesterday', at(23), at(24)],
    ['invoice this morning', 'invoice', 'this morning', at(25), at(25, 12)],
    ['beach last week', 'beach', 'last week', at(16), at(23)],
  ])('“%s”', (typed, words, time, from, to) => {
    expect(whenFrom(typed, now)).toEqual({ words, time, span: { from, to } })
  })

  test.each(['“yesterday”', 'yesterdays news', 'error'])('“%s” names none', (typed) => {
    expect(whenFrom(typed, now)).toEqual({ words: typed, time: null, span: null })
  })
})

describe('the order', () => {
  const picture = (name: string, parts: Partial<Candidate<string>> = {}): Candidate<string> => ({
    item: name,
    name: `${name}.png`,
    at: 0,
    read: [],
    said: [],
    ...parts,
  })
  const order = (typed: string, all: Candidate<string>[], vector?: number[]) =>
    rank(all, { ...whenFrom(typed, 1000), typed, limit: 10, ...(vector && { vector }) })
  const all = [
    picture('far', { vector: [0, 1] }),
    picture('near', { vector: [0.8, 0.6] }),
    picture('said', { vector: [0, 1], said: ['A dog on a beach.'] }),
    picture('whole', { vector: [0, 1], read: ['The dog on the beach'] }),
    picture('all', { vector: [0, 1], read: ['Beach rules', 'No dog'] }),
  ]

  test('is: read as typed, read, said, and then how alike a model finds them', () => {
    const found = order('dog on the beach', all, [1, 0])
    expect(found.map(({ item }) => item)).toEqual(['whole', 'all', 'said', 'near', 'far'])
    expect(found.find(({ item }) => item === 'near')?.reasons).toEqual([
      { kind: 'alike', place: 1, of: 5, cosine: 0.8 },
    ])
    expect(found[0]?.reasons[0]).toEqual({ kind: 'read', how: 'whole', words: ['dog on the beach'] })
  })

  test('without a model has only what has words', () => {
    const hint = picture('hint', { read: ['dog'] })
    expect(order('dog on the beach', [...all, hint]).map(({ item }) => item)).toEqual(['whole', 'all', 'said', 'hint'])
  })

  test('never takes being alike for words in quotation marks', () => {
    expect(order('"the beach"', all, [1, 0]).map(({ item }) => item)).toEqual(['whole'])
  })

  test('keeps vectors of another model out of it', () => {
    const other = picture('other', { vector: [1, 0, 0] })
    expect(order('cat', [other, ...all], [1, 0]).map(({ item }) => item)).not.toContain('other')
  })

  test('looks at the time that was named, unless the very words are on the picture', () => {
    const found = rank(
      [picture('old', { at: 5 }), picture('new', { at: 50 }), picture('wrote it', { at: 5, read: ['due yesterday'] })],
      { typed: 'due yesterday', words: 'due', span: { from: 10, to: 100 }, limit: 10, vector: [1] },
    )
    expect(found.map(({ item }) => item)).toEqual(['wrote it'])
    const whatever = rank([picture('old', { at: 5 }), picture('new', { at: 50 })], {
      typed: 'yesterday',
      words: '',
      span: { from: 10, to: 100 },
      limit: 10,
    })
    expect(whatever).toEqual([{ item: 'new', reasons: [] }])
  })

  test('ends at the limit', () => {
    expect(rank(all, { ...whenFrom('dog', 0), typed: 'dog', limit: 2 })).toHaveLength(2)
  })

  test('takes the words of a file’s own name, not those of its folders', () => {
    const file = { ...picture('x'), name: '/home/dog/pictures/holiday-beach.jpg' }
    expect(order('beach', [file])[0]?.reasons).toEqual([{ kind: 'name', how: 'whole', words: ['beach'] }])
    expect(order('dog', [file])).toEqual([])
  })
})
