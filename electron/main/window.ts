import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron'

/** The main window: a sandboxed page that sees nothing of Node or Electron but the bridge's two functions. */
export function windowOptions(preload: string, icon: string, developing: boolean): BrowserWindowConstructorOptions {
  return {
    title: 'Descry',
    width: 1080,
    height: 760,
    minWidth: 320,
    minHeight: 256,
    // Shown when its page is there, so that a screen reader does not announce an empty window.
    show: false,
    autoHideMenuBar: true,
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      // Chromium's spelling checker fetches its dictionaries over the network.
      spellcheck: false,
      devTools: developing,
    },
  }
}

/** macOS needs a menu for its editing keys; elsewhere the page has all keys, and a hidden menu would only take Alt away. */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null
}

/** What showing and hiding needs of a window; Electron's `BrowserWindow` is one. */
export interface ShownWindow {
  isVisible(): boolean
  isFocused(): boolean
  isMinimized(): boolean
  isDestroyed(): boolean
  restore(): void
  show(): void
  hide(): void
  focus(): void
}

export function bringUp(window: ShownWindow): void {
  if (window.isMinimized()) window.restore()
  if (!window.isVisible()) window.show()
  window.focus()
}

/**
 * Takes the window off the screen while it has the focus: who asks for a picture from within the window means what is behind it.
 * A window that is merely open elsewhere stays; hiding and showing it would bring it to the front.
 * @param settle waits until the screen has been drawn without it
 */
export async function hideFocused(window: ShownWindow | null, settle: () => Promise<void>): Promise<() => void> {
  if (!window || window.isDestroyed() || !window.isFocused()) return () => {}
  window.hide()
  await settle()
  let back = false
  return () => {
    if (back || window.isDestroyed()) return
    back = true
    bringUp(window)
  }
}
