import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import type { CaptionSession, CaptionSettings } from '../../assistant/contract'
import type { Rectangle } from './area'

/** Height of one row of captions at the usual size, and what is around the rows, in pixels. */
const ROW = 44
const AROUND = 24
const WIDTH = 900
/** The overlay keeps this far from the edges that it is docked to. */
const MARGIN = 24

/**
 * Where the overlay stands on a screen: docked at its top or bottom, in the middle of its width; or where the person put it,
 * as long as that is still on a screen.
 * @param workArea the part of the screen without panels, in its own units
 */
export function overlayBounds(
  { dock, rows, size, place }: Pick<CaptionSettings, 'dock' | 'rows' | 'size' | 'place'>,
  workArea: Rectangle,
): Rectangle {
  const height = Math.min(workArea.height, Math.round(rows * ROW * size + AROUND))
  const width = Math.min(workArea.width - 2 * MARGIN, Math.round(WIDTH * Math.max(1, size)))
  const x = workArea.x + Math.round((workArea.width - width) / 2)
  if (dock === 'free' && place && overlaps(place, workArea)) return place
  if (dock === 'top') return { x, y: workArea.y + MARGIN, width, height }
  return { x, y: workArea.y + workArea.height - height - MARGIN, width, height }
}

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** A frameless window above all others, which never takes the focus from what the person works in. */
export function overlayWindowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    title: 'Descry',
    show: false,
    frame: false,
    transparent: true,
    hasShadow: false,
    focusable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Captions have to come while nothing else happens in the window.
      backgroundThrottling: false,
    },
  }
}

/** What the overlay needs of a window; Electron's `BrowserWindow` is one. */
export type OverlayWindow = Pick<
  BrowserWindow,
  | 'showInactive'
  | 'hide'
  | 'destroy'
  | 'isDestroyed'
  | 'setBounds'
  | 'getBounds'
  | 'setIgnoreMouseEvents'
  | 'setAlwaysOnTop'
> & { on(event: 'moved' | 'resized' | 'closed', listener: () => void): unknown }

export interface CaptionsOverlayOptions {
  /** Opens the window with its page loaded. */
  open: () => Promise<OverlayWindow>
  settings: () => CaptionSettings
  workArea: () => Rectangle
  /** The person moved it: it stays there. */
  moved: (place: Rectangle) => void
}

/** The captions above all windows: there while captions run, gone when they end. */
export interface CaptionsOverlay {
  follow(session: Pick<CaptionSession, 'state'>): void
  /** Settings changed. */
  apply(): void
  end(): void
}

export function createCaptionsOverlay({ open, settings, workArea, moved }: CaptionsOverlayOptions): CaptionsOverlay {
  let window: OverlayWindow | undefined
  let opening: Promise<void> | undefined
  let wanted = false
  // Its own moves are not the person's.
  let own: Rectangle | undefined

  const apply = (): void => {
    if (!window || window.isDestroyed()) return
    const { clickThrough } = settings()
    own = overlayBounds(settings(), workArea())
    window.setBounds(own)
    window.setIgnoreMouseEvents(clickThrough)
    // Above full-screen windows too, where the system has such a level.
    window.setAlwaysOnTop(true, 'screen-saver')
  }
  const noteMove = (): void => {
    if (!window || window.isDestroyed()) return
    const bounds = window.getBounds()
    if (own && sameRectangle(bounds, own)) return
    own = bounds
    moved(bounds)
  }
  const show = async (): Promise<void> => {
    if (!window || window.isDestroyed()) {
      const opened = await open()
      window = opened
      opened.on('moved', noteMove)
      opened.on('resized', noteMove)
    }
    apply()
    if (wanted) window.showInactive()
  }

  return {
    follow({ state }) {
      const running = state !== 'stopped' && settings().overlay
      if (running === wanted) return
      wanted = running
      if (wanted) opening ??= show().finally(() => (opening = undefined))
      else if (window && !window.isDestroyed()) window.hide()
    },
    apply,
    end() {
      if (window && !window.isDestroyed()) window.destroy()
      window = undefined
    },
  }
}

const sameRectangle = (a: Rectangle, b: Rectangle): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
