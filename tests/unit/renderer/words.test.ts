import { describe, expect, test } from 'vitest'
import {
  createTranslator,
  elementFilters,
  elementLabel,
  elementMore,
  elementsIn,
  placeInWords,
  settings,
  type Sentence,
} from '../../../assistant/contract'
import { documentOf, plainText } from '../../../renderer/state/document'
import { initialState, reduce } from '../../../renderer/state/reducer'
import { notYetSaid, runsBySource } from '../../../renderer/state/sentences'
import { statusText, titleText } from '../../../renderer/state/status'
import { settingsDescribed, settingsSentences } from '../../fixtures/screens'

const en = createTranslator('en')
const de = createTranslator('de')
const described = settingsDescribed('p', 'settings.png', 'normal')
const place = { box: [0, 0, 1, 1] as [number, number, number, number], confidence: 1 }

describe('elements in words', () => {
  test.each([
    ['Save, button', { role: 'button', name: 'Save' }],
    ['Enable Wi-Fi, check box, checked', { role: 'checkbox', name: 'Enable Wi-Fi', state: { checked: true } }],
    ['Dark style, switch, off', { role: 'switch', name: 'Dark style', state: { checked: false } }],
    ['Metric, radio button, checked', { role: 'radio', name: 'Metric', state: { checked: true } }],
    ['Volume, slider, 40 %', { role: 'slider', name: 'Volume', state: { value: '40 %' } }],
    [
      'More, button, collapsed, unavailable',
      { role: 'button', name: 'More', state: { expanded: false, disabled: true } },
    ],
    ['unnamed, icon', { role: 'icon', name: '  ' }],
  ] as const)('%s', (label, element) => {
    expect(elementLabel({ ...element, ...place }, en)).toBe(label)
  })
  test('every group together holds every element once', () => {
    const groups = elementFilters
      .filter((filter) => filter !== 'all')
      .flatMap((filter) => elementsIn(described.elements, filter).map(({ index }) => index))
    expect(groups.toSorted()).toEqual(described.elements.map((_, index) => index))
  })
  test('states are said in the words of German screen readers, too', () => {
    expect(elementLabel({ role: 'checkbox', name: 'WLAN', state: { checked: false }, ...place }, de)).toBe(
      'WLAN, Kontrollkästchen, nicht aktiviert',
    )
    expect(elementLabel({ role: 'textbox', name: 'Ort', state: { value: 'Ulm' }, ...place }, de)).toBe(
      'Ort, Eingabefeld, Ulm',
    )
  })
  test('every word that was typed must be in the name; case and accents do not matter', () => {
    const found = (find: string): string[] =>
      elementsIn(described.elements, 'all', find).map(({ element }) => element.name)
    expect(found('wi enable')).toEqual(['Enable Wi-Fi'])
    expect(found('ÉNÀBLE')).toEqual(['Enable Wi-Fi'])
    expect(found('enable save')).toEqual([])
    expect(found('  ')).toHaveLength(described.elements.length)
  })
  test('the person’s own name is said, found, and told apart from the one on the picture', () => {
    const mute = { role: 'icon', name: 'circle', ownName: 'Mute microphone', ...place } as const
    expect(elementLabel(mute, en)).toBe('Mute microphone, icon')
    expect(elementsIn([mute], 'images', 'microphone')).toHaveLength(1)
    expect(elementMore([mute], 0, { width: 300, height: 200 }, en)).toContain('The name on the picture is circle.')
  })
  test('more about an element: its place and what is beside it, not what holds it', () => {
    const save = described.elements.findIndex(({ name }) => name === 'Save')
    const whole: typeof place.box = [0, 0, 1200, 760]
    const window = { role: 'window', name: 'All', box: whole, confidence: 1 } as const
    expect(elementMore([...described.elements, window], save, described.image, en)).toBe(
      'Place on the picture: bottom right. To the left: Cancel, button.',
    )
    expect(elementMore(described.elements.slice(save, save + 1), 0, described.image, de)).toBe(
      'Stelle auf dem Bild: unten rechts. Daneben ist nichts.',
    )
  })
  test.each([
    ['top left', [0, 0, 10, 10]],
    ['centre', [140, 90, 20, 20]],
    ['right', [290, 90, 10, 20]],
    ['bottom', [140, 190, 20, 10]],
  ] as const)('a place is said as %s', (words, box) => {
    expect(placeInWords([...box], { width: 300, height: 200 }, en)).toBe(words)
  })
})

describe('sentences', () => {
  const sentence = (text: string, source: Sentence['source'] = 'screen'): Sentence => ({ text, source, confidence: 1 })
  test('those that were streamed are not said again; those that were not are', () => {
    expect(notYetSaid([sentence('A.')], [sentence('A.'), sentence('B.')])).toEqual([sentence('B.')])
    expect(notYetSaid([], [sentence('A.')])).toEqual([sentence('A.')])
  })
  test('a sentence that is there twice and was said once is said once more', () => {
    expect(notYetSaid([sentence('A.')], [sentence('A.'), sentence('A.')])).toEqual([sentence('A.')])
  })
  test('neighbours of one source share its name', () => {
    const runs = runsBySource([sentence('A.'), sentence('B.'), sentence('C.', 'text'), sentence('D.')])
    expect(runs.map(({ source, sentences }) => [source, sentences.length])).toEqual([
      ['screen', 2],
      ['text', 1],
      ['screen', 1],
    ])
  })
})

describe('the status line and the title', () => {
  const start = initialState(settings.parse({}))
  const working = reduce(start, {
    type: 'attempt.start',
    attempt: { id: 1, name: 'a.png', stage: 'reading', again: false, preview: null },
  })
  test('say what is happening, in the language that is set', () => {
    expect(statusText(start, en)).toBe('Connecting to Descry.')
    expect(statusText(working, en)).toBe('Reading the text in a.png.')
    expect(statusText(working, de)).toBe('Der Text wird gelesen: a.png.')
    expect(titleText(working, en)).toBe('Reading the text in a.png – Descry')
  })
  test('a lost connection comes before everything else', () => {
    expect(statusText(reduce(working, { type: 'lost', seconds: 4 }), en)).toBe(
      'The connection to Descry was lost. Trying again in 4 seconds.',
    )
  })
  test('text from the picture is never taken for a message pattern', () => {
    const odd = reduce(start, {
      type: 'attempt.start',
      attempt: { id: 1, name: '{name} <b>#', stage: 'looking', again: false, preview: null },
    })
    expect(statusText(odd, en)).toBe('Looking at {name} <b>#.')
  })
})

describe('the document', () => {
  const parts = documentOf({ name: 'settings.png', described, exchanges: [], preview: null }, en)
  test('begins with the description and says where each part comes from', () => {
    expect(parts[0]).toEqual({ kind: 'heading', text: 'Description' })
    expect(parts[1]).toEqual({ kind: 'paragraph', text: 'A settings window titled “Network”. (Recognised)' })
  })
  test('copies as plain text with all sentences, text, cells and elements', () => {
    const text = plainText(parts)
    for (const { text: sentence } of settingsSentences.normal) expect(text).toContain(sentence)
    expect(text).toContain('Printer\t192.168.1.23\tReady')
    expect(text).toContain('- Save, button')
  })
})
