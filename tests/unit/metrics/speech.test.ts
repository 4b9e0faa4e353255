import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { normaliseBasic, normaliseEnglish } from '../../metrics/normalise-speech'
import { numbersAsFigures } from '../../metrics/numbers-in-words'
import { wordErrorRate, wordErrors, wordsOf } from '../../metrics/word-error-rate'

const folder = resolve(import.meta.dirname, '../../../../shared/metrics')
const there = existsSync(folder)
const read = <T>(name: string): T => JSON.parse(there ? readFileSync(resolve(folder, name), 'utf8') : '{}') as T

interface Normaliser {
  authors_cases?: { group: string; in: string; expected_by_authors: string }[]
  more_english?: { in: string; english: string; basic: string; basic_remove_diacritics: string }[]
  other_languages?: { in: string; basic: string; basic_remove_diacritics: string; basic_split_letters: string }[]
}
interface Rates {
  cases?: {
    reference: string
    hypothesis: string
    wer: number
    hits: number
    substitutions: number
    deletions: number
    insertions: number
  }[]
  expected_corpus?: { wer: number }
}

describe.skipIf(!there)(
  'texts are compared as the reference implementation compares them (skipped without its numbers)',
  () => {
    const { authors_cases = [], more_english = [], other_languages = [] } = read<Normaliser>('whisper_normalizer.json')
    test.each(authors_cases)('$group: $in', ({ group, in: text, expected_by_authors }) => {
      const normalise = group === 'number_normalizer' ? numbersAsFigures : normaliseEnglish
      expect(normalise(text)).toBe(expected_by_authors)
    })
    test.each(more_english)('English: $in', ({ in: text, english, basic, basic_remove_diacritics }) => {
      expect(normaliseEnglish(text)).toBe(english)
      expect(normaliseBasic(text)).toBe(basic)
      expect(normaliseBasic(text, { diacritics: false })).toBe(basic_remove_diacritics)
    })
    test.each(other_languages)(
      'other languages: $in',
      ({ in: text, basic, basic_remove_diacritics, basic_split_letters }) => {
        expect(normaliseBasic(text)).toBe(basic)
        expect(normaliseBasic(text, { diacritics: false })).toBe(basic_remove_diacritics)
        expect(normaliseBasic(text, { letters: true })).toBe(basic_split_letters)
      },
    )
  },
)

describe.skipIf(!there)('word errors are counted as jiwer counts them (skipped without its numbers)', () => {
  const { cases = [], expected_corpus } = read<Rates>('wer_cer.json')
  test.each(cases)('“$hypothesis” for “$reference”', ({ reference, hypothesis, wer, ...counts }) => {
    const errors = wordErrors(wordsOf(reference), wordsOf(hypothesis))
    const { substitutions, deletions, insertions } = counts
    expect(errors.substitutions + errors.deletions + errors.insertions).toBe(substitutions + deletions + insertions)
    expect(wordErrorRate([{ truth: reference, heard: hypothesis }])).toBeCloseTo(wer, 12)
  })
  test('all together', () => {
    const pairs = cases.map(({ reference, hypothesis }) => ({ truth: reference, heard: hypothesis }))
    expect(wordErrorRate(pairs)).toBeCloseTo(expected_corpus?.wer ?? NaN, 12)
  })
})
