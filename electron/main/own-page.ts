/** The scheme of Descry's own pages. There is no `file://` page, so that no page can read files. */
export const SCHEME = 'descry'
/** The page that people operate, and the one on which an area of the screen is chosen. */
export const APP_URL = `${SCHEME}://app/`
/** The same page, showing nothing but the captions. */
export const OVERLAY_URL = `${APP_URL}#overlay`
export const AREA_URL = `${SCHEME}://area/`

/** Whether an address is one of the page that people operate: exactly its scheme and host, without a user name or port. */
export function isAppUrl(address: string): boolean {
  return isOwnUrl(address, 'app')
}

/** Whether an address is one that Descry serves itself. */
export function isOwnUrl(address: string, ...hosts: string[]): boolean {
  const names = hosts.length > 0 ? hosts : ['app', 'area']
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${SCHEME}:` && names.includes(host) && username === '' && password === ''
}
