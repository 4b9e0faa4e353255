import { useEffect } from 'react'
import { titleText } from '../state/status'
import { useAppState, useTranslator } from './useSession'

/** What the page tells the outside: language, direction, theme and title. */
export function usePageFace(): void {
  const t = useTranslator()
  const theme = useAppState((state) => state.settings.theme)
  const title = titleText(
    useAppState((state) => state),
    t,
  )
  useEffect(() => {
    const { documentElement: html } = document
    html.lang = t.language
    html.dir = t.direction
  }, [t])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => {
    document.title = title
  }, [title])
}
