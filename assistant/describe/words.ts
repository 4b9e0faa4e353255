import type { Sentence } from '../contract/descriptions'
import { createTranslator, type Translator } from '../contract/language'
import type { Language } from '../../models/contract/engines'
import type { Element } from '../../models/contract/scene'
import { shorten } from './untrusted'

/** The longest name of a control that is spoken; longer ones are found in full in the list of elements. */
export const MAX_NAME_CHARACTERS = 120

/** A name that was told from a drawing with less confidence is said with “probably”. */
const SURE_ICON = 0.8

/** How the narrator puts words together in one language. */
export interface Words {
  readonly language: Language
  readonly say: Translator['say']
  /** Text read off the picture, in the language's quotation marks. */
  quote(text: string): string
  /** An element's name, at a length that can be listened to; with “probably” where its drawing was not told surely. */
  named(element: Pick<Element, 'name' | 'icon'>): string
  /** “a, b and c” */
  list(items: readonly string[]): string
  /** “a; b; c”, for items that have commas themselves. */
  series(items: readonly string[]): string
  sentence(text: string, source: Sentence['source'], confidence?: number): Sentence
}

export function createWords(language: Language): Words {
  const translator = createTranslator(language)
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' })
  const quote = (text: string): string => translator.say('describe.quote', { text })
  return {
    language,
    say: translator.say,
    quote,
    named: ({ name, icon }) => {
      const quoted = quote(shortName(name))
      return icon && icon.confidence < SURE_ICON ? translator.say('describe.named.probably', { name: quoted }) : quoted
    },
    list: (items) => conjunction.format(items),
    series: (items) => items.join('; '),
    sentence: (text, source, confidence = 1) => ({
      text: finish(text),
      source,
      confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000,
    }),
  }
}

/** Ends a sentence with a full stop, unless what is quoted last ends one already. */
function finish(text: string): string {
  const whole = text.trim()
  const sentence = /[.!?…][“”"’»)]*$/.test(whole) ? whole : `${whole}.`
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)
}

export const shortName = (name: string): string => shorten(name, MAX_NAME_CHARACTERS)

/** Text as it is compared: no case, no punctuation, single spaces. */
export function comparable(text: string): string {
  return text
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
