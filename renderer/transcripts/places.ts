import { ids as window } from '../views/places'

/** The places of the transcripts' pages that the focus is sent to, by their ids. */
export const ids = {
  files: window.soundFiles,
  add: 'transcript-add',
  title: 'transcripts-title',
  search: 'transcript-search',
  words: 'transcript-words',
} as const

export const openButtonId = (id: string): string => `transcript-open-${id}`

/** Moves the focus once the page shows what was asked for. */
export function focusSoon(...candidates: string[]): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const id of candidates) {
        const element = document.getElementById(id)
        if (element) return element.focus()
      }
    }),
  )
}

export const openSoundPicker = (): void => document.getElementById(ids.files)?.click()
