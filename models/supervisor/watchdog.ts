/** Notices an engine that says nothing any more while it is expected to: a native call that never returns blocks its whole thread. */
export interface Watchdog {
  /** From now on silence is suspicious after so many milliseconds, until the returned function is called. */
  expect(ms: number): (answered: boolean) => void
  /** The engine said something. */
  sign(): void
  end(): void
}

/** @param onSilent called once, when nothing came for as long as the most patient caller waits */
export function createWatchdog(onSilent: () => void): Watchdog {
  const waiting = new Map<symbol, number>()
  /** Calls that were given up by their caller: the engine may still be stuck in them, until it says something. */
  const abandoned = new Set<symbol>()
  let timer: NodeJS.Timeout | undefined

  const again = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.size === 0) return
    timer = setTimeout(onSilent, Math.max(...waiting.values()))
    timer.unref()
  }

  return {
    expect(ms) {
      const call = Symbol('call')
      waiting.set(call, ms)
      again()
      return (answered) => {
        if (!answered && waiting.has(call)) {
          abandoned.add(call)
          return
        }
        waiting.delete(call)
        if (waiting.size === 0) again()
      }
    },
    sign() {
      for (const call of abandoned) waiting.delete(call)
      abandoned.clear()
      again()
    },
    end() {
      waiting.clear()
      clearTimeout(timer)
    },
  }
}
