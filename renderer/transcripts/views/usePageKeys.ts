import { useEffect } from 'react'
import { isTextField } from '../../keys/handler'
import { useTranscripts } from '../hooks'
import { ids } from '../places'

/** Controls that do something of their own with the space bar. */
const OWN_SPACE = 'button, input, select, textarea, summary, a, [role=radio], [role=dialog], [role=alertdialog]'

/** The keys of an open transcript that count wherever the focus is on its page. */
export function usePageKeys(): void {
  const { searching, player, store } = useTranscripts()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey || store.get().question || inDialog(event.target)) return
      if (event.key === 'F3' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        const { open } = store.get()
        if (open?.query.trim()) searching.step(event.shiftKey ? -1 : 1)
        else document.getElementById(ids.search)?.focus()
        return
      }
      if (event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
        const field = document.getElementById(ids.search)
        // The second time the browser's own search opens.
        if (!field || document.activeElement === field) return
        event.preventDefault()
        return field.focus()
      }
      if (event.key === 'Escape' && store.get().playing.state !== 'stopped' && !isTextField(event.target)) {
        event.preventDefault()
        return player.stop()
      }
      if (event.key === ' ' && !(event.target instanceof Element && event.target.closest(OWN_SPACE))) {
        event.preventDefault()
        if (!event.repeat) player.toggle()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [player, searching, store])
}

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null
