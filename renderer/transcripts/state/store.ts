import { createReducerStore, type ReducerStore } from '../../state/reducer-store'
import { reduce, type TranscriptsAction } from './reducer'
import type { TranscriptsState } from './model'

/** The state of the transcripts. */
export type TranscriptsStore = ReducerStore<TranscriptsState, TranscriptsAction>

export const initialState: TranscriptsState = {
  list: 'unread',
  entries: [],
  uploads: [],
  open: null,
  playing: { state: 'stopped', place: null, at: 0, rate: 1 },
  question: null,
  problem: null,
}

export const createTranscriptsStore = (): TranscriptsStore => createReducerStore(initialState, reduce)
