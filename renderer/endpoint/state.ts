import type { EndpointPlan, EndpointState, EndpointTest, EndpointUse, Translator } from '../../assistant/contract'
import { createReducerStore, type ReducerStore } from '../state/reducer-store'

/** What a person may agree to: shown, and not yet set. */
export interface Proposal {
  plan: EndpointPlan
  uses: EndpointUse[]
}

/** The outcome of the last thing that was done; put into words when it is shown, so that it follows the language. */
export interface Outcome {
  failed: boolean
  words(t: Translator): string
}

export interface EndpointView {
  /** Null until the host has told it, and on hosts that know no servers. */
  state: EndpointState | null
  proposal: Proposal | null
  tested: EndpointTest | null
  busy: boolean
  /** The server is being asked for its models, which can be stopped. */
  testing: boolean
  outcome: Outcome | null
}

export type EndpointStore = ReducerStore<EndpointView, Partial<EndpointView>>

const nothing: EndpointView = { state: null, proposal: null, tested: null, busy: false, testing: false, outcome: null }

export const createEndpointStore = (): EndpointStore =>
  createReducerStore(nothing, (view: EndpointView, change: Partial<EndpointView>) => ({ ...view, ...change }))
