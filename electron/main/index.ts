import { app, desktopCapturer, dialog, Menu, powerMonitor, protocol, session } from 'electron'
import { join } from 'node:path'
import { toDescryError } from '../../models/contract/errors'
import { startDesktop, type Desktop } from './desktop'
import { pageHandler, registerScheme } from './protocol'
import { SCHEME } from './own-page'
import { secureContents, secureSession } from './security'
import { systemSoundHandler } from './system-sound'
import { applicationMenu } from './window'

/** The desktop host: one instance, its own protocol, one window, a tray icon, and keys of the system. */

const built = import.meta.dirname
const developing = !app.isPackaged

registerScheme(protocol)
app.setName('Descry')
// The same folder as the terminal's and the browser host's, so that what a person sets holds everywhere.
if (process.platform === 'linux') app.setPath('userData', join(app.getPath('appData'), 'descry'))
app.on('web-contents-created', (_event, contents) => secureContents(contents))

let desktop: Desktop | undefined

async function start(): Promise<void> {
  await app.whenReady()
  secureSession(session.defaultSession, developing)
  session.defaultSession.setDisplayMediaRequestHandler(
    systemSoundHandler({
      platform: process.platform,
      getSources: (options) => desktopCapturer.getSources(options),
    }),
  )
  protocol.handle(SCHEME, pageHandler(join(built, '../renderer')))
  const menu = applicationMenu(process.platform)
  Menu.setApplicationMenu(menu && Menu.buildFromTemplate(menu))
  desktop = await startDesktop({ built, developing, powerMonitor })
  await desktop.openWindow()
}

function fail(thrown: unknown): void {
  // Without a window there is no other place to say it.
  dialog.showErrorBox('Descry', toDescryError(thrown).message)
  app.exit(toDescryError(thrown).exitStatus)
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => void desktop?.openWindow())
  app.on('activate', () => void desktop?.openWindow())
  // Descry stays in the tray, with its keys, until it is told to quit; where there is no tray it ends with its window.
  app.on('window-all-closed', () => {
    if (!desktop?.staysInTray) app.quit()
  })
  app.on('before-quit', () => desktop?.prepareToQuit())
  app.on('will-quit', (event) => {
    const ending = desktop
    desktop = undefined
    if (!ending) return
    event.preventDefault()
    void ending.end().finally(() => app.quit())
  })
  start().catch(fail)
} else {
  app.quit()
}
