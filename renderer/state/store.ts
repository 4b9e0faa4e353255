import type { AppState } from './model'
import { reduce, type Action } from './reducer'

/** Holds the state, applies actions, tells whoever listens. Its shape fits React's `useSyncExternalStore`. */
export interface Store {
  get(): AppState
  dispatch(action: Action): void
  subscribe(listener: () => void): () => void
}

export function createStore(initial: AppState): Store {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
