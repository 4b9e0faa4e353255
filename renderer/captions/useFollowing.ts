import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useCaptions, useCaptionsState } from './hooks'

/** How near the end counts as the end, in pixels. */
const NEAR = 24

/**
 * Keeps the end of a box in view until the person scrolls back, and again from when they have come to the end.
 * Gives the box, what grows in it, and what to do when it scrolls.
 */
export function useFollowing<Box extends HTMLElement, Content extends HTMLElement>(): {
  box: RefObject<Box | null>
  content: RefObject<Content | null>
  onScroll: () => void
} {
  const { store } = useCaptions()
  const following = useCaptionsState((state) => state.following)
  const lines = useCaptionsState((state) => state.lines)
  const box = useRef<Box>(null)
  const content = useRef<Content>(null)
  const top = useRef(0)

  // Before the page is painted, so that the last row never flickers.
  useLayoutEffect(() => {
    if (following) toEnd(box.current)
  }, [following, lines])
  // Another size of the window or of the letters moves the end, too.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (store.get().following) toEnd(box.current)
    })
    for (const { current } of [box, content]) if (current) observer.observe(current)
    return () => observer.disconnect()
  }, [store])

  const onScroll = (): void => {
    if (!box.current) return
    const { scrollTop, scrollHeight, clientHeight } = box.current
    // Rows that came since the last time are no sign that somebody scrolled back: the place itself has to have moved up.
    if (scrollHeight - scrollTop - clientHeight < NEAR) store.dispatch({ type: 'following', on: true })
    else if (scrollTop < top.current) store.dispatch({ type: 'following', on: false })
    top.current = scrollTop
  }
  return { box, content, onScroll }
}

function toEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight
}
