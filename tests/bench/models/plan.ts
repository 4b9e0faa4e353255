import type { CaptionerSource } from '../../../models/contract/captioning'
import type { RecogniserSource } from '../../../models/contract/hearing'

/** What one process measures: one model, with pictures or with sound. */
export type Plan =
  | { kind: 'captioner'; source: CaptionerSource; picture: string; tokens: number; times: number }
  | { kind: 'recogniser'; source: RecogniserSource; sound: string; seconds: number; times: number }

/** Times in milliseconds; memory in megabytes (10⁶ bytes), NaN where the system does not tell. */
export interface Figures {
  loading: number
  /** Of the process: before the model, after loading, at its most. */
  memory: { before: number; loaded: number; peak: number }
  /** From the picture's pixels, or the sound, to the first token. NaN where tokens can't be seen. */
  firstToken: number
  /** A captioner's further question about a picture that is encoded already. */
  againFirstToken: number
  tokensPerSecond: number
  /** Tokens that were written in one go. */
  tokens: number
  /** The whole work on one picture or sound. */
  whole: number
}
