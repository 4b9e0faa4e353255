import type { CaptionLength, CaptionerFamily } from '../../contract/captioning'
import type { Language } from '../../contract/engines'
import type { ModelObject, TextLine } from '../../contract/scene'
import type { Picture } from '../picture'

/** What a captioner can do. */
export interface CaptionerInfo {
  readonly id: string
  readonly family: CaptionerFamily
  /** Whether it answers questions; some only describe. */
  readonly answers: boolean
  /** Whether what it writes is text of the picture, word for word, and no description. */
  readonly verbatim?: boolean
  /** Languages of the interface that it writes; the first is what it writes in otherwise. */
  readonly languages: readonly [Language, ...Language[]]
}

/** An earlier question about the same picture, and what was answered. */
export interface Exchange {
  question: string
  answer: string
}

/** What a captioner is asked for. */
export type Task =
  | { kind: 'caption'; length: CaptionLength }
  /** The same with other words: a second look, to be compared with the first. */
  | { kind: 'again'; length: CaptionLength }
  | { kind: 'question'; question: string; earlier: readonly Exchange[] }

/** A picture as a model sees it. Costly to make; small enough to keep for further questions. */
export interface EncodedPicture {
  /** Memory it takes. */
  readonly bytes: number
}

export interface WriteOptions {
  language: Language
  signal: AbortSignal
  /** Each piece of text as it is written, which may hold Markdown, and the mean probability of the tokens so far. */
  onText: (text: string, confidence: number) => void
}

/** What a captioner wrote. */
export interface Written {
  text: string
  /** Geometric mean of the tokens' probabilities, 0 to 1. */
  confidence: number
  ended: 'end' | 'length' | 'time'
  language: Language
}

/** Things and text that some captioners find with their places, in pixels of the picture they were shown. */
export interface Found {
  objects: ModelObject[]
  lines: TextLine[]
}

/** One loaded captioner. It does one thing at a time. */
export interface Captioner {
  readonly info: CaptionerInfo
  /** Runs the encoder of pictures: the costly part, which can't be stopped before its end. Rejects with `CAPTIONER_DAMAGED`. */
  encode(picture: Picture): Promise<EncodedPicture>
  /**
   * Writes about an encoded picture, token by token. Rejects with `CANCELLED` at the next token once the signal aborts, with
   * `CAPTIONER_UNSUPPORTED` for what it can't do, and with `CAPTIONER_DAMAGED`.
   */
  write(picture: EncodedPicture, task: Task, options: WriteOptions): Promise<Written>
  /** Objects and text with their places, where the model can find them. */
  find?(picture: EncodedPicture, signal: AbortSignal): Promise<Found>
  close(): Promise<void>
}
