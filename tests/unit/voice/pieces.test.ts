import { expect, test } from 'vitest'
import { runsOf } from '../../../models/voice/kokoro/runs'
import { piecesOf } from '../../../models/voice/pieces'

const bare = (text: string): string => text.replaceAll(/\s+/g, '')

test('a text is cut between sentences', () => {
  expect(piecesOf('The first sentence is here. The second one follows! Is there a third?')).toEqual([
    'The first sentence is here.',
    'The second one follows!',
    'Is there a third?',
  ])
})

test('titles and initials end no sentence, and tiny pieces go with the next', () => {
  expect(piecesOf('Dr. Smith met J. Doe at St. Mary’s. Yes. They talked for a while.')).toEqual([
    'Dr. Smith met J. Doe at St. Mary’s.',
    'Yes. They talked for a while.',
  ])
})

test('sound starts early: a long first sentence is cut after a clause', () => {
  const [first = '', second = ''] = piecesOf(
    'When the old harbour froze in the winter of that year, the ferries stopped, and nobody who lived on the islands could reach the mainland for seven weeks.',
  )
  expect(first).toBe('When the old harbour froze in the winter of that year, the ferries stopped,')
  expect(second).toMatch(/^and nobody/)
})

test.each([
  ['long', 'This is a rather long sentence, with a clause or two, that goes on. '.repeat(80)],
  ['one word', 'a'.repeat(5000)],
  ['no sentences', 'word '.repeat(1200)],
  ['accents', `a${'\u0301'.repeat(3000)}`],
  ['emoji', '👨‍👩‍👧‍👦'.repeat(300)],
  ['stops', '.'.repeat(5000)],
  ['nothing', ' \n\t '],
])('pieces of a text of %s are bounded, and nothing is lost', (_name, text) => {
  const pieces = piecesOf(text)
  expect(bare(pieces.join(''))).toBe(bare(text))
  for (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(250)
    expect(piece).not.toMatch(/\p{Cs}/u)
  }
})

test('symbols are cut into runs after a mark, else after a word, else anywhere', () => {
  expect(runsOf('abcd, e fgh', 8)).toEqual(['abcd,', 'e fgh'])
  expect(runsOf('abcde fgh', 8)).toEqual(['abcde', 'fgh'])
  expect(runsOf('abcdefghij', 8)).toEqual(['abcdefgh', 'ij'])
  expect(runsOf('   ', 8)).toEqual([])
})
