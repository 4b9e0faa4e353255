import { useEffect, useState } from 'react'
import { isTextField } from '../keys/handler'
import { useSession } from './useSession'

/** Takes pictures that are pasted or dropped anywhere in the window. Tells whether something is being dragged over it. */
export function useFilesFromOutside(): boolean {
  const { choosing } = useSession()
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      // In a text field pasting means text.
      if (isTextField(event.target)) return
      event.preventDefault()
      choosing.paste([...(event.clipboardData?.files ?? [])])
    }
    const onDragOver = (event: DragEvent): void => {
      // Without this the browser would leave the page and show the file itself.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setDragging(true)
    }
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false)
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      setDragging(false)
      choosing.files([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('paste', onPaste)
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('paste', onPaste)
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [choosing])
  return dragging
}
