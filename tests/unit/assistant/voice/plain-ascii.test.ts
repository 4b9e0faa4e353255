import { expect, test } from 'vitest'
import { plainAscii } from '../../../../assistant/voice/plain-ascii'

test('accents are taken off, and other alphabets are spelled in Latin letters', () => {
  expect(plainAscii('Grüße, Café, Łódź, Ærø')).toBe('Grusse, Cafe, Lodz, Aero')
  expect(plainAscii('Привет мир, Ελλάδα')).toBe('Privet mir, Ellada')
})

test('signs become words', () => {
  expect(plainAscii('5 € → C:\\temp ≥ 3 × 4')).toBe('5 euros right arrow C: backslash temp at least 3 times 4')
  expect(plainAscii('Done ✓ 🎉🎉')).toBe('Done check mark emoji')
})

test('what can’t be spelled is named, not dropped', () => {
  expect(plainAscii('Name: 山田太郎 (staff)')).toBe('Name: text in another script , staff'.replace(' ,', ','))
})

test('text without any word is spelled, since festival crashes on it', () => {
  expect(plainAscii('...')).toBe('dot, dot, dot')
  expect(plainAscii('?!')).toBe('question mark, exclamation mark')
  expect(plainAscii('"" () ;')).toBe('')
})

test('what begins a comment or ends a text in Scheme does not come through', () => {
  const hostile = '") (system "touch x") (" ;; \\" `a` #.(b) |c|'
  expect(plainAscii(hostile)).not.toMatch(/["()\\;`|[\]{}<>~^]/)
})

test('only plain characters come through, whatever the text', () => {
  for (let code = 1; code < 0x3000; code++)
    expect(plainAscii(`a ${String.fromCodePoint(code)} b`)).toMatch(/^[\w .,?!'\-:$%/@&+=*#\n]+$/)
})

test('a long text takes no longer than a voice would wait', () => {
  for (const text of ['"('.repeat(50_000), ' '.repeat(100_000), ', '.repeat(50_000), '日'.repeat(100_000)])
    expect(plainAscii(`a${text}b`).startsWith('a')).toBe(true)
})
