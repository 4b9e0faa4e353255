import type { CaptionLine, CaptionSession, SoundSource } from '../../assistant/contract'
import type { Notice, Problem } from '../state/model'
import { createReducerStore, type ReducerStore } from '../state/reducer-store'
import { withLine } from './lines'

/** The line up to which the person had read. It stays visible after they have gone back to it. */
export interface ReadingMark {
  lineId: string
  returned: boolean
}

export interface CaptionsState {
  session: CaptionSession | null
  /** In the order in which they began. */
  lines: readonly CaptionLine[]
  /** What the person wants to listen to, before captions begin. */
  wanted: readonly SoundSource[]
  /** What this page captures, and what the host captures by itself. */
  captured: readonly SoundSource[]
  byHost: readonly SoundSource[]
  starting: boolean
  problem: Problem | null
  /** Something to know that is no failure of what the person just did. */
  notice: Notice | null
  /** Loudness of each source that the page captures, 0 to 1. */
  levels: Readonly<Partial<Record<SoundSource, number>>>
  mark: ReadingMark | null
  /** Whether the newest line is kept in view. */
  following: boolean
  /** Counts up with each keyword. */
  alerts: number
  lastAlert: { word: string; lineId: string } | null
  styling: boolean
}

export type CaptionsAction =
  | { type: 'session'; session: CaptionSession | null }
  | { type: 'line'; line: CaptionLine }
  | { type: 'lines'; lines: readonly CaptionLine[] }
  | { type: 'want'; source: SoundSource; on: boolean }
  | { type: 'captured'; sources: readonly SoundSource[] }
  | { type: 'byHost'; sources: readonly SoundSource[] }
  | { type: 'starting'; on: boolean }
  | { type: 'problem'; problem: Problem | null }
  | { type: 'notice'; notice: Notice | null }
  | { type: 'level'; source: SoundSource; level: number }
  | { type: 'mark'; mark: ReadingMark | null }
  | { type: 'following'; on: boolean }
  | { type: 'alert'; word: string; lineId: string }
  | { type: 'styling'; open: boolean }

export const initialCaptions: CaptionsState = {
  session: null,
  lines: [],
  wanted: ['microphone'],
  captured: [],
  byHost: [],
  starting: false,
  problem: null,
  notice: null,
  levels: {},
  mark: null,
  following: true,
  alerts: 0,
  lastAlert: null,
  styling: false,
}

/** What a new session begins with: an empty page. */
const fresh = { lines: [], mark: null, following: true, problem: null, notice: null, lastAlert: null }

/** What a page shows of captions after something happened. Committed text is taken as it comes: the host never changes it. */
export function reduceCaptions(state: CaptionsState, action: CaptionsAction): CaptionsState {
  switch (action.type) {
    case 'session': {
      const { session } = action
      const isNew = session !== null && session.sessionId !== state.session?.sessionId
      return { ...state, session, ...(isNew && fresh) }
    }
    case 'line':
      return { ...state, lines: withLine(state.lines, action.line) }
    case 'lines':
      return { ...state, lines: action.lines.reduce(withLine, state.lines.filter(stillStands(action.lines))) }
    case 'want': {
      const others = state.wanted.filter((source) => source !== action.source)
      return { ...state, wanted: action.on ? [...others, action.source] : others }
    }
    case 'captured':
      return { ...state, captured: action.sources, levels: levelsOf(state, action.sources) }
    case 'byHost':
      return { ...state, byHost: action.sources }
    case 'starting':
      return { ...state, starting: action.on, ...(action.on && { problem: null, notice: null }) }
    case 'problem':
      return { ...state, problem: action.problem }
    case 'notice':
      return { ...state, notice: action.notice }
    case 'level':
      return { ...state, levels: { ...state.levels, [action.source]: action.level } }
    case 'mark':
      return { ...state, mark: action.mark }
    case 'following':
      return state.following === action.on ? state : { ...state, following: action.on }
    case 'alert':
      return { ...state, alerts: state.alerts + 1, lastAlert: { word: action.word, lineId: action.lineId } }
    case 'styling':
      return { ...state, styling: action.open }
  }
}

/** What was not final and is not among the host's lines any more was taken back while nobody listened. */
const stillStands =
  (hosts: readonly CaptionLine[]) =>
  (line: CaptionLine): boolean =>
    line.final || hosts.some(({ id }) => id === line.id)

/** A source that is captured no longer has no level. */
const levelsOf = ({ levels }: CaptionsState, captured: readonly SoundSource[]): CaptionsState['levels'] =>
  Object.fromEntries(Object.entries(levels).filter(([source]) => captured.includes(source as SoundSource)))

export const isRunning = ({ session }: CaptionsState): boolean => session !== null && session.state !== 'stopped'

/** Whether sound of this source arrives from somewhere; where none does, the person can connect it here. */
export function isHeard({ session, captured, byHost }: CaptionsState, source: SoundSource): boolean {
  const state = session?.sources.find((each) => each.source === source)?.state
  if (state === undefined || state === 'ended') return false
  if (captured.includes(source)) return true
  return state === 'sound' || (byHost.includes(source) && state !== 'lost')
}

export type CaptionsStore = ReducerStore<CaptionsState, CaptionsAction>

export const createCaptionsStore = (): CaptionsStore => createReducerStore(initialCaptions, reduceCaptions)
