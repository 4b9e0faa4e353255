import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../../../models/contract/engines'
import type { DescryError } from '../../../models/contract/errors'
import { de } from './de'
import { en, type MessageKey } from './en'

export type { MessageKey } from './en'

const catalogs: Record<Language, Record<MessageKey, string>> = { en, de }

export type MessageValues = Record<string, string | number>

export interface Translator {
  readonly language: Language
  /** `ltr` or `rtl`, for the page's direction. */
  readonly direction: 'ltr' | 'rtl'
  /** The message of a key with its values filled in (ICU message syntax). Values are plain text and are never parsed. */
  say(key: MessageKey, values?: MessageValues): string
  /** The sentence for an error. */
  error(error: Pick<DescryError, 'code' | 'detail'>): string
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

export function createTranslator(language: Language): Translator {
  const formats = new Map<MessageKey, IntlMessageFormat>()
  const say = (key: MessageKey, values?: MessageValues): string => {
    let format = formats.get(key)
    if (!format) {
      format = new IntlMessageFormat(catalogs[language][key], language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return String(format.format(values))
  }
  return {
    language,
    direction: rightToLeft.has(language) ? 'rtl' : 'ltr',
    say,
    error: ({ code, detail }) => say(`error.${code}`, { detail }).replaceAll(/\s+/g, ' ').trim(),
  }
}
