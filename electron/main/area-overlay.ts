import type { BrowserWindowConstructorOptions, Display, Event, Input, MouseInputEvent } from 'electron'
import type { Translator } from '../../assistant/contract/language'
import { beginArea, nextArea, type AreaEvent, type AreaState, type Rectangle } from './area'
import { paintScript } from './overlay-page'
import { AREA_URL } from './own-page'

/** What choosing an area needs of a window; Electron's `BrowserWindow` is one. */
export interface OverlayWindow {
  loadURL(address: string): Promise<void>
  show(): void
  focus(): void
  destroy(): void
  isDestroyed(): boolean
  on(event: 'blur' | 'closed', listener: () => void): unknown
  readonly webContents: {
    on(event: 'before-input-event', listener: (event: Pick<Event, 'preventDefault'>, input: Input) => void): unknown
    on(
      event: 'before-mouse-event',
      listener: (event: Pick<Event, 'preventDefault'>, mouse: MouseInputEvent) => void,
    ): unknown
    executeJavaScript(script: string): Promise<unknown>
  }
}

export interface AreaChooserOptions {
  open: (options: BrowserWindowConstructorOptions) => OverlayWindow
  translator: () => Translator
  /** Says where the area is, for who does not see the frame. */
  tell: (sentence: string) => void
}

/** Lets the person choose an area of a screen; null when they gave up. The rectangle is in the screen's own units, from its corner. */
export type ChooseArea = (display: Pick<Display, 'bounds'>, signal?: AbortSignal) => Promise<Rectangle | null>

/** The window covers the whole screen, above everything, and shows nothing but the frame. */
export function overlayOptions(bounds: Rectangle): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    title: 'Descry',
    show: false,
    frame: false,
    transparent: true,
    hasShadow: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    enableLargerThanScreen: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  }
}

export function createAreaChooser({ open, translator, tell }: AreaChooserOptions): ChooseArea {
  return async (display, signal) => {
    const window = open(overlayOptions(display.bounds))
    try {
      await window.loadURL(AREA_URL)
      return signal?.aborted ? null : await choose(window, display.bounds, { translator, tell }, signal)
    } finally {
      if (!window.isDestroyed()) window.destroy()
    }
  }
}

function choose(
  window: OverlayWindow,
  screen: { width: number; height: number },
  { translator, tell }: Pick<AreaChooserOptions, 'translator' | 'tell'>,
  signal: AbortSignal | undefined,
): Promise<Rectangle | null> {
  return new Promise((resolve) => {
    let state = beginArea({ width: screen.width, height: screen.height })
    const end = (): void => {
      signal?.removeEventListener('abort', giveUp)
      resolve(state.outcome === 'taken' ? state.area : null)
    }
    const giveUp = (): void => {
      state = { ...state, outcome: 'cancelled' }
      end()
    }
    const show = (sentence: string): void => {
      window.webContents.executeJavaScript(paintScript(state.area, sentence)).catch(() => {
        // The window went away in the middle; `closed` ends the choice.
      })
    }
    const step = (event: AreaEvent): void => {
      const before = state
      state = nextArea(state, event)
      if (state.outcome !== 'choosing') return end()
      if (state === before) return
      const sentence = areaSentence(state, translator())
      show(sentence)
      // Who drags the mouse sees the frame; saying each of its places would never end.
      if (event.kind === 'key') tell(sentence)
    }

    window.webContents.on('before-input-event', (event, input) => {
      event.preventDefault()
      const { key, shift, control } = input
      if (input.type === 'keyDown') step({ kind: 'key', key, shift, control })
    })
    window.webContents.on('before-mouse-event', (_event, mouse) => {
      const event = mouseEvent(mouse)
      if (event) step(event)
    })
    // Somebody who goes elsewhere is not choosing any more, and must not find the screen covered.
    window.on('blur', giveUp)
    window.on('closed', giveUp)
    signal?.addEventListener('abort', giveUp, { once: true })
    window.show()
    window.focus()
    const start = `${translator().say('desktop.area.keys')} ${areaSentence(state, translator())}`
    show(start)
    tell(start)
  })
}

function mouseEvent({ type, button, x, y }: MouseInputEvent): AreaEvent | null {
  if (type === 'mouseMove') return { kind: 'mouse-move', x, y }
  if (button !== 'left') return null
  if (type === 'mouseDown') return { kind: 'mouse-down', x, y }
  return type === 'mouseUp' ? { kind: 'mouse-up', x, y } : null
}

export function areaSentence({ area }: Pick<AreaState, 'area'>, translator: Translator): string {
  return translator.say('desktop.area.at', { ...area })
}
