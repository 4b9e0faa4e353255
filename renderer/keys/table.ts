import type { MessageKey, Translator } from '../../assistant/contract'

export type KeyGroup = 'everywhere' | 'letters' | 'lists'
export type HostKind = 'desktop' | 'browser'

/** One key press. `mod` is Ctrl, and Command on a Mac. */
export interface Press {
  key: string
  mod?: true
  alt?: true
}

export type KeyId =
  | 'open'
  | 'paste'
  | 'help'
  | 'document'
  | 'settings'
  | 'describe'
  | 'captions'
  | 'transcripts'
  | 'models'
  | 'pictures'
  | 'now'
  | 'escape'
  | 'anykey'
  | 'screen'
  | 'window'
  | 'area'
  | 'clipboard'
  | 'question'
  | 'repeat'
  | 'silence'
  | 'brief'
  | 'normal'
  | 'detailed'
  | 'textlist'
  | 'elementlist'
  | 'mark'
  | 'live'
  | 'pause'
  | 'recall'
  | 'move'
  | 'select'

export interface KeyEntry {
  id: KeyId
  group: KeyGroup
  label: MessageKey
  /** Any of these does it. Empty where the browser or a list handles the key; `shown` names it then. */
  presses: Press[]
  shown?: MessageKey
  /** Only in this host. */
  host?: HostKind
}

/**
 * Every key of the window, in one place: the handler and the help dialog both read it, so no key is undocumented.
 * None uses Insert, CapsLock, Ctrl+Option or AltGr, which belong to screen readers and keyboard layouts. Alt+D is the browser's own address key,
 * so it opens the document in the desktop window only.
 */
export const keyTable: readonly KeyEntry[] = [
  { id: 'open', group: 'everywhere', label: 'window.keys.open', presses: [{ key: 'o', mod: true }] },
  // Pasting arrives as an event of its own, which also works from menus and for people who press other keys for it.
  { id: 'paste', group: 'everywhere', label: 'window.keys.paste', presses: [{ key: 'v', mod: true }] },
  { id: 'help', group: 'everywhere', label: 'window.keys.help', presses: [{ key: 'F1' }] },
  { id: 'document', group: 'everywhere', label: 'window.keys.document', presses: [{ key: 'F2' }] },
  {
    id: 'document',
    group: 'everywhere',
    label: 'window.keys.document',
    presses: [{ key: 'd', alt: true }],
    host: 'desktop',
  },
  { id: 'settings', group: 'everywhere', label: 'window.keys.settings', presses: [{ key: ',', mod: true }] },
  { id: 'describe', group: 'everywhere', label: 'captions.view.describe', presses: [{ key: '1', alt: true }] },
  { id: 'captions', group: 'everywhere', label: 'captions.view.captions', presses: [{ key: '2', alt: true }] },
  { id: 'transcripts', group: 'everywhere', label: 'captions.view.transcripts', presses: [{ key: '3', alt: true }] },
  { id: 'models', group: 'everywhere', label: 'captions.view.models', presses: [{ key: '4', alt: true }] },
  { id: 'pictures', group: 'everywhere', label: 'captions.view.pictures', presses: [{ key: '5', alt: true }] },
  { id: 'now', group: 'everywhere', label: 'window.keys.now', presses: [{ key: 'F9' }] },
  {
    id: 'escape',
    group: 'everywhere',
    label: 'window.keys.escape',
    presses: [{ key: 'Escape' }],
    shown: 'window.key.escape',
  },
  { id: 'anykey', group: 'everywhere', label: 'window.keys.anykey', presses: [], shown: 'window.key.any' },

  { id: 'screen', group: 'letters', label: 'window.keys.screen', presses: [{ key: 's' }] },
  { id: 'window', group: 'letters', label: 'window.keys.window', presses: [{ key: 'w' }], host: 'desktop' },
  { id: 'area', group: 'letters', label: 'window.keys.area', presses: [{ key: 'a' }], host: 'desktop' },
  { id: 'clipboard', group: 'letters', label: 'window.keys.paste', presses: [{ key: 'c' }] },
  { id: 'question', group: 'letters', label: 'window.keys.question', presses: [{ key: 'q' }] },
  { id: 'repeat', group: 'letters', label: 'window.keys.repeat', presses: [{ key: 'r' }] },
  { id: 'silence', group: 'letters', label: 'window.keys.silence', presses: [{ key: 'x' }] },
  { id: 'brief', group: 'letters', label: 'window.keys.brief', presses: [{ key: '1' }] },
  { id: 'normal', group: 'letters', label: 'window.keys.normal', presses: [{ key: '2' }] },
  { id: 'detailed', group: 'letters', label: 'window.keys.detailed', presses: [{ key: '3' }] },
  { id: 'textlist', group: 'letters', label: 'window.keys.textlist', presses: [{ key: 't' }] },
  { id: 'elementlist', group: 'letters', label: 'window.keys.elementlist', presses: [{ key: 'e' }] },
  { id: 'document', group: 'letters', label: 'window.keys.document', presses: [{ key: 'd' }] },
  { id: 'now', group: 'letters', label: 'window.keys.now', presses: [{ key: 'i' }] },
  { id: 'mark', group: 'letters', label: 'captions.keys.mark', presses: [{ key: 'm' }] },
  { id: 'live', group: 'letters', label: 'captions.keys.live', presses: [{ key: 'l' }] },
  { id: 'pause', group: 'letters', label: 'captions.keys.pause', presses: [{ key: 'p' }] },
  { id: 'help', group: 'letters', label: 'window.keys.help', presses: [{ key: '?' }] },

  { id: 'recall', group: 'lists', label: 'window.keys.recall', presses: [], shown: 'window.key.up' },
  { id: 'move', group: 'lists', label: 'window.keys.move', presses: [], shown: 'window.key.arrows' },
  { id: 'select', group: 'lists', label: 'window.keys.select', presses: [], shown: 'window.key.enter' },
]

export const keysFor = (host: HostKind): readonly KeyEntry[] =>
  keyTable.filter((entry) => entry.host === undefined || entry.host === host)

type KeyInput = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The entry that a key press means, if any. Shift is left to the layout: `?` is typed in many ways. */
export function entryFor(
  press: KeyInput,
  options: { host: HostKind; mac: boolean; letters: boolean },
): KeyEntry | undefined {
  const mod = options.mac ? press.metaKey : press.ctrlKey
  const otherMod = options.mac ? press.ctrlKey : press.metaKey
  if (otherMod) return undefined
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  // A capital letter is another key than the letter; a sign such as ? may need Shift.
  if (press.shiftKey && /^[a-z0-9]$|^F\d+$/u.test(key)) return undefined
  return keysFor(options.host).find(
    (entry) =>
      (options.letters || entry.group !== 'letters') &&
      entry.presses.some((wanted) => wanted.key === key && !!wanted.mod === mod && !!wanted.alt === press.altKey),
  )
}

/** A key as people read it: “Ctrl+O”, “⌘O”, “S”. */
export function keyText(entry: KeyEntry, mac: boolean, t: Translator): string {
  if (entry.shown) return t.say(entry.shown)
  return entry.presses
    .map(({ key, mod, alt }) => {
      const name = key.length === 1 ? key.toUpperCase() : key
      if (mac) return `${alt ? '⌥' : ''}${mod ? '⌘' : ''}${name}`
      return [mod && t.say('window.key.ctrl'), alt && 'Alt', name].filter(Boolean).join('+')
    })
    .join(', ')
}
