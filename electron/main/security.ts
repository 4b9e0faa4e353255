import type { Session, WebContents } from 'electron'
import { isAppUrl, isOwnUrl, SCHEME } from './own-page'
import { isPermitted } from './permissions'

/** Where requests may go: to Descry's own pages and to what a page holds in memory. Nothing else, so nothing leaves the computer. */
const inMemory = new Set(['blob:', 'data:'])

export function isLocalRequest(address: string, developing: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol } = new URL(address)
  return isOwnUrl(address) || inMemory.has(protocol) || (developing && protocol === 'devtools:')
}

/** Denies a session's pages everything that the table of permissions does not allow, the network, devices and downloads. */
export function secureSession(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest' | 'on'
  >,
  developing = false,
): void {
  session.setPermissionRequestHandler((_contents, permission, grant, details) =>
    grant(isPermitted(permission, details.requestingUrl ?? '', mediaOf(details))),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, origin, mediaOf(details)),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isLocalRequest(url, developing) }))
  // What the page made itself, such as a transcript, is saved where the person says; nothing is fetched.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${SCHEME}://app/`)) event.preventDefault()
  })
}

/** The kinds of media that a request or a check names. */
function mediaOf(details: object): string[] {
  const { mediaTypes, mediaType } = details as { mediaTypes?: string[]; mediaType?: string }
  return [...(mediaTypes ?? []), ...(mediaType === undefined ? [] : [mediaType])]
}

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/** Keeps a page where it is: it goes nowhere else, opens no windows and holds no other pages. It may load itself anew. */
export function secureContents(contents: Contents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
