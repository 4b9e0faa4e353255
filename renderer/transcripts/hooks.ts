import { useEffect, useState, useSyncExternalStore } from 'react'
import { isTextField } from '../keys/handler'
import { useSession } from '../hooks/useSession'
import type { Transcripts } from './actions/transcripts'
import type { TranscriptsState } from './state/model'

export const useTranscripts = (): Transcripts => useSession().transcripts

/** Part of the transcripts' state. The selector must not build new objects. */
export function useTranscriptsState<T>(select: (state: TranscriptsState) => T): T {
  const { store } = useTranscripts()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

/**
 * Takes files that are dropped or pasted anywhere in the window while transcripts are shown, before the rest of the page would take them for
 * pictures. Tells whether something is being dragged over it.
 */
export function useSoundFiles(): boolean {
  const { uploading } = useTranscripts()
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const taken = (event: Event): void => {
      event.preventDefault()
      event.stopPropagation()
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (isTextField(event.target)) return
      taken(event)
      uploading.add([...(event.clipboardData?.files ?? [])])
    }
    const onDragOver = (event: DragEvent): void => {
      taken(event)
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setDragging(true)
    }
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false)
    }
    const onDrop = (event: DragEvent): void => {
      taken(event)
      setDragging(false)
      uploading.add([...(event.dataTransfer?.files ?? [])])
    }
    const early = { capture: true }
    window.addEventListener('paste', onPaste, early)
    window.addEventListener('dragover', onDragOver, early)
    window.addEventListener('dragleave', onDragLeave, early)
    window.addEventListener('drop', onDrop, early)
    return () => {
      window.removeEventListener('paste', onPaste, early)
      window.removeEventListener('dragover', onDragOver, early)
      window.removeEventListener('dragleave', onDragLeave, early)
      window.removeEventListener('drop', onDrop, early)
    }
  }, [uploading])
  return dragging
}
