import { useEffect } from 'react'
import { descriptionPlace } from '../views/places'

/** How many places are remembered. */
const REMEMBERED = 8

/**
 * Keeps the focus from falling to nowhere: when the focused element goes away (“Stop” after stopping), the focus returns to
 * where the person was before, or to the description.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let visited: HTMLElement[] = []
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof HTMLElement) visited = [...visited.slice(1 - REMEMBERED), event.target]
    }
    const restore = (): void => {
      const last = visited.at(-1)
      if (!last || last.isConnected || document.activeElement !== document.body) return
      const before = visited.findLast((element) => element.isConnected && element.getClientRects().length > 0)
      ;(before ?? descriptionPlace())?.focus()
    }
    const observer = new MutationObserver(restore)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', onFocus)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', onFocus)
    }
  }, [])
}
