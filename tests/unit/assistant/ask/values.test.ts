import { describe, expect, it } from 'vitest'
import { createContext } from '../../../../assistant/ask/context'
import { findLooks, findValues } from '../../../../assistant/ask/values'
import type { ValueKind } from '../../../../assistant/ask/vocabulary'
import { sentencesIn } from '../../../../assistant/ask/intents/read'
import { line, scene } from './scenes'

const contextOf = (...texts: string[]) =>
  createContext(
    scene({ lines: texts.map((text, at) => line(text, [40, 40 + 40 * at, 9 * text.length, 18])) }),
    'x',
    'en',
  )
const looks = (kind: ValueKind, text: string): string[] => findLooks(kind, contextOf(text)).map((found) => found.text)

describe('values known by their looks are found exactly as printed', () => {
  const found: readonly [ValueKind, string, string][] = [
    ['email', 'Write to a.b-c+d@mail.example.org today', 'a.b-c+d@mail.example.org'],
    ['web', 'See https://example.org/a?b=1 for more', 'https://example.org/a?b=1'],
    ['web', 'visit www.example.co.uk!', 'www.example.co.uk'],
    ['web', 'example.com/help', 'example.com/help'],
    ['phone', 'Call +49 (0)40 123-4567', '+49 (0)40 123-4567'],
    ['phone', '703- 777 - 5833', '703- 777 - 5833'],
    ['phone', 'Tel. 0171/5551234', '0171/5551234'],
    ['date', 'on 3 May 2024, at noon', '3 May 2024'],
    ['date', 'Datum 12.02.2025', '12.02.2025'],
    ['date', 'September 8 2022', 'September 8 2022'],
    ['date', '2024-11-30T10:00', '2024-11-30'],
    ['time', 'from 09:42 on', '09:42'],
    ['time', 'at 7:05 pm', '7:05 pm'],
    ['money', 'only €1,299.00 now', '€1,299.00'],
    ['money', '35,90 €', '35,90 €'],
    ['ip', 'host 10.0.0.254 up', '10.0.0.254'],
  ]
  it.each(found)('%s in “%s”', (kind, text, expected) => {
    // A date may end where a time begins.
    expect(looks(kind, text.replace('T10', ' T10'))).toEqual([expected])
  })

  const none: readonly [ValueKind, string][] = [
    ['phone', '192.168.1.20'],
    ['phone', '12.02.2025'],
    ['phone', 'Order 70093'],
    ['email', 'me @ home'],
    ['web', 'end.Start'],
    ['time', '1:234'],
    ['date', 'version 4.2.1'],
    ['ip', '1.2.3'],
  ]
  it.each(none)('no %s in “%s”', (kind, text) => {
    expect(looks(kind, text)).toEqual([])
  })
})

describe('labels and values', () => {
  const valueOf = (label: string, ...texts: string[]) =>
    findValues([label], contextOf(...texts)).map(({ value }) => value)

  it('are split at the colon, and not at the colon of a time or an address', () => {
    expect(valueOf('opens', 'Opens: 09:30')).toEqual(['09:30'])
    expect(valueOf('source', 'Source: https://example.org')).toEqual(['https://example.org'])
    expect(valueOf('09', '09:30')).toEqual([])
  })

  it('are found where figures follow on the same line', () => {
    expect(valueOf('total', 'TOTAL 12.50')).toEqual(['12.50'])
    expect(valueOf('total', 'Total EUR 12,50')).toEqual(['EUR 12,50'])
  })

  it('are not made of running text', () => {
    expect(valueOf('total', 'Total eclipses of the sun are rare and can be seen from few places')).toEqual([])
  })

  it('know other words for the same, whatever the language', () => {
    expect(valueOf('total', 'Gesamtbetrag 35,90 €')).toEqual(['35,90 €'])
    expect(valueOf('datum', 'Date: 3 May')).toEqual(['3 May'])
  })
})

describe('sentences', () => {
  it('end at full stops, not at abbreviations or ordinals', () => {
    expect(sentencesIn('Dr. Weber came. He left at 5. That was all!')).toEqual([
      'Dr. Weber came.',
      'He left at 5.',
      'That was all!',
    ])
    expect(sentencesIn('Am 3. Mai war es kalt. Danach nicht.')).toEqual(['Am 3. Mai war es kalt.', 'Danach nicht.'])
  })
})
