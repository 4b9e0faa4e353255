import type { TellPages } from '../contract/methods'

/** Tells every page that watches what happens outside it. */
export interface Broadcaster {
  send: TellPages
  /** Delivers to one page until its signal aborts; resolves then. */
  attach(emit: TellPages, signal: AbortSignal): Promise<void>
  /** How many pages watch. */
  readonly watchers: number
}

export function createBroadcaster(): Broadcaster {
  const pages = new Set<TellPages>()
  return {
    send: (event, data) => {
      for (const emit of [...pages]) emit(event, data)
    },
    attach: (emit, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        // The same function may be given twice; each watch counts by itself.
        const page: TellPages = (event, data) => emit(event, data)
        pages.add(page)
        signal.addEventListener(
          'abort',
          () => {
            pages.delete(page)
            resolve()
          },
          { once: true },
        )
      }),
    get watchers() {
      return pages.size
    },
  }
}
