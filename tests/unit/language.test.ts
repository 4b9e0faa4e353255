import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { de } from '../../assistant/contract/language/de'
import { en } from '../../assistant/contract/language/en'
import { createTranslator, type MessageKey, type MessageValues } from '../../assistant/contract/language'
import { errorCodes } from '../../models/contract/errors'
import { language, type Language } from '../../models/contract/engines'

const catalogs: Record<Language, Record<string, string>> = { en, de }
const keys = Object.keys(en) as MessageKey[]

/** What a placeholder takes: any text, a number with plural forms, or one of the selector's words. */
type Placeholder = { kind: 'text' } | { kind: 'number' } | { kind: 'choice'; options: string[] }
type Ast = ReturnType<IntlMessageFormat['getAst']>

const [ARGUMENT, NUMBER, SELECT, PLURAL] = [1, 2, 5, 6]

function placeholders(ast: Ast, found = new Map<string, Placeholder>()): Map<string, Placeholder> {
  for (const part of ast) {
    if (part.type === ARGUMENT && 'value' in part) found.set(part.value, found.get(part.value) ?? { kind: 'text' })
    if (part.type === NUMBER && 'value' in part) found.set(part.value, { kind: 'number' })
    if (!('options' in part)) continue
    if (part.type === PLURAL) found.set(part.value, { kind: 'number' })
    if (part.type === SELECT) {
      const known = found.get(part.value)
      const options = [...(known?.kind === 'choice' ? known.options : []), ...Object.keys(part.options)]
      found.set(part.value, { kind: 'choice', options })
    }
    for (const option of Object.values(part.options)) placeholders(option.value as Ast, found)
  }
  return found
}

const placeholdersOf = (text: string, locale: string): Map<string, Placeholder> =>
  placeholders(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst())

/** Values that reach every branch: each plural category the languages have, and each word of each selector. */
function samples(found: Map<string, Placeholder>): MessageValues[] {
  const base: MessageValues = {}
  for (const [name, placeholder] of found)
    base[name] = placeholder.kind === 'number' ? 2 : placeholder.kind === 'text' ? `<${name}> {x} “y”` : 'other'
  const all = [base]
  for (const [name, placeholder] of found) {
    if (placeholder.kind === 'number') for (const count of [0, 1, 5, 1000]) all.push({ ...base, [name]: count })
    if (placeholder.kind === 'choice') for (const option of placeholder.options) all.push({ ...base, [name]: option })
  }
  return all
}

describe('both catalogs', () => {
  test('have the same messages', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort())
    expect(language.options.sort()).toEqual(Object.keys(catalogs).sort())
  })

  test('have a sentence for every error', () => {
    for (const code of errorCodes)
      for (const name of language.options)
        expect(createTranslator(name).error({ code, detail: 'Sample.' }), `${name} ${code}`).toMatch(/[.!?]$/)
  })

  test.each(keys)('%s takes the same values in both languages', (key) => {
    const [english, german] = [placeholdersOf(en[key], 'en'), placeholdersOf(de[key], 'de')]
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [name, placeholder] of english) {
      const other = german.get(name)
      // A number may be printed plainly in one language and need plural forms in the other; a word of a selector may not.
      const plain = [placeholder.kind, other?.kind].every((kind) => kind === 'text' || kind === 'number')
      if (!plain) expect(other?.kind, name).toBe(placeholder.kind)
      if (placeholder.kind === 'choice' && other?.kind === 'choice')
        expect(new Set(other.options), name).toEqual(new Set(placeholder.options))
    }
  })

  test.each(keys)('%s can be said with every kind of value', (key) => {
    for (const name of language.options) {
      const { say } = createTranslator(name)
      for (const values of samples(placeholdersOf(catalogs[name][key] ?? '', name))) {
        const said = say(key, values)
        expect(said, `${name} ${key}`).not.toMatch(/undefined|null|NaN|\[object/)
        expect(said, `${name} ${key} has double spaces`).not.toMatch(/ {2}/)
      }
    }
  })

  test('use typographic quotation marks and apostrophes, each language its own', () => {
    for (const key of keys) {
      // An ASCII apostrophe starts a quotation in message syntax, and would swallow placeholders.
      expect(en[key], key).not.toContain("'")
      expect(de[key], key).not.toContain("'")
      expect(en[key], key).not.toContain('„')
      expect(de[key], key).not.toMatch(/”/)
    }
  })

  test('values are plain text: message syntax in them is not obeyed', () => {
    for (const name of language.options) {
      const said = createTranslator(name).say('describe.quote', { text: '{count, plural, other {#}} <b>x</b>' })
      expect(said).toContain('{count, plural, other {#}} <b>x</b>')
    }
  })
})
