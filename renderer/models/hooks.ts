import { useSyncExternalStore } from 'react'
import { useSession } from '../hooks/useSession'
import type { Models } from './actions'
import type { ModelsState } from './state'

export const useModels = (): Models => useSession().models

/** Part of the models' state. The selector must not build new objects. */
export function useModelsState<T>(select: (state: ModelsState) => T): T {
  const { store } = useModels()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
