import { useSyncExternalStore } from 'react'
import { useSession } from '../hooks/useSession'
import type { PictureSearch } from './actions'
import type { SearchState } from './state'

export const usePictureSearch = (): PictureSearch => useSession().pictureSearch

/** Part of the search's state. The selector must not build new objects. */
export function useSearchState<T>(select: (state: SearchState) => T): T {
  const { store } = usePictureSearch()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
