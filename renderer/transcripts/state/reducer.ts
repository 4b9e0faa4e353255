import type { Segment, Transcript, TranscriptEntry } from '../../../assistant/contract'
import type { Problem } from '../../state/model'
import type { OpenTranscript, Place, Playing, Question, TranscriptsState, Upload } from './model'
import { findAll, findInSegment, LONGEST_QUERY } from './search'
import { CHUNK, earlier, grown, later, showing } from './shown'

export type TranscriptsAction =
  | { type: 'list'; entries: TranscriptEntry[] }
  | { type: 'list.failed'; problem: Problem }
  | { type: 'entry'; entry: TranscriptEntry }
  | { type: 'removed'; id: string }
  | { type: 'segment'; id: string; index: number; segment: Segment }
  | { type: 'open'; id: string }
  | { type: 'read'; transcript: Transcript }
  | { type: 'read.failed'; id: string; problem: Problem }
  | { type: 'close' }
  | { type: 'upload.add'; uploads: { id: string; name: string; size: number }[] }
  | { type: 'upload.sent'; id: string; sent: number }
  | { type: 'upload.failed'; id: string; problem: Problem }
  | { type: 'upload.again'; id: string }
  | { type: 'upload.gone'; id: string }
  | { type: 'cursor'; place: Place }
  | { type: 'show'; which: 'earlier' | 'later' }
  | { type: 'query'; query: string }
  | { type: 'match'; match: number; place: Place }
  | { type: 'playing'; change: Partial<Playing> }
  | { type: 'question'; question: Question | null }
  | { type: 'problem'; problem: Problem | null }

/** The state after an action. The same object comes back where nothing changed. */
export function reduce(state: TranscriptsState, action: TranscriptsAction): TranscriptsState {
  switch (action.type) {
    case 'list':
      return { ...state, list: 'ready', entries: newestFirst(action.entries) }
    case 'list.failed':
      return { ...state, list: state.list === 'ready' ? 'ready' : 'failed', problem: action.problem }
    case 'entry':
      return { ...state, entries: withEntry(state.entries, action.entry) }
    case 'removed':
      return removed(state, action.id)
    case 'open':
      return state.open?.id === action.id && state.open.state !== 'failed'
        ? state
        : { ...state, open: opened(action.id), playing: silent(state.playing) }
    case 'read':
      return state.open?.id === action.transcript.entry.id ? read(state, state.open, action.transcript) : state
    case 'read.failed':
      return withOpen(state, action.id, (open) => ({ ...open, state: 'failed', problem: action.problem }))
    case 'close':
      return state.open ? { ...state, open: null, playing: silent(state.playing) } : state
    case 'segment':
      return withOpen(state, action.id, (open) => withSegment(open, action.index, action.segment))
    case 'cursor':
    case 'show':
    case 'query':
    case 'match':
      return state.open ? { ...state, open: inOpen(state.open, action) } : state
    case 'playing':
      return { ...state, ...heard(state, action.change) }
    case 'question':
      return { ...state, question: action.question }
    case 'problem':
      return { ...state, problem: action.problem }
    default:
      return { ...state, uploads: uploads(state.uploads, action) }
  }
}

const newestFirst = (entries: TranscriptEntry[]): TranscriptEntry[] =>
  [...entries].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))

const withEntry = (entries: TranscriptEntry[], entry: TranscriptEntry): TranscriptEntry[] =>
  entries.some(({ id }) => id === entry.id)
    ? entries.map((each) => (each.id === entry.id ? entry : each))
    : newestFirst([...entries, entry])

function removed(state: TranscriptsState, id: string): TranscriptsState {
  const isOpen = state.open?.id === id
  return {
    ...state,
    entries: state.entries.filter((entry) => entry.id !== id),
    open: isOpen ? null : state.open,
    playing: isOpen ? silent(state.playing) : state.playing,
    question: state.question?.id === id ? null : state.question,
  }
}

/** The page goes along when the sound passes the last segment on it. */
function heard(
  { open, playing }: TranscriptsState,
  change: Partial<Playing>,
): Pick<TranscriptsState, 'open' | 'playing'> {
  const [before, now] = [playing.place?.segment, change.place?.segment]
  const passed = open && now !== undefined && before === open.shown.to - 1 && now >= open.shown.to
  return {
    playing: { ...playing, ...change },
    open: passed ? { ...open, shown: grown(open.shown, open.shown.to, now + 1, reading(open)) } : open,
  }
}

/** Where the person moved to, which must not vanish from under the focus; -1 where nobody moved. */
const reading = ({ cursor }: OpenTranscript): number => (cursor.segment === 0 && cursor.word < 0 ? -1 : cursor.segment)

/** Nothing is heard; the speed stays as the person chose it. */
const silent = ({ rate }: Playing): Playing => ({ state: 'stopped', place: null, at: 0, rate })

const opened = (id: string): OpenTranscript => ({
  id,
  state: 'loading',
  problem: null,
  segments: [],
  early: [],
  shown: { from: 0, to: 0 },
  cursor: { segment: 0, word: -1 },
  query: '',
  matches: [],
  match: -1,
})

/** A transcript came; what was written meanwhile is put at its end. Where it was open already, the place in it stays. */
function read(state: TranscriptsState, open: OpenTranscript, { entry, segments }: Transcript): TranscriptsState {
  const first = open.segments.length === 0
  const ready: OpenTranscript = {
    ...open,
    state: 'ready',
    problem: null,
    segments,
    early: [],
    shown: first
      ? { from: 0, to: Math.min(segments.length, CHUNK) }
      : grown(open.shown, open.segments.length, segments.length, reading(open)),
    matches: findAll(segments, open.query),
  }
  const whole = open.early.reduce((made, { index, segment }) => withSegment(made, index, segment), ready)
  return { ...state, entries: withEntry(state.entries, entry), open: whole }
}

const withOpen = (
  state: TranscriptsState,
  id: string,
  change: (open: OpenTranscript) => OpenTranscript,
): TranscriptsState => (state.open?.id === id ? { ...state, open: change(state.open) } : state)

function withSegment(open: OpenTranscript, index: number, segment: Segment): OpenTranscript {
  // Before the transcript is read, and where one was missed, it is kept aside: the reading brings what stands before it.
  if (open.state === 'loading' || index > open.segments.length)
    return { ...open, early: [...open.early, { index, segment }] }
  const segments = [...open.segments]
  segments[index] = segment
  return {
    ...open,
    segments,
    shown: grown(open.shown, open.segments.length, segments.length, reading(open)),
    matches: [
      ...open.matches.filter((match) => match.segment !== index),
      ...findInSegment(segment, index, open.query),
    ].sort((a, b) => a.segment - b.segment || a.from - b.from),
  }
}

/** Whether events were missed, so that the transcript has to be read again. */
export const hasGap = ({ open }: TranscriptsState): boolean => open?.state === 'ready' && open.early.length > 0

function inOpen(
  open: OpenTranscript,
  action: Extract<TranscriptsAction, { type: 'cursor' | 'show' | 'query' | 'match' }>,
): OpenTranscript {
  const count = open.segments.length
  switch (action.type) {
    case 'cursor':
      return { ...open, cursor: action.place, shown: showing(open.shown, action.place.segment, count) }
    case 'show':
      return { ...open, shown: action.which === 'earlier' ? earlier(open.shown) : later(open.shown, count) }
    case 'query': {
      const query = action.query.slice(0, LONGEST_QUERY)
      return { ...open, query, matches: findAll(open.segments, query), match: -1 }
    }
    case 'match':
      return {
        ...open,
        match: action.match,
        cursor: action.place,
        shown: showing(open.shown, action.place.segment, count),
      }
  }
}

function uploads(list: Upload[], action: Extract<TranscriptsAction, { type: `upload.${string}` }>): Upload[] {
  const change = (id: string, with_: Partial<Upload>): Upload[] =>
    list.map((upload) => (upload.id === id ? { ...upload, ...with_ } : upload))
  switch (action.type) {
    case 'upload.add':
      return [
        ...list,
        ...action.uploads.map((file) => ({ ...file, sent: 0, state: 'waiting' as const, problem: null })),
      ]
    case 'upload.sent':
      return change(action.id, { sent: action.sent, state: 'sending' })
    case 'upload.failed':
      return change(action.id, { state: 'failed', problem: action.problem })
    case 'upload.again':
      return change(action.id, { state: 'waiting', sent: 0, problem: null })
    case 'upload.gone':
      return list.filter((upload) => upload.id !== action.id)
  }
}
