import { useEffect, useRef } from 'react'
import type { View } from '../state/view'

/**
 * After a key has shown another view, the focus is at its heading: a screen reader says where it is, and the next Tab goes on from
 * there. Who pressed a button of the navigation stays on it.
 */
export function useViewFocus(view: View): void {
  const before = useRef(view)
  useEffect(() => {
    if (before.current === view) return
    before.current = view
    if (document.activeElement?.closest('nav')) return
    const heading = document.querySelector<HTMLElement>('main h2')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }, [view])
}
