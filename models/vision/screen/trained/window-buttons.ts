import type { Element } from '../../../contract/scene'
import { holdsMiddle, middleX, right } from '../sight'
import type { IconGuess, IconMeaning } from './icon-network'

const minimise: IconMeaning = { id: 'minimise', en: 'Minimise', de: 'Minimieren' }
const maximise: IconMeaning = { id: 'maximise', en: 'Maximise', de: 'Maximieren' }
const restore: IconMeaning = { id: 'restore', en: 'Restore size', de: 'Größe wiederherstellen' }
const close: IconMeaning = { id: 'close', en: 'Close', de: 'Schließen' }

/** What drawings mean on the buttons of a window, which elsewhere mean something else. */
const ON_A_WINDOW: Readonly<Record<string, IconMeaning>> = {
  remove: minimise,
  'chevron-down': minimise,
  stop: maximise,
  fullscreen: maximise,
  'tab-window': maximise,
  'chevron-up': maximise,
  copy: restore,
  'fullscreen-exit': restore,
  close,
}
/** Higher than this no window draws its own buttons, in pixels at double density. */
const HIGHEST = 96

/** The guess for a button of a window: a line minimises, a square maximises. Other guesses stay as they are. */
export function onWindow(guess: IconGuess): IconGuess {
  const meaning = guess.meaning && ON_A_WINDOW[guess.meaning.id]
  return meaning ? { ...guess, meaning } : guess
}

/** Whether a button lies in a title bar, or in the upper right or left corner of a window or dialog. */
export function isOnWindow({ role, box }: Element, elements: readonly Element[]): boolean {
  if (role !== 'button' || box[3] > HIGHEST) return false
  return elements.some((other) => {
    if (!holdsMiddle(other.box, box)) return false
    if (other.role === 'titlebar') return true
    if (other.role !== 'window' && other.role !== 'dialog') return false
    const reach = box[3] * 1.5
    const isAtTop = box[1] + box[3] / 2 - other.box[1] < reach
    const isAtSide = Math.min(middleX(box) - other.box[0], right(other.box) - middleX(box)) < box[2] * 4.5
    return isAtTop && isAtSide
  })
}
