import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../../assistant/contract'
import { acceleratorOf, isAccelerator } from '../../../renderer/keys/accelerator'
import { entryFor, keysFor, keyTable, keyText } from '../../../renderer/keys/table'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const options = { host: 'browser', mac: false, letters: true } as const

describe('the keys', () => {
  test('no two meanings share a key in one host', () => {
    for (const host of ['desktop', 'browser'] as const) {
      const all = keysFor(host).flatMap(({ presses }) => presses.map((one) => JSON.stringify(one)))
      expect(new Set(all).size).toBe(all.length)
    }
  })
  test('none takes a key of a screen reader or a keyboard layout', () => {
    const keys = keyTable.flatMap(({ presses }) => presses)
    for (const { key, mod, alt } of keys) {
      expect(['Insert', 'CapsLock', 'AltGraph', 'Tab', 'Control', 'Alt']).not.toContain(key)
      expect(mod && alt).toBeFalsy()
    }
  })
  test('letters are found only while they are switched on', () => {
    expect(entryFor(press('s'), options)?.id).toBe('screen')
    expect(entryFor(press('s'), { ...options, letters: false })).toBeUndefined()
    expect(entryFor(press('F9'), { ...options, letters: false })?.id).toBe('now')
  })
  test('Ctrl+S, Alt+S and a capital S are other keys than S', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { shiftKey: true }, { metaKey: true }])
      expect(entryFor(press('s', held), options)).toBeUndefined()
  })
  test('a question mark counts however the layout types it', () => {
    expect(entryFor(press('?', { shiftKey: true }), options)?.id).toBe('help')
    expect(entryFor(press('?'), options)?.id).toBe('help')
  })
  test('Alt+D opens the document in the desktop window only', () => {
    expect(entryFor(press('d', { altKey: true }), options)).toBeUndefined()
    expect(entryFor(press('d', { altKey: true }), { ...options, host: 'desktop' })?.id).toBe('document')
  })
  test('a Mac uses Command where others use Ctrl', () => {
    const open = keyTable.find(({ id }) => id === 'open')!
    expect(entryFor(press('o', { metaKey: true }), { ...options, mac: true })?.id).toBe('open')
    expect(entryFor(press('o', { ctrlKey: true }), { ...options, mac: true })).toBeUndefined()
    expect(keyText(open, true, createTranslator('en'))).toBe('⌘O')
    expect(keyText(open, false, createTranslator('de'))).toBe('Strg+O')
  })
})

describe('the master key', () => {
  test('is read from the keys that are pressed', () => {
    expect(acceleratorOf({ ...press('d', { ctrlKey: true, altKey: true }), code: 'KeyD' })).toBe('Control+Alt+D')
    expect(acceleratorOf({ ...press('∂', { altKey: true }), code: 'KeyD' })).toBe('Alt+D')
    expect(acceleratorOf({ ...press(' ', { metaKey: true }), code: 'Space' })).toBe('Super+Space')
  })
  test('is not read while only modifiers are down, or where no modifier is', () => {
    expect(acceleratorOf({ ...press('Control', { ctrlKey: true }), code: 'ControlLeft' })).toBeUndefined()
    expect(acceleratorOf({ ...press('Tab'), code: 'Tab' })).toBeUndefined()
    expect(acceleratorOf({ ...press('Tab', { ctrlKey: true }), code: 'Tab' })).toBeUndefined()
  })
  test.each(['CommandOrControl+Alt+D', 'Ctrl+Shift+F5', 'Super+Space', 'Alt+Plus'])('%s is a key', (text) => {
    expect(isAccelerator(text)).toBe(true)
  })
  test.each(['D', 'Ctrl+', 'Ctrl+Alt', 'Hello+D', '', 'Ctrl+DD'])('%j is none', (text) => {
    expect(isAccelerator(text)).toBe(false)
  })
})
