type KeyInput = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const MODIFIER = /^(?:CommandOrControl|CmdOrCtrl|Command|Cmd|Control|Ctrl|Alt|Option|Shift|Super|Meta)$/iu
const KEY =
  /^(?:[\p{L}\p{N}]|F(?:[1-9]|1\d|2[0-4])|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Delete|Backspace|[^\s\p{L}\p{N}+]|Plus)$/iu

const named: Record<string, string> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/** Whether the text is a shortcut in Electron's words: one or more modifiers and one other key, joined by plus signs. */
export function isAccelerator(text: string): boolean {
  const parts = text.split('+').map((part) => part.trim())
  const key = parts.pop() ?? ''
  return parts.length > 0 && parts.every((part) => MODIFIER.test(part)) && KEY.test(key)
}

/** The shortcut that was pressed, or undefined while only modifiers are down or none is: then the key is meant for the field. */
export function acceleratorOf(press: KeyInput): string | undefined {
  const { ctrlKey, altKey, shiftKey, metaKey } = press
  if (!ctrlKey && !altKey && !metaKey) return undefined
  // With Alt or Option, `key` is the character that would be typed; `code` still names the key itself.
  const letter = /^(?:Key([A-Z])|Digit(\d))$/u.exec(press.code)
  const key = letter?.[1] ?? letter?.[2] ?? named[press.key] ?? press.key
  if (!KEY.test(key)) return undefined
  const modifiers = [ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Super'].filter(Boolean)
  return [...modifiers, key.length === 1 ? key.toUpperCase() : key].join('+')
}
