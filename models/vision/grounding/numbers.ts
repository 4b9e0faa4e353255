import type { Evidence } from './evidence'
import type { Finding } from './finding'
import { withoutQuotations } from './quotes'
import { wordsOf } from './words'

/** Numbers of two digits and more that were not read anywhere: prices, dates, times. Small ones count things, and are no text. */
export function checkNumbers(sentence: string, { text }: Evidence): Finding[] {
  const claims = withoutQuotations(sentence).match(/\d[\d.,:]*\d|\d{2,}/g) ?? []
  return claims
    .filter((claim) => !text.includes(` ${wordsOf(claim).join(' ')} `))
    .map((claimed) => ({ verdict: 'hedged', reason: { check: 'number', claimed, found: '' } }))
}
