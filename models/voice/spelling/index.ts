import { phonemesOf, type Espeak } from './espeak'
import { sectionsOf } from './sections'
import { kokoroSymbols, type Accent } from './symbols'

export { findEspeak, type Espeak } from './espeak'
export type { Accent } from './symbols'

/**
 * An English text in the symbols of Kokoro, with its punctuation; empty where there is nothing to say.
 * Rejects with `CANCELLED`, or with `VOICE_FAILED` where the program fails.
 */
export async function spell(text: string, accent: Accent, espeak: Espeak, signal: AbortSignal): Promise<string> {
  const sections = sectionsOf(text)
  const lines = sections.flatMap((section) => ('words' in section ? [section.words] : []))
  if (lines.length === 0) return ''
  const phonemes = await phonemesOf(espeak, lines, accent === 'american' ? 'en-us' : 'en-gb', signal)
  const symbols = phonemes.map((ipa) => kokoroSymbols(ipa, accent, espeak.name === 'espeak-ng'))
  if (symbols.every((each) => each === '')) return ''
  // Where the lines were not kept apart, the marks between them are lost; the one at the end decides the melody.
  if (symbols.length !== lines.length) return tidy(`${symbols.join(' ')}${lastMark(sections)}`)
  let next = 0
  return tidy(
    sections
      .map((section) => {
        if ('words' in section) return ` ${symbols[next++] ?? ''} `
        return /[(“]/.test(section.mark) ? ` ${section.mark}` : `${section.mark} `
      })
      .join(''),
  )
}

function lastMark(sections: ReturnType<typeof sectionsOf>): string {
  const last = sections.at(-1)
  return last && 'mark' in last ? last.mark : ''
}

/** One space between words, none before a mark that ends something, and none after one that opens. */
const tidy = (symbols: string): string =>
  symbols
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,;:!?…)”])/g, '')
    .replaceAll(/(?<=[(“]) /g, '')
    .trim()
