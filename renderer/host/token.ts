const STORAGE_KEY = 'descry.token'

/**
 * The token that lets this page talk to the host. It arrives in the address's fragment (`#token=…`), which browsers never send
 * over the network; it is taken out of the address bar at once, so that it is neither bookmarked nor seen over a shoulder,
 * and kept for this tab only, so that reloading works.
 */
export function takeToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'> = window.location,
  history: Pick<History, 'replaceState' | 'state'> = window.history,
  storage: Pick<Storage, 'getItem' | 'setItem'> = window.sessionStorage,
): string {
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token')
  if (fromAddress === null) return storage.getItem(STORAGE_KEY) ?? ''
  storage.setItem(STORAGE_KEY, fromAddress)
  history.replaceState(history.state, '', location.pathname + location.search)
  return fromAddress
}
