import { useSyncExternalStore } from 'react'
import { useSession } from '../hooks/useSession'
import type { Captions } from './actions'
import type { CaptionsState } from './state'

export const useCaptions = (): Captions => useSession().captions

/** Part of the captions' state. The selector must not build new objects. */
export function useCaptionsState<T>(select: (state: CaptionsState) => T): T {
  const { store } = useCaptions()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
