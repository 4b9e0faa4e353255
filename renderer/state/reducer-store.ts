/** Holds a state, applies actions, tells whoever listens. Its shape fits React's `useSyncExternalStore`. */
export interface ReducerStore<State, Action> {
  get(): State
  dispatch(action: Action): void
  subscribe(listener: () => void): () => void
}

export function createReducerStore<State, Action>(
  initial: State,
  reduce: (state: State, action: Action) => State,
): ReducerStore<State, Action> {
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
