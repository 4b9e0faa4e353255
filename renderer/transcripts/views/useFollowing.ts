import { useEffect, useRef, type RefObject } from 'react'
import { ids } from '../places'
import type { OpenTranscript, Place } from '../state/model'

/**
 * Keeps what happens in view, as long as the person is looking there: the line that is heard, and the end of a transcript that is being written.
 * Who scrolled elsewhere is left alone.
 * @returns the element after the last line
 */
export function useFollowing(what: {
  open: OpenTranscript
  heard: Place | null
  growing: boolean
}): RefObject<HTMLDivElement | null> {
  const { open, heard, growing } = what
  const end = useRef<HTMLDivElement>(null)
  const atEnd = useRef(false)
  const { segments } = open

  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(([entry]) => {
      atEnd.current = entry?.isIntersecting ?? false
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (growing && atEnd.current) end.current?.scrollIntoView({ block: 'nearest' })
  }, [growing, segments.length])

  const before = useRef<number>(undefined)
  const line = heard?.segment
  useEffect(() => {
    const last = before.current
    before.current = line
    if (line === undefined || last === undefined || last === line) return
    if (isInView(lineElement(last))) lineElement(line)?.scrollIntoView({ block: 'nearest' })
  }, [line])
  return end
}

const lineElement = (index: number): Element | null => document.querySelector(`#${ids.words} > [data-line="${index}"]`)

function isInView(element: Element | null): boolean {
  if (!element) return false
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}
