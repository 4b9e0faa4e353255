/** What the layer's letters do. `L` is kept for captions. */
export const layerKeys = {
  S: 'screen',
  W: 'window',
  A: 'area',
  C: 'clipboard',
  Q: 'question',
  R: 'repeat',
  X: 'stop',
  D: 'document',
  H: 'help',
  L: 'captions',
} as const
export type LayerKey = keyof typeof layerKeys
export type LayerCommand = (typeof layerKeys)[LayerKey]

/** Where keys of the whole system are taken; Electron's `globalShortcut` is one. */
export interface ShortcutRegistry {
  /** False, or an error, when the system refuses. */
  register(accelerator: string, callback: () => void): boolean
  unregister(accelerator: string): void
}

export interface LayerOptions {
  registry: ShortcutRegistry
  run: (command: LayerCommand) => void
  onOpen: () => void
  /** Told when the layer closes without a command: after a while, by Esc, or by the master key. */
  onClose: () => void
  /** Told which letters the system refused; the others work. */
  onRefused: (keys: readonly string[]) => void
}

/** How long the layer waits for a letter, in milliseconds. Longer, and letters typed into another program would be taken. */
export const LAYER_MS = 5000

export interface Layer {
  /** Opens the layer, or closes it when it is open. */
  toggle(): void
  close(): void
  readonly isOpen: boolean
}

/** Registers a key; an accelerator that Electron can't read throws, which is a refusal too. */
export function tryRegister(registry: ShortcutRegistry, accelerator: string, callback: () => void): boolean {
  try {
    return registry.register(accelerator, callback)
  } catch {
    return false
  }
}

/**
 * The layer of single letters behind the master key. Its letters belong to the system's other programs, so they are taken only
 * while it is open: until a letter, Esc or the master key is pressed, and for five seconds at most.
 */
export function createLayer({ registry, run, onOpen, onClose, onRefused }: LayerOptions): Layer {
  let taken: string[] | null = null
  let timer: NodeJS.Timeout | undefined

  const release = (): void => {
    clearTimeout(timer)
    for (const accelerator of taken ?? []) registry.unregister(accelerator)
    taken = null
  }
  const close = (): void => {
    if (!taken) return
    release()
    onClose()
  }
  const open = (): void => {
    const held: string[] = []
    const refused: string[] = []
    taken = held
    const take = (accelerator: string, callback: () => void): void => {
      if (tryRegister(registry, accelerator, callback)) held.push(accelerator)
      else refused.push(accelerator)
    }
    for (const [key, command] of Object.entries(layerKeys))
      take(key, () => {
        release()
        run(command)
      })
    take('Escape', close)
    timer = setTimeout(close, LAYER_MS)
    onOpen()
    if (refused.length > 0) onRefused(refused)
  }

  return {
    toggle: () => (taken ? close() : open()),
    close,
    get isOpen() {
      return taken !== null
    },
  }
}
