import type { BrowserWindowConstructorOptions, Input, MouseInputEvent } from 'electron'
import { expect, test } from 'vitest'
import { createTranslator } from '../../../assistant/contract/language'
import { createAreaChooser, type OverlayWindow } from '../../../electron/main/area-overlay'
import { paintScript } from '../../../electron/main/overlay-page'

const bounds = { x: 1920, y: 0, width: 1000, height: 800 }

function overlay() {
  const listeners = new Map<string, (event: { preventDefault: () => void }, detail: never) => void>()
  const scripts: string[] = []
  const told: string[] = []
  let options: BrowserWindowConstructorOptions | undefined
  let shown = false
  let destroyed = false
  const window: OverlayWindow = {
    loadURL: () => Promise.resolve(),
    show: () => (shown = true),
    focus: () => {},
    destroy: () => (destroyed = true),
    isDestroyed: () => destroyed,
    on: (event: string, listener: () => void) => listeners.set(event, listener),
    webContents: {
      on: (event: string, listener: never) => listeners.set(event, listener),
      executeJavaScript: (script) => {
        scripts.push(script)
        return Promise.resolve()
      },
    },
  }
  const choose = createAreaChooser({
    open: (given) => {
      options = given
      return window
    },
    translator: () => createTranslator('en'),
    tell: (sentence) => told.push(sentence),
  })
  const send = (event: string, detail: unknown = undefined): void =>
    listeners.get(event)?.({ preventDefault: () => {} }, detail as never)
  return {
    choose,
    told,
    scripts,
    options: () => options,
    shown: () => shown,
    destroyed: () => destroyed,
    key: (name: string, more: Partial<Input> = {}) =>
      send('before-input-event', { type: 'keyDown', key: name, ...more }),
    mouse: (detail: Partial<MouseInputEvent>) => send('before-mouse-event', detail),
    send,
    ready: () => new Promise((resolve) => setImmediate(resolve)),
  }
}

test('an area is chosen by keys, and each step is said', async () => {
  const { choose, told, key, ready, destroyed, ...rest } = overlay()
  const chosen = choose({ bounds })
  await ready()
  expect(rest.shown()).toBe(true)
  expect(rest.options()).toMatchObject({ ...bounds, show: false, alwaysOnTop: true, skipTaskbar: true })
  expect(told).toEqual([
    'Choose an area. Arrow keys move it, Shift and arrow keys resize it, Enter takes it, Escape gives up. 500 by 400, 250 from the left, 200 from the top.',
  ])
  key('ArrowRight')
  key('ArrowDown', { shift: true })
  key('Enter')
  expect(await chosen).toEqual({ x: 270, y: 200, width: 500, height: 420 })
  expect(told.slice(1)).toEqual([
    '500 by 400, 270 from the left, 200 from the top.',
    '500 by 420, 270 from the left, 200 from the top.',
  ])
  expect(destroyed()).toBe(true)
})

test('an area is drawn by mouse without talking all the while', async () => {
  const { choose, told, mouse, ready } = overlay()
  const chosen = choose({ bounds })
  await ready()
  mouse({ type: 'mouseDown', button: 'right', x: 1, y: 1 })
  mouse({ type: 'mouseDown', button: 'left', x: 100, y: 100 })
  mouse({ type: 'mouseMove', x: 150, y: 150 })
  mouse({ type: 'mouseUp', button: 'left', x: 300, y: 200 })
  expect(await chosen).toEqual({ x: 100, y: 100, width: 200, height: 100 })
  expect(told).toHaveLength(1)
})

test.each(['blur', 'closed'])('going elsewhere (%s) gives up and uncovers the screen', async (event) => {
  const { choose, send, ready, destroyed } = overlay()
  const chosen = choose({ bounds })
  await ready()
  send(event)
  expect(await chosen).toBeNull()
  expect(destroyed()).toBe(true)
})

test('Escape and a cancelled call give up', async () => {
  const first = overlay()
  const given = first.choose({ bounds })
  await first.ready()
  first.key('Escape')
  expect(await given).toBeNull()
  const second = overlay()
  const controller = new AbortController()
  const cancelled = second.choose({ bounds }, controller.signal)
  await second.ready()
  controller.abort()
  expect(await cancelled).toBeNull()
  expect(second.destroyed()).toBe(true)
})

test('what is shown is data, never script', () => {
  const script = paintScript({ x: 1, y: 2, width: 3, height: 4 }, '"); alert("x"); //</script>')
  const shown: Record<string, string> = {}
  const element = {
    style: { setProperty: (side: string, value: string) => (shown[side] = value) },
    focus: () => {},
    set textContent(value: string) {
      shown['said'] = value
    },
  }
  new Function('document', 'alert', script)({ getElementById: () => element }, () => {
    throw new Error('the sentence ran')
  })
  expect(shown).toEqual({ left: '1px', top: '2px', width: '3px', height: '4px', said: '"); alert("x"); //</script>' })
})
