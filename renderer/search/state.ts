import type { DescryError, FoundPicture, SearchResult } from '../../assistant/contract'
import { createReducerStore, type ReducerStore } from '../state/reducer-store'

type Problem = Pick<DescryError, 'code' | 'detail'>

export interface SearchState {
  /** What is typed. */
  words: string
  list: 'unread' | 'ready' | 'failed'
  /** The pictures that are remembered, the last look first. */
  pictures: readonly FoundPicture[]
  /** What was found, until the person wants to see all again. */
  result: SearchResult | null
  working: boolean
  problem: Problem | null
}

export type SearchAction =
  | { type: 'words'; words: string }
  | { type: 'list'; pictures: readonly FoundPicture[] }
  | { type: 'list.failed'; problem: Problem }
  | { type: 'begin' }
  | { type: 'result'; result: SearchResult }
  | { type: 'stopped' }
  | { type: 'failed'; problem: Problem }
  | { type: 'clear' }

export type SearchStore = ReducerStore<SearchState, SearchAction>

export const initialState: SearchState = {
  words: '',
  list: 'unread',
  pictures: [],
  result: null,
  working: false,
  problem: null,
}

export function reduce(state: SearchState, action: SearchAction): SearchState {
  switch (action.type) {
    case 'words':
      return { ...state, words: action.words }
    case 'list':
      return { ...state, list: 'ready', pictures: action.pictures }
    case 'list.failed':
      return { ...state, list: 'failed', problem: action.problem }
    case 'begin':
      return { ...state, working: true, problem: null }
    case 'result':
      return { ...state, working: false, result: action.result }
    case 'stopped':
      return { ...state, working: false }
    case 'failed':
      return { ...state, working: false, problem: action.problem }
    case 'clear':
      return { ...state, words: '', result: null, problem: null }
  }
}

export const createSearchStore = (): SearchStore => createReducerStore(initialState, reduce)
