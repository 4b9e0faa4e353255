import { reduce, type TranscriptsAction } from './reducer'
import type { TranscriptsState } from './model'

/** The state of the transcripts. Its shape fits React's `useSyncExternalStore`. */
export interface TranscriptsStore {
  get(): TranscriptsState
  dispatch(action: TranscriptsAction): void
  subscribe(listener: () => void): () => void
}

export const initialState: TranscriptsState = {
  list: 'unread',
  entries: [],
  uploads: [],
  open: null,
  playing: { state: 'stopped', place: null, at: 0, rate: 1 },
  question: null,
  problem: null,
}

export function createTranscriptsStore(): TranscriptsStore {
  let state = initialState
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
