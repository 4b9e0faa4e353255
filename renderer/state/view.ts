/** The three things that the window is for. */
export type View = 'describe' | 'captions' | 'transcripts'
export const views: readonly View[] = ['describe', 'captions', 'transcripts']

export interface ViewStore {
  get(): View
  show(view: View): void
  subscribe(listener: () => void): () => void
}

export function createViewStore(): ViewStore {
  let view: View = 'describe'
  const listeners = new Set<() => void>()
  return {
    get: () => view,
    show(next) {
      if (next === view) return
      view = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
