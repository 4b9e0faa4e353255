import { createReducerStore, type ReducerStore } from './reducer-store'

/** The three things that the window is for. */
export type View = 'describe' | 'captions' | 'transcripts'
export const views: readonly View[] = ['describe', 'captions', 'transcripts']

/** Which of them is shown; the action is the one to show. */
export type ViewStore = ReducerStore<View, View>

export const createViewStore = (): ViewStore => createReducerStore<View, View>('describe', (_shown, next) => next)

/** Shows a view and does something in it, once it is there. */
export function inView(store: ViewStore, view: View, then: () => void): void {
  if (store.get() === view) return then()
  store.dispatch(view)
  requestAnimationFrame(then)
}
