import type { CaptionerSource } from '../models/contract/captioning'
import type { OwnNames } from './names'
import type { EnginePort, CapturePort, ClipboardPort } from './ports'
import type {
  DescribedPicture,
  Length,
  PictureAnswer,
  PictureRequest,
  Reading,
  Sentence,
  Stage,
  Language,
} from './contract'

/** The captioning model that a person chose. */
export interface ChosenCaptioner {
  source: CaptionerSource
  /** Whether it looks twice, so that it can be told where it contradicts itself. */
  twice?: boolean
}

export interface Ports {
  eyes: EnginePort
  /** The captioning model to ask now; undefined where none is installed or wanted. */
  captioner?: (job: 'captions' | 'questions') => ChosenCaptioner | undefined | Promise<ChosenCaptioner | undefined>
  capture?: CapturePort
  clipboard?: ClipboardPort
  /** Names that the person gave to elements. */
  names?: Pick<OwnNames, 'naming'>
}

export interface Listeners {
  stage?: (stage: Stage) => void
  /** One sentence at a time, most important first, as soon as it is true. */
  sentence?: (sentence: Sentence) => void
}

export interface LookOptions extends Listeners {
  language: Language
  page?: number
  signal?: AbortSignal
  /** The bytes of a picture whose request says `bytes`. */
  bytes?: Uint8Array
  /** Only what this computer finds; a server that the person set up is not asked. */
  here?: boolean
}

export interface AskOptions {
  language: Language
  sentence?: Listeners['sentence']
  signal?: AbortSignal
}

export interface DescribeOptions extends LookOptions {
  length: Length
  /** False: no captioning model is asked, even where one is there. */
  caption?: boolean
}

/**
 * What Descry does with pictures, whatever it runs in. Keeps the last pictures' scenes in memory, so that questions need no second look;
 * nothing is written to disk. All methods reject with `DescryError` only.
 */
export interface Assistant {
  describe(picture: PictureRequest, options: DescribeOptions): Promise<DescribedPicture>
  read(picture: PictureRequest, options: LookOptions): Promise<Reading>
  /** The exact parts answer what they know; open questions go to the captioning model, where one is there. */
  ask(pictureId: string, question: string, options: AskOptions): Promise<PictureAnswer>
  /** What is different at the second look, in sentences. Rejects with `PICTURE_FORGOTTEN` where one of the two is not remembered. */
  changes(beforeId: string, afterId: string, options: { language: Language }): Promise<Sentence[]>
  preview(
    pictureId: string,
    maxWidth: number,
    maxHeight: number,
  ): Promise<{ width: number; height: number; png: Uint8Array }>
}
