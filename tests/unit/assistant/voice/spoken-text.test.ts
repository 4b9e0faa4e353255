import { expect, test } from 'vitest'
import { safeLanguage, safeRate, spokenText } from '../../../../assistant/voice/spoken-text'

test('plain text is spoken as it stands', () => {
  for (const text of ['Save changes?', 'C:\\Users\\Ann', 'a@b.org, 50 % – “yes”', 'Grüße, 日本語, שלום', '3 < 4 && x'])
    expect(spokenText(text)).toBe(text)
})

test('control characters, which some voices obey, are taken out', () => {
  expect(spokenText('a\u0000b\u0001 50P\u001b[2Jc\u007fd\u0085e')).toBe('a b 50P [2Jc d e')
})

test('commands between double brackets are taken apart, also when they are nested', () => {
  expect(spokenText('[[rate 400]] go')).toBe('[ [rate 400] ] go')
  expect(spokenText('[[[x]]]')).not.toMatch(/\[\[|\]\]/)
  // Taking out what can't be seen must not put brackets together again.
  expect(spokenText('[\u200b[rate 400]\u0001]')).not.toMatch(/\[\[|\]\]/)
})

test('marks that show nothing are taken out; the joiners of scripts and emoji stay', () => {
  expect(spokenText('a\u202eb\u2066c\ufeffd\u{e0041}e\u00adf')).toBe('abcdef')
  expect(spokenText('👩\u200d💻 می\u200cخواهم')).toBe('👩\u200d💻 می\u200cخواهم')
})

test('half a character is not passed on', () => {
  expect(spokenText('a\ud800b\udc00c')).toBe('a b c')
})

test('a line break is a space; an empty line stays, for the pause', () => {
  expect(spokenText('one\ntwo\r\nthree\n\n \n\nfour\u2028five\t six ')).toBe('one two three\n\nfour five six')
})

test('text with nothing to say becomes empty', () => {
  expect(spokenText(' \n\u0000\u200b ')).toBe('')
})

test('a language or a speed that is none never reaches a program', () => {
  expect(['en', 'de', 'pt-BR', '--help', 'en; touch x', ''].map(safeLanguage)).toEqual([
    'en',
    'de',
    'pt-BR',
    'en',
    'en',
    'en',
  ])
  expect([1, 2.5, 0, 99, Number.NaN].map(safeRate)).toEqual([1, 2.5, 0.25, 4, 1])
})
