/** The places of the window that keys jump to, by their ids. */
export const ids = {
  file: 'file',
  soundFiles: 'transcript-files',
  description: 'description',
  question: 'question',
  textList: 'text-list',
  elementList: 'element-list',
} as const

/** Where transcripts are shown, opening a file means adding one to them. */
export const openFilePicker = (): void =>
  (document.getElementById(ids.soundFiles) ?? document.getElementById(ids.file))?.click()

export const descriptionPlace = (): HTMLElement | null => document.getElementById(ids.description)

/** Tells whether there is a question box to go to. */
export function focusQuestion(): boolean {
  const box = document.getElementById(ids.question)
  box?.focus()
  return box !== null
}

// The list is shown by the same key press, so it is there only after the next frame.
const focusSoon = (id: string) => (): void => {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
export const focusTextList = focusSoon(ids.textList)
export const focusElementList = focusSoon(ids.elementList)
