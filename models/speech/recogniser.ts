import type { RecogniserInfo } from '../contract/hearing'

/** What one decoding is asked for. */
export interface DecodeOptions {
  /** ISO 639, or undefined: recognised from the sound. */
  language?: string
  translate?: boolean
  hints?: readonly string[]
  /** Greedy, without timestamps and without another try: for words that may still change. */
  interim?: boolean
  /** Times of words where the recogniser can tell them. */
  timeWords?: boolean
  signal?: AbortSignal
}

/** What a recogniser made of a piece of sound. Times are seconds from the start of the piece. */
export interface Decoded {
  text: string
  /** Empty where the recogniser gives no times. */
  words: { text: string; start: number; end: number; confidence?: number }[]
  /** ISO 639; null where the recogniser does not tell. */
  language: string | null
  /** Probability of that language, 0 to 1; null where it was named or is not known. */
  languageConfidence: number | null
  /** Mean natural logarithm of the probability of each token; null where it is not known. */
  averageLogProbability: number | null
  /** Probability that nobody speaks, 0 to 1; null where it is not known. */
  noSpeechProbability: number | null
  /** How often the text repeats itself: bytes of the text over bytes of it compressed (as Whisper counts it). */
  compressionRatio: number
}

/** One loaded recogniser. It decodes one piece at a time. */
export interface Recogniser {
  readonly info: RecogniserInfo
  /** Longest piece in seconds that one decoding takes. */
  readonly longest: number
  /**
   * @param samples mono sound, 16,000 samples a second, from -1 to 1
   * Rejects with `CANCELLED`, `LANGUAGE_UNKNOWN`, `RECOGNISER_UNSUPPORTED` or `RECOGNISER_DAMAGED`.
   */
  decode(samples: Float32Array, options?: DecodeOptions): Promise<Decoded>
  close(): Promise<void>
}
