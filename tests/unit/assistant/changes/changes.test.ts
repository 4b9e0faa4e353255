import { describe, expect, test } from 'vitest'
import { answerChanges, asksForChanges, changesBetween } from '../../../../assistant/changes'
import type { Scene } from '../../../../models/contract/scene'
import { element, line, sceneOf } from '../../../fixtures/scenes'

const base: Partial<Scene> = {
  lines: [
    line('Settings', 20, 10),
    line('Enable Wi-Fi', 60, 60),
    line('Volume', 20, 100),
    line('Copying 40 %', 20, 300),
    line('Everything is up to date', 20, 400),
  ],
  elements: [
    element('checkbox', 'Enable Wi-Fi', [30, 60, 16, 16], { state: { checked: false } }),
    element('slider', 'Volume', [120, 100, 200, 16], { state: { value: '40 %' } }),
    element('button', 'Save', [20, 500, 80, 30]),
    element('button', 'Cancel', [120, 500, 80, 30]),
  ],
}
const withElements = (change: (elements: Scene['elements']) => Scene['elements']): Scene =>
  sceneOf('screen', { ...base, elements: change(structuredClone(base.elements ?? [])) })
const told = (after: Scene, before = sceneOf('screen', base)): string[] =>
  changesBetween(before, after, 'en').map(({ text }) => text)

describe('what changed', () => {
  test('nothing, when nothing did', () => {
    expect(told(sceneOf('screen', base))).toEqual(['Nothing has changed that can be told.'])
  })

  test('a state, in the words of a screen reader', () => {
    const after = withElements(([wifi, ...rest]) => [{ ...wifi!, state: { checked: true } }, ...rest])
    expect(told(after)).toEqual(['Check box “Enable Wi-Fi”: now ticked.'])
    const off = withElements(([a, b, save, c]) => [a!, b!, { ...save!, state: { disabled: true } }, c!])
    expect(told(off)).toEqual(['Button “Save”: now unavailable.'])
    expect(told(sceneOf('screen', base), off)).toEqual(['Button “Save”: now available.'])
  })

  test('a value', () => {
    const after = withElements(([a, volume, ...rest]) => [a!, { ...volume!, state: { value: '70 %' } }, ...rest])
    expect(told(after)).toEqual(['Slider “Volume”: was “40 %”, is “70 %”.'])
  })

  test('a dialog that opened, with its own controls and text untold, and one that closed', () => {
    const dialog = [
      element('dialog', 'Delete file?', [200, 200, 300, 200]),
      element('button', 'Delete', [220, 350, 80, 30]),
    ]
    const after = sceneOf('screen', {
      lines: [...(base.lines ?? []), line('This cannot be undone', 220, 250)],
      elements: [...dialog, ...(base.elements ?? [])],
    })
    expect(told(after)).toEqual(['A dialog “Delete file?” has opened.'])
    expect(told(sceneOf('screen', base), after)).toEqual(['A dialog “Delete file?” has closed.'])
  })

  test('one dialog after another in the same place', () => {
    const at = (name: string): Scene =>
      withElements((elements) => [element('dialog', name, [200, 200, 300, 200]), ...elements])
    expect(told(at('Done'), at('Working'))).toEqual(['A dialog “Done” has opened.', 'A dialog “Working” has closed.'])
  })

  test('text in its place, new text, and text that is gone', () => {
    const lines = structuredClone(base.lines ?? [])
    lines[3] = line('Copying 70 %', 20, 300)
    lines[4] = line('Something else entirely here', 500, 30)
    expect(told(sceneOf('screen', { ...base, lines }))).toEqual([
      '“Copying 40 %” has become “Copying 70 %”.',
      'New text: “Something else entirely here”.',
      'Text that is gone: “Everything is up to date”.',
    ])
  })

  test('controls that came and went; many are counted', () => {
    const more = Array.from({ length: 7 }, (_, i) => element('link', `Link ${i}`, [600, 40 * i, 60, 20]))
    const after = withElements((elements) => [...elements.slice(0, 3), ...more])
    expect(told(after)).toEqual([
      'New: link “Link 0”, link “Link 1”, link “Link 2”, link “Link 3”, link “Link 4”, and 2 more.',
      'Gone: button “Cancel”.',
    ])
  })

  test('a window that was scrolled or moved is the same window', () => {
    const shifted = sceneOf('screen', {
      lines: (base.lines ?? []).map((l) => ({
        ...l,
        box: [l.box[0], l.box[1] + 90, l.box[2], l.box[3]] as const as never,
      })),
      elements: (base.elements ?? []).map((e) => ({ ...e, box: [e.box[0], e.box[1] + 90, e.box[2], e.box[3]] })),
    })
    expect(told(shifted)).toEqual(['Nothing has changed that can be told.'])
  })

  test('another window is said to be another', () => {
    const other = sceneOf('screen', {
      lines: ['Inbox', 'New message', 'From: the harbour', 'Hello'].map((text, i) => line(text, 400, 40 + i * 120)),
    })
    expect(told(other)).toEqual(['Almost everything is different: this is another window or page.'])
  })

  test('what is in a password field is never told', () => {
    const password = (value: string): Scene =>
      withElements((elements) => [
        ...elements,
        element('password', 'Password', [300, 300, 200, 30], { state: { value } }),
      ])
    expect(told(password('•••••'), password('••'))).toEqual(['Nothing has changed that can be told.'])
  })

  test('a barely seen element or a smudge of text that comes and goes is no news', () => {
    const after = sceneOf('screen', {
      lines: [...(base.lines ?? []), line('x7~', 700, 500, 0.3)],
      elements: [...(base.elements ?? []), element('button', '', [700, 20, 20, 20], { confidence: 0.35 })],
    })
    expect(told(after)).toEqual(['Nothing has changed that can be told.'])
  })
})

describe('asking what changed', () => {
  test.each([
    'What changed?',
    'what has changed since the last picture',
    "What's new?",
    'Has anything changed?',
    'Was hat sich geändert?',
    'Was ist neu?',
    'Hat sich etwas verändert?',
  ])('is understood: %s', (question) => expect(asksForChanges(question)).toBe(true))

  test.each(['What is the title?', 'Is the new mail read?', 'What does “New” do?', 'Welche Dateien sind neu?'])(
    'is not taken for another question: %s',
    (question) => expect(asksForChanges(question)).toBe(false),
  )

  test('without an earlier picture says so, in both languages', () => {
    const scene = sceneOf('screen', base)
    expect(answerChanges('What changed?', undefined, scene, 'en')).toMatchObject({
      answered: false,
      answer: 'There is no earlier picture to compare with. Look at the window again, and ask then.',
    })
    const after = withElements(([wifi, ...rest]) => [{ ...wifi!, state: { checked: true } }, ...rest])
    expect(answerChanges('Was ist neu?', scene, after, 'de').answer).toBe(
      'Kontrollkästchen „Enable Wi-Fi“: jetzt aktiviert.',
    )
  })
})
