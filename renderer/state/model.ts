import type {
  Box,
  ClickPlan,
  DescribedPicture,
  DescryError,
  ElementFilter,
  Length,
  MessageKey,
  MessageValues,
  OwnName,
  PictureAnswer,
  Sentence,
  Settings,
  Stage,
} from '../../assistant/contract'
import type { Hello } from '../host/connection'

/** What went wrong, kept as code and detail so that it follows the language. */
export type Problem = Pick<DescryError, 'code' | 'detail'> & {
  /** The same description can be tried once more. */
  retry?: true
}

/** A message of the catalog, kept unsaid so that it follows the language; or one that the host has already put into words. */
export type Notice = { key: MessageKey; values?: MessageValues } | { text: string }

export type Connection =
  { kind: 'connecting' } | { kind: 'open' } | { kind: 'lost'; seconds: number } | { kind: 'refused' }

export type ExchangeState =
  | { kind: 'asking'; /** What was said of the answer so far. */ said?: string[] }
  | { kind: 'answered'; answer: PictureAnswer }
  | { kind: 'failed'; problem: Problem; /** What was said before it failed or was stopped. */ said?: string[] }

/** One question about the picture, and what became of it. */
export interface Exchange {
  id: number
  question: string
  /** The page that was shown when it was asked. */
  page: number
  state: ExchangeState
}

export interface Preview {
  url: string
}

/** The picture that is shown. */
export interface ShownPicture {
  name: string
  described: DescribedPicture
  exchanges: Exchange[]
  preview: Preview | null
}

/** A description under way. What is shown stays until the first sentence of the new one has come. */
export interface Attempt {
  id: number
  name: string
  stage: Stage
  sentences: Sentence[]
  /** Whether it is the shown picture again, in another length or on another page: the questions stay then. */
  again: boolean
  /** A quick look at the file itself, before the host's preview has come. */
  preview: Preview | null
}

export type DialogName = 'help' | 'settings' | 'document' | 'name' | 'names' | 'click'
export type BrowseTab = 'text' | 'tables' | 'elements'

/** A place chosen on the picture: by a list, or by an answer. */
export interface Marked {
  boxes: Box[]
  /** `line:3`, `element:0`, `exchange:2`. */
  by: string
}

export interface AppState {
  connection: Connection
  hello: Hello | null
  settings: Settings
  length: Length
  attempt: Attempt | null
  picture: ShownPicture | null
  /** A description that failed or was stopped half-way, with what had already come. */
  cutShort: { name: string; sentences: Sentence[] } | null
  problem: Problem | null
  notice: Notice | null
  draft: string
  /** How far back the up arrow has gone; 0 is the draft itself. */
  recalled: number
  /** What was in the box before the up arrow was pressed. */
  draftBeforeRecall: string
  filter: ElementFilter
  /** What was typed to find elements by their names. */
  find: string
  tab: BrowseTab
  marked: Marked | null
  /** The names that the person gave to elements, as they were last asked for. */
  names: OwnName[]
  /** What would be clicked, while the person is asked. */
  clickPlan: ClickPlan | null
  dialog: DialogName | null
}
