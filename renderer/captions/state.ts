import type { CaptionLine, CaptionSession, SoundSource } from '../../assistant/contract'
import type { Problem } from '../state/model'
import { createReducerStore, type ReducerStore } from '../state/reducer-store'

/** Lines that are kept for scrolling back; the whole is among the transcripts. */
const MOST_LINES = 2000

export interface CaptionsState {
  session: CaptionSession | null
  /** In the order in which they began. */
  lines: readonly CaptionLine[]
  /** What the person wants to listen to. */
  wanted: readonly SoundSource[]
  starting: boolean
  problem: Problem | null
  /** Loudness of each source that the page captures, 0 to 1. */
  levels: Readonly<Partial<Record<SoundSource, number>>>
  /** The line at which the person stopped reading. */
  mark: string | null
  /** Whether the newest line is kept in view. */
  following: boolean
  /** Counts up with each keyword; the page flashes once for each. */
  alerts: number
  lastAlert: { word: string; lineId: string } | null
  styling: boolean
}

export type CaptionsAction =
  | { type: 'session'; session: CaptionSession | null }
  | { type: 'line'; line: CaptionLine }
  | { type: 'lines'; lines: readonly CaptionLine[] }
  | { type: 'want'; source: SoundSource; on: boolean }
  | { type: 'starting'; on: boolean }
  | { type: 'problem'; problem: Problem | null }
  | { type: 'level'; source: SoundSource; level: number }
  | { type: 'sound'; label: string; source: SoundSource; start: number; end: number }
  | { type: 'mark'; lineId: string | null }
  | { type: 'following'; on: boolean }
  | { type: 'alert'; word: string; lineId: string }
  | { type: 'styling'; open: boolean }

export const initialCaptions: CaptionsState = {
  session: null,
  lines: [],
  wanted: ['microphone'],
  starting: false,
  problem: null,
  levels: {},
  mark: null,
  following: true,
  alerts: 0,
  lastAlert: null,
  styling: false,
}

/** What a page shows of captions after something happened. Committed text is taken as it comes: the host never changes it. */
export function reduceCaptions(state: CaptionsState, action: CaptionsAction): CaptionsState {
  switch (action.type) {
    case 'session': {
      const { session } = action
      // A new session begins on an empty page.
      const fresh = session !== null && session.sessionId !== state.session?.sessionId
      return { ...state, session, ...(fresh && { lines: [], mark: null, following: true, problem: null }) }
    }
    case 'line':
      return { ...state, lines: withLine(state.lines, action.line) }
    case 'sound': {
      const { label, source, start, end } = action
      // A sound stands in brackets among the words, in its place.
      const line: CaptionLine = {
        ...{ id: `sound-${source}-${start}`, index: 0, source, start, end },
        ...{ committed: `[${label.toLowerCase()}]`, tail: '', final: true, words: [], language: null },
      }
      return { ...state, lines: withLine(state.lines, line) }
    }
    case 'lines':
      return { ...state, lines: action.lines }
    case 'want': {
      const others = state.wanted.filter((source) => source !== action.source)
      return { ...state, wanted: action.on ? [...others, action.source] : others }
    }
    case 'starting':
      return { ...state, starting: action.on, ...(action.on && { problem: null }) }
    case 'problem':
      return { ...state, problem: action.problem }
    case 'level':
      return { ...state, levels: { ...state.levels, [action.source]: action.level } }
    case 'mark':
      return { ...state, mark: action.lineId }
    case 'following':
      return state.following === action.on ? state : { ...state, following: action.on }
    case 'alert':
      return { ...state, alerts: state.alerts + 1, lastAlert: { word: action.word, lineId: action.lineId } }
    case 'styling':
      return { ...state, styling: action.open }
  }
}

/** A line in its place; one that is final and empty was nothing and goes. */
function withLine(lines: readonly CaptionLine[], line: CaptionLine): readonly CaptionLine[] {
  const at = lines.findIndex(({ id }) => id === line.id)
  const taken = line.final && line.committed === ''
  if (taken) return at < 0 ? lines : lines.filter(({ id }) => id !== line.id)
  if (at >= 0) return lines.with(at, line)
  const before = lines.findLastIndex(({ start }) => start <= line.start)
  return lines.toSpliced(before + 1, 0, line).slice(-MOST_LINES)
}

export type CaptionsStore = ReducerStore<CaptionsState, CaptionsAction>

export const createCaptionsStore = (): CaptionsStore => createReducerStore(initialCaptions, reduceCaptions)
