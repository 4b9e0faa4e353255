import type { DescryError, HubTokenState, ModelsOverview, ModelWork } from '../../assistant/contract'
import { createReducerStore, type ReducerStore } from '../state/reducer-store'

type Problem = Pick<DescryError, 'code' | 'detail'>

/** What a person is being asked. `path` and `licence` belong to an import whose model has to be agreed to. */
export type Question =
  | { about: 'licence' | 'remove' | 'export' | 'anyway'; model: string }
  | { about: 'import-licence'; path: string; licence: string }

export interface ModelsState {
  list: 'unread' | 'ready' | 'failed'
  overview: ModelsOverview | null
  /** Work under way and what ended, by its id. */
  works: ReadonlyMap<string, ModelWork>
  question: Question | null
  problem: Problem | null
  /** What is known of the hub's access token; null until the host has told it. */
  token: HubTokenState | null
}

export type ModelsAction =
  | { type: 'list'; overview: ModelsOverview }
  | { type: 'list.failed'; problem: Problem }
  | { type: 'work'; work: ModelWork }
  | { type: 'question'; question: Question | null }
  | { type: 'problem'; problem: Problem | null }
  | { type: 'token'; token: HubTokenState }

export type ModelsStore = ReducerStore<ModelsState, ModelsAction>

export const initialState: ModelsState = {
  list: 'unread',
  overview: null,
  works: new Map(),
  question: null,
  problem: null,
  token: null,
}

export function reduce(state: ModelsState, action: ModelsAction): ModelsState {
  switch (action.type) {
    case 'list': {
      const works = new Map(action.overview.works.map((work) => [work.id, work]))
      return { ...state, list: 'ready', overview: action.overview, works }
    }
    case 'list.failed':
      return { ...state, list: state.overview ? 'ready' : 'failed', problem: action.problem }
    case 'work':
      return { ...state, works: new Map(state.works).set(action.work.id, action.work) }
    case 'question':
      return { ...state, question: action.question }
    case 'problem':
      return { ...state, problem: action.problem }
    case 'token':
      return { ...state, token: action.token }
  }
}

export const createModelsStore = (): ModelsStore => createReducerStore(initialState, reduce)

/** The work under way on a model; without a model, work on all or on ones not yet known. */
export const workOn = (works: ReadonlyMap<string, ModelWork>, model: string | null): ModelWork | undefined =>
  [...works.values()].find((work) => work.model === model && work.state === 'working')

/** The last thing that was done with a model, where it failed. */
export function failureOf(works: ReadonlyMap<string, ModelWork>, model: string): ModelWork | undefined {
  const last = [...works.values()].findLast((work) => work.model === model)
  return last?.state === 'failed' ? last : undefined
}
