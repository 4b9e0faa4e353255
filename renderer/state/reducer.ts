import type {
  ClickPlan,
  DescribedPicture,
  ElementFilter,
  Length,
  OwnName,
  PictureAnswer,
  Sentence,
  Settings,
  Stage,
} from '../../assistant/contract'
import type { Hello } from '../host/connection'
import type {
  AppState,
  Attempt,
  BrowseTab,
  DialogName,
  Exchange,
  ExchangeState,
  Marked,
  Notice,
  Preview,
  Problem,
} from './model'
import { recall } from './recall'

export type Action =
  | { type: 'connected'; hello: Hello }
  | { type: 'lost'; seconds: number }
  | { type: 'refused' }
  | { type: 'settings'; settings: Settings }
  | { type: 'length'; length: Length }
  | { type: 'attempt.start'; attempt: Pick<Attempt, 'id' | 'name' | 'stage' | 'again' | 'preview'> }
  | { type: 'attempt.stage'; id: number; stage: Stage }
  | { type: 'attempt.sentence'; id: number; sentence: Sentence }
  | { type: 'attempt.done'; id: number; described: DescribedPicture }
  | { type: 'attempt.failed'; id: number; problem: Problem }
  | { type: 'preview'; pictureId: string; preview: Preview }
  | { type: 'draft'; text: string }
  | { type: 'recall'; direction: 'earlier' | 'later' }
  | { type: 'ask.start'; id: number; question: string }
  | { type: 'ask.sentence'; id: number; text: string }
  | { type: 'ask.done'; id: number; answer: PictureAnswer }
  | { type: 'ask.failed'; id: number; problem: Problem }
  | { type: 'notice'; notice: Notice | null }
  | { type: 'problem'; problem: Problem | null }
  | { type: 'filter'; filter: ElementFilter }
  | { type: 'find'; text: string }
  | { type: 'tab'; tab: BrowseTab }
  | { type: 'elements'; pictureId: string; elements: DescribedPicture['elements'] }
  | { type: 'names'; names: OwnName[] }
  | { type: 'click'; plan: ClickPlan }
  | { type: 'mark'; marked: Marked | null }
  | { type: 'dialog'; dialog: DialogName | null }

export function initialState(settings: Settings): AppState {
  return {
    connection: { kind: 'connecting' },
    hello: null,
    settings,
    length: settings.length,
    attempt: null,
    picture: null,
    cutShort: null,
    problem: null,
    notice: null,
    draft: '',
    recalled: 0,
    draftBeforeRecall: '',
    filter: 'all',
    find: '',
    tab: 'text',
    marked: null,
    names: [],
    clickPlan: null,
    dialog: null,
  }
}

/** All that can happen to what the window shows. Pure: effects (calls, sound, announcements) live in `actions/`. */
export function reduce(state: AppState, action: Action): AppState {
  switch (action.type) {
    case 'connected':
      return {
        ...withSettings(state, action.hello.settings),
        connection: { kind: 'open' },
        hello: action.hello,
        notice: state.connection.kind === 'lost' ? { key: 'window.status.back' } : state.notice,
        // The loss is repaired, so its message would only mislead.
        problem: state.problem?.code === 'CONNECTION_LOST' && !state.cutShort ? null : state.problem,
      }
    case 'lost':
      return { ...state, connection: { kind: 'lost', seconds: action.seconds } }
    case 'refused':
      return { ...state, connection: { kind: 'refused' } }
    case 'settings':
      return withSettings(state, action.settings)
    case 'length':
      return { ...state, length: action.length }
    case 'draft':
      return { ...state, draft: action.text, recalled: 0, draftBeforeRecall: action.text }
    case 'recall':
      return { ...state, ...recall(state, action.direction) }
    case 'notice':
      return { ...state, notice: action.notice }
    case 'problem':
      return { ...state, problem: action.problem }
    case 'filter':
      return { ...state, filter: action.filter, marked: null }
    case 'find':
      return { ...state, find: action.text, marked: null }
    case 'tab':
      return { ...state, tab: action.tab }
    case 'elements':
      return state.picture?.described.pictureId === action.pictureId
        ? {
            ...state,
            picture: { ...state.picture, described: { ...state.picture.described, elements: action.elements } },
          }
        : state
    case 'names':
      return { ...state, names: action.names }
    case 'click':
      return { ...state, clickPlan: action.plan }
    case 'mark':
      return { ...state, marked: action.marked }
    case 'dialog':
      // A plan to click is gone with its question.
      return { ...state, dialog: action.dialog, ...(action.dialog !== 'click' && { clickPlan: null }) }
    case 'preview':
      return state.picture?.described.pictureId === action.pictureId
        ? { ...state, picture: { ...state.picture, preview: action.preview } }
        : state
    case 'attempt.start':
    case 'attempt.stage':
    case 'attempt.sentence':
    case 'attempt.done':
    case 'attempt.failed':
      return reduceAttempt(state, action)
    case 'ask.start':
    case 'ask.sentence':
    case 'ask.done':
    case 'ask.failed':
      return reduceAsk(state, action)
  }
}

function withSettings(state: AppState, settings: Settings): AppState {
  const lengthChanged = settings.length !== state.settings.length
  return { ...state, settings, length: lengthChanged ? settings.length : state.length }
}

type AttemptAction = Extract<Action, { type: `attempt.${string}` }>

function reduceAttempt(state: AppState, action: AttemptAction): AppState {
  if (action.type === 'attempt.start')
    return { ...state, attempt: { ...action.attempt, sentences: [] }, problem: null, notice: null }
  const { attempt } = state
  // A late message of an attempt that was replaced has nothing to change any more.
  if (attempt?.id !== action.id) return state
  switch (action.type) {
    case 'attempt.stage':
      return { ...state, attempt: { ...attempt, stage: action.stage } }
    case 'attempt.sentence':
      return { ...state, attempt: { ...attempt, sentences: [...attempt.sentences, action.sentence] } }
    case 'attempt.done':
      return {
        ...state,
        attempt: null,
        cutShort: null,
        notice: null,
        marked: null,
        filter: attempt.again ? state.filter : 'all',
        find: attempt.again ? state.find : '',
        picture: {
          name: attempt.name,
          described: action.described,
          exchanges: attempt.again ? (state.picture?.exchanges ?? []) : [],
          preview: attempt.preview ?? (attempt.again ? (state.picture?.preview ?? null) : null),
        },
      }
    case 'attempt.failed':
      return {
        ...state,
        attempt: null,
        cutShort: attempt.sentences.length > 0 ? { name: attempt.name, sentences: attempt.sentences } : null,
        ...(action.problem.code === 'CANCELLED'
          ? { notice: { key: 'window.status.stopped' } }
          : { problem: { ...action.problem, retry: true } }),
      }
  }
}

type AskAction = Extract<Action, { type: `ask.${string}` }>

function reduceAsk(state: AppState, action: AskAction): AppState {
  if (!state.picture) return state
  const { exchanges } = state.picture
  const withExchanges = (next: Exchange[]): AppState => ({
    ...state,
    picture: state.picture && { ...state.picture, exchanges: next },
  })
  if (action.type === 'ask.start') {
    const page = state.picture.described.page ?? 1
    const asked: Exchange = { id: action.id, question: action.question, page, state: { kind: 'asking' } }
    return {
      ...withExchanges([...exchanges, asked]),
      draft: '',
      draftBeforeRecall: '',
      recalled: 0,
      problem: null,
      notice: null,
    }
  }
  const asked = exchanges.find(({ id }) => id === action.id)
  if (asked === undefined) return state
  const { question } = asked
  const said = asked.state.kind === 'asking' ? asked.state.said : undefined
  const end = (ended: ExchangeState): AppState =>
    withExchanges(exchanges.map((exchange) => (exchange.id === action.id ? { ...exchange, state: ended } : exchange)))
  if (action.type === 'ask.sentence') {
    return asked.state.kind === 'asking' ? end({ kind: 'asking', said: [...(said ?? []), action.text] }) : state
  }
  if (action.type === 'ask.done') {
    const boxes = action.answer.evidence.map(({ box }) => box)
    return {
      ...end({ kind: 'answered', answer: action.answer }),
      notice: { key: 'window.status.answered' },
      marked: boxes.length > 0 ? { boxes, by: `exchange:${action.id}` } : state.marked,
    }
  }
  return {
    ...end({ kind: 'failed', problem: action.problem, ...(said && { said }) }),
    // What was typed is never lost: it goes back to the box, unless something new stands there.
    ...(state.draft === '' && { draft: question, draftBeforeRecall: question }),
    notice: action.problem.code === 'CANCELLED' ? { key: 'window.status.stopped' } : state.notice,
  }
}
