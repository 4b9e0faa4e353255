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
    const elsewhere = (event: KeyboardEvent): boolean =>
      event.isComposing || event.altKey || store.get().question !== null || inDialog(event.target)
    const onSearchKey = (event: KeyboardEvent): void => {
      if (elsewhere(event)) return
      const field = document.getElementById(ids.search)
      const ctrl = event.ctrlKey || event.metaKey
      if (event.key === 'F3' && !ctrl) {
        event.preventDefault()
        if (store.get().open?.query.trim()) searching.step(event.shiftKey ? -1 : 1)
        else field?.focus()
      } else if (event.key.toLowerCase() === 'f' && ctrl && !event.shiftKey) {
        // The second time the browser's own search opens.
        if (!field || document.activeElement === field) return
        event.preventDefault()
        field.focus()
      }
    }
    const onPlayerKey = (event: KeyboardEvent): void => {
      if (elsewhere(event) || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.key === 'Escape' && store.get().playing.state !== 'stopped' && !isTextField(event.target)) {
        event.preventDefault()
        player.stop()
      } else if (event.key === ' ' && !(event.target instanceof Element && event.target.closest(OWN_SPACE))) {
        event.preventDefault()
        if (!event.repeat) player.toggle()
      }
    }
    // Fields and buttons keep keys to themselves that they do not know; those of the search are taken before.
    window.addEventListener('keydown', onSearchKey, { capture: true })
    window.addEventListener('keydown', onPlayerKey)
    return () => {
      window.removeEventListener('keydown', onSearchKey, { capture: true })
      window.removeEventListener('keydown', onPlayerKey)
    }
  }, [player, searching, store])
}

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null
