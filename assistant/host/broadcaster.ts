import type { hostMethods } from '../contract/methods'
import type { EventsOf } from '../../models/contract/method'

export type WatchEvents = EventsOf<typeof hostMethods.watch>
type Emit = <E extends keyof WatchEvents & string>(event: E, data: WatchEvents[E]) => void

/** Tells every page that watches what happens outside it. */
export interface Broadcaster {
  send: Emit
  /** Delivers to one page until its signal aborts; resolves then. */
  attach(emit: Emit, signal: AbortSignal): Promise<void>
  /** How many pages watch. */
  readonly watchers: number
}

export function createBroadcaster(): Broadcaster {
  const pages = new Set<Emit>()
  return {
    send: (event, data) => {
      for (const emit of [...pages]) emit(event, data)
    },
    attach: (emit, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        // The same function may be given twice; each watch counts by itself.
        const page: Emit = (event, data) => emit(event, data)
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
