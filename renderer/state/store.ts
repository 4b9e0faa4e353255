import type { AppState } from './model'
import { reduce, type Action } from './reducer'
import { createReducerStore, type ReducerStore } from './reducer-store'

export type Store = ReducerStore<AppState, Action>

export const createStore = (initial: AppState): Store => createReducerStore(initial, reduce)
