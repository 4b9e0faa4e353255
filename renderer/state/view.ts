import { createReducerStore, type ReducerStore } from './reducer-store'

/** What the window is for. */
export type View = 'describe' | 'captions' | 'transcripts' | 'models' | 'pictures'
export const views: readonly View[] = ['describe', 'captions', 'transcripts', 'models', 'pictures']

/** Which of them is shown; the action is the one to show. */
export type ViewStore = ReducerStore<View, View>

const STORAGE_KEY = 'descry.view'

/** The view is kept for this tab, so that a page that is loaded again shows what it showed before. */
export function createViewStore(storage: Pick<Storage, 'getItem' | 'setItem'> = window.sessionStorage): ViewStore {
  const kept = storage.getItem(STORAGE_KEY)
  const first = views.find((view) => view === kept) ?? 'describe'
  return createReducerStore<View, View>(first, (_shown, next) => {
    storage.setItem(STORAGE_KEY, next)
    return next
  })
}

/** Shows a view and does something in it, once it is there. */
export function inView(store: ViewStore, view: View, then: () => void): void {
  if (store.get() === view) return then()
  store.dispatch(view)
  requestAnimationFrame(then)
}
