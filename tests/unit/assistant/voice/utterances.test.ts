import { expect, test } from 'vitest'
import { splitUtterances } from '../../../../assistant/voice/utterances'

const lengths = (pieces: string[]): number[] => pieces.map((piece) => piece.length)

test('a short text is one utterance, and an empty one none', () => {
  expect(splitUtterances('Saved. All is well.', 'en')).toEqual(['Saved. All is well.'])
  expect(splitUtterances('  ', 'en')).toEqual([])
})

test('a long text is cut between sentences', () => {
  const text = 'This is a sentence that is not long. '.repeat(30).trim()
  const pieces = splitUtterances(text, 'en')
  expect(pieces.length).toBeGreaterThan(2)
  for (const piece of pieces) expect(piece).toMatch(/^This .* long\.$/s)
  expect(pieces.join(' ')).toBe(text)
})

test('abbreviations and numbers do not end a sentence', () => {
  const text = 'Version 3.5 costs 1.50 at example.org today. Next.'
  expect(splitUtterances(text, 'en', 46)).toEqual(['Version 3.5 costs 1.50 at example.org today.', 'Next.'])
})

test('a sentence that is too long is cut after a clause, else after a word', () => {
  expect(splitUtterances('one two three four, five six seven eight', 'en', 30)[0]).toBe('one two three four,')
  expect(splitUtterances('alpha beta gamma delta epsilon zeta', 'en', 20)[0]).toBe('alpha beta gamma')
})

test('a word without an end is cut between whole characters, and nothing is lost', () => {
  const family = '👨‍👩‍👧'
  const pieces = splitUtterances(family.repeat(300), 'en')
  expect(Math.max(...lengths(pieces))).toBeLessThanOrEqual(400)
  for (const piece of pieces) expect(piece.replaceAll(family, '')).toBe('')
  expect(pieces.join('')).toBe(family.repeat(300))
})

test('no piece is ever too long and no word is lost, whatever the text', () => {
  for (const text of ['a'.repeat(5000), 'a, '.repeat(3000), '.'.repeat(3000), '( '.repeat(2000), 'é'.repeat(1200)]) {
    const pieces = splitUtterances(text, 'en')
    expect(Math.max(...lengths(pieces))).toBeLessThanOrEqual(400)
    expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
  }
})
