import { tryRegister, type ShortcutRegistry } from './layer'

export type MasterState = 'registered' | 'refused' | 'none'

export interface MasterShortcut {
  /** Takes this key instead of the one before; nothing happens when it is the same. An empty text takes none. */
  set(accelerator: string): MasterState
  readonly state: MasterState
  readonly accelerator: string
  release(): void
}

export interface MasterOptions {
  registry: ShortcutRegistry
  onPress: () => void
  /** Told each time the system refuses a key; it may belong to another program. */
  onRefused: (accelerator: string) => void
}

/** The one key that works in every program. The person may change it while Descry runs. */
export function createMasterShortcut({ registry, onPress, onRefused }: MasterOptions): MasterShortcut {
  let current = ''
  let state: MasterState = 'none'
  const release = (): void => {
    if (state === 'registered') registry.unregister(current)
    state = 'none'
    current = ''
  }
  return {
    set(accelerator) {
      if (accelerator === current && state !== 'none') return state
      release()
      current = accelerator
      if (accelerator === '') return state
      state = tryRegister(registry, accelerator, onPress) ? 'registered' : 'refused'
      if (state === 'refused') onRefused(accelerator)
      return state
    },
    get state() {
      return state
    },
    get accelerator() {
      return current
    },
    release,
  }
}

/** A shortcut as people read it: `Ctrl+Alt+D`, `⌘⌥D`. */
export function shortcutText(accelerator: string, platform: NodeJS.Platform): string {
  const mac = platform === 'darwin'
  const names: Record<string, string> = {
    commandorcontrol: mac ? '⌘' : 'Ctrl',
    cmdorctrl: mac ? '⌘' : 'Ctrl',
    command: '⌘',
    cmd: '⌘',
    control: mac ? '⌃' : 'Ctrl',
    ctrl: mac ? '⌃' : 'Ctrl',
    alt: mac ? '⌥' : 'Alt',
    option: mac ? '⌥' : 'Alt',
    shift: mac ? '⇧' : 'Shift',
    super: mac ? '⌘' : 'Super',
    meta: mac ? '⌘' : 'Super',
  }
  const parts = accelerator.split('+').map((part) => names[part.toLowerCase()] ?? part)
  return parts.join(mac ? '' : '+')
}
