import type { AppState } from '../state/model'
import { entryFor, type KeyId } from './table'

/** What the keys do. `escape` tells whether there was anything to stop; where there was not, the key goes on to what is open. */
export type KeyActions = Record<
  Exclude<KeyId, 'paste' | 'anykey' | 'recall' | 'move' | 'select' | 'escape'>,
  () => void
> & {
  escape(): boolean
  /** Any key but a modifier alone was pressed. */
  anyKey(): void
}

const MODIFIERS = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Insert',
  'Fn',
  'OS',
  'Hyper',
  'Super',
])

/** Where typed letters have a meaning of their own. */
const TYPING = 'input, textarea, select, [contenteditable], [role=listbox], [role=grid], [role=slider], [role=document]'

export const isMac = (agent = navigator.userAgent): boolean => /mac/iu.test(agent)

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const field = target.closest('input, textarea, [contenteditable]')
  return (
    field !== null && !(field instanceof HTMLInputElement && /^(?:checkbox|radio|range|button|file)$/u.test(field.type))
  )
}

/** Handles a key press anywhere in the window, before the component that has the focus sees it. */
export function handleKey(event: KeyboardEvent, state: AppState, actions: KeyActions): void {
  if (event.isComposing || MODIFIERS.has(event.key)) return
  actions.anyKey()
  // AltGr types characters; on some layouts it comes as Ctrl+Alt.
  if (event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)) return
  const typing = event.target instanceof Element && event.target.closest(TYPING) !== null
  const letters = state.settings.letterKeys && !typing && state.dialog === null
  const entry = entryFor(event, { host: state.hello?.host ?? 'browser', mac: isMac(), letters })
  if (!entry || entry.id === 'paste') return
  if (entry.id === 'escape') {
    // An open dialog closes first; what works behind it goes on.
    if (state.dialog === null && actions.escape()) event.preventDefault()
    return
  }
  // Behind an open dialog nothing may change, but asking what is going on is always fine.
  if (state.dialog !== null && entry.id !== 'now') return
  event.preventDefault()
  const action = actions[entry.id as keyof KeyActions]
  if (!event.repeat) action()
}
