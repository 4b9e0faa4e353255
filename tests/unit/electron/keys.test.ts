import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLayer, LAYER_MS, layerKeys, type ShortcutRegistry } from '../../../electron/main/layer'
import { createMasterShortcut, shortcutText } from '../../../electron/main/shortcuts'

/** The keys of a system: some belong to others already. */
function system(refused: string[] = []) {
  const taken = new Map<string, () => void>()
  const registry: ShortcutRegistry = {
    register(accelerator, callback) {
      if (accelerator === 'nonsense') throw new TypeError('conversion failure')
      if (refused.includes(accelerator) || taken.has(accelerator)) return false
      taken.set(accelerator, callback)
      return true
    },
    unregister: (accelerator) => void taken.delete(accelerator),
  }
  return { registry, taken, press: (key: string) => taken.get(key)?.() }
}

describe('the layer of letters', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function layerOn(keys: ReturnType<typeof system>) {
    const happened: string[] = []
    const layer = createLayer({
      registry: keys.registry,
      run: (command) => happened.push(command),
      onOpen: () => happened.push('open'),
      onClose: () => happened.push('closed'),
      onRefused: (refused) => happened.push(`refused ${refused.join()}`),
    })
    return { layer, happened }
  }

  test('takes letters only while it is open, and each does its work once', () => {
    for (const [key, command] of Object.entries(layerKeys)) {
      const keys = system()
      const { layer, happened } = layerOn(keys)
      expect(keys.taken.size).toBe(0)
      layer.toggle()
      expect([...keys.taken.keys()].sort()).toEqual([...Object.keys(layerKeys), 'Escape'].sort())
      keys.press(key)
      expect(happened).toEqual(['open', command])
      expect([keys.taken.size, layer.isOpen]).toEqual([0, false])
      vi.advanceTimersByTime(LAYER_MS * 2)
      expect(happened).toEqual(['open', command])
    }
  })

  test('closes by itself, by Escape and by the master key, and gives the letters back', () => {
    const keys = system()
    const { layer, happened } = layerOn(keys)
    const closings = [() => vi.advanceTimersByTime(LAYER_MS), () => keys.press('Escape'), () => layer.toggle()]
    for (const close of closings) {
      layer.toggle()
      close()
      expect([keys.taken.size, layer.isOpen]).toEqual([0, false])
    }
    expect(happened).toEqual(['open', 'closed', 'open', 'closed', 'open', 'closed'])
  })

  test('says which letters the system refused; the others work', () => {
    const keys = system(['W', 'Escape'])
    const { layer, happened } = layerOn(keys)
    layer.toggle()
    expect(happened).toEqual(['open', 'refused W,Escape'])
    keys.press('S')
    expect(happened.at(-1)).toBe('screen')
  })
})

describe('the master key', () => {
  const masterOn = (keys: ReturnType<typeof system>) => {
    const happened: string[] = []
    const master = createMasterShortcut({
      registry: keys.registry,
      onPress: () => happened.push('pressed'),
      onRefused: (accelerator) => happened.push(`refused ${accelerator}`),
    })
    return { master, happened }
  }

  test('is taken, changed and given back', () => {
    const keys = system()
    const { master, happened } = masterOn(keys)
    expect(master.state).toBe('none')
    expect(master.set('Alt+D')).toBe('registered')
    keys.press('Alt+D')
    expect(master.set('Alt+F')).toBe('registered')
    expect([...keys.taken.keys()]).toEqual(['Alt+F'])
    master.set('Alt+F')
    expect(happened).toEqual(['pressed'])
    expect(master.set('')).toBe('none')
    expect(keys.taken.size).toBe(0)
  })

  test('that the system refuses is told, also when its name can’t be read', () => {
    const keys = system(['Alt+D'])
    const { master, happened } = masterOn(keys)
    expect(master.set('Alt+D')).toBe('refused')
    expect(master.set('nonsense')).toBe('refused')
    expect(happened).toEqual(['refused Alt+D', 'refused nonsense'])
    // A refused key is another program's: letting it go must not take it away there.
    const unregistered: string[] = []
    keys.registry.unregister = (accelerator) => void unregistered.push(accelerator)
    master.release()
    expect(unregistered).toEqual([])
  })

  test('is named as people read it', () => {
    expect(shortcutText('CommandOrControl+Alt+D', 'linux')).toBe('Ctrl+Alt+D')
    expect(shortcutText('CommandOrControl+Alt+D', 'darwin')).toBe('⌘⌥D')
    expect(shortcutText('Super+Shift+F5', 'win32')).toBe('Super+Shift+F5')
  })
})
