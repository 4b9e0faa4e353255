import { createContext, use, useSyncExternalStore } from 'react'
import type { Translator } from '../../assistant/contract'
import type { Session } from '../session'
import type { AppState } from '../state/model'
import type { View } from '../state/view'

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession needs a SessionContext around it')
  return session
}

/** Part of the state; the component renders again when that part changes. The selector must not build new objects. */
export function useAppState<T>(select: (state: AppState) => T): T {
  const { store } = useSession()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

export function useTranslator(): Translator {
  const session = useSession()
  useAppState((state) => state.settings.language)
  return session.t()
}

/** Which of the views is shown. */
export function useView(): View {
  const { view } = useSession()
  return useSyncExternalStore(view.subscribe, view.get)
}
