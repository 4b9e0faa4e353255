/** Length of a frame in milliseconds: 512 samples at 16 kHz. */
const FRAME_MS = 32

/** When an utterance begins, ends and is cut. Times are milliseconds. */
export interface SegmenterOptions {
  /** From this probability on, a voice may begin. */
  on: number
  /** Below this probability, a voice may end. Between the two, all stays as it is. */
  off: number
  /** Shorter voices are none: a click, a cough. */
  minimumSpeech: number
  /** Sound before the voice that belongs to the utterance: soft consonants are no voice yet. */
  preRoll: number
  /** This long without a voice ends the utterance. */
  endSilence: number
  /** Of that silence, what belongs to the utterance. */
  tail: number
  /** From this length on, the utterance is cut at a pause. */
  softCut: number
  /** At this length it is cut, pause or not. */
  hardCut: number
  /** How far back a place to cut at is looked for. */
  cutWindow: number
}

export const segmenterDefaults: SegmenterOptions = {
  on: 0.5,
  off: 0.35,
  minimumSpeech: 250,
  preRoll: 500,
  endSilence: 600,
  tail: 200,
  softCut: 15_000,
  hardCut: 28_000,
  cutWindow: 5000,
}

/** Frames are counted from the start of the stream. */
export type SegmentEvent =
  /** An utterance begins with this frame; what leads to the voice is in it. */
  | { kind: 'start'; frame: number }
  /** It ended before this frame. Where it was `cut`, the next one begins with the same frame. */
  | { kind: 'end'; frame: number; cut: boolean }

/** Finds utterances in the probabilities of a voice, which come frame by frame. */
export interface Segmenter {
  /** Starts and ends alternate; their frames never go back, but lie before the frame that told of them: up to 5 s at a cut. */
  push(probability: number): SegmentEvent[]
  /** The stream is over: what is open ends here. */
  finish(): SegmentEvent[]
}

type State =
  | { name: 'silence' }
  /** Perhaps a voice, since a frame. */
  | { name: 'maybe'; since: number; voiced: number; silent: number }
  | { name: 'speech'; start: number; silent: number }

export function createSegmenter(options: Partial<SegmenterOptions> = {}): Segmenter {
  const settings = { ...segmenterDefaults, ...options }
  const frames = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / FRAME_MS))
  const { on, off } = settings
  const minimumSpeech = frames(settings.minimumSpeech)
  const window = frames(settings.cutWindow)

  let state: State = { name: 'silence' }
  /** Number of frames that came. */
  let count = 0
  let previousEnd = 0
  /** The last probabilities. */
  const recent: number[] = []

  const end = (frame: number, cut: boolean): SegmentEvent => {
    previousEnd = frame
    state = { name: 'silence' }
    return { kind: 'end', frame, cut }
  }

  const pushMaybe = (maybe: State & { name: 'maybe' }, voiced: boolean): SegmentEvent[] => {
    if (voiced) {
      maybe.voiced++
      maybe.silent = 0
    } else maybe.silent++
    // A pause as long as the shortest voice parts two noises.
    if (maybe.silent >= minimumSpeech) state = { name: 'silence' }
    if (maybe.voiced < minimumSpeech) return []
    const start = Math.max(previousEnd, maybe.since - frames(settings.preRoll))
    state = { name: 'speech', start, silent: 0 }
    return [{ kind: 'start', frame: start }]
  }

  /** The place of the lowest of the last probabilities: the latest of them. */
  const quietest = (): { frame: number; probability: number } => {
    let lowest = 0
    recent.forEach((probability, index) => {
      if (probability <= (recent[lowest] ?? 1)) lowest = index
    })
    return { frame: count - recent.length + lowest, probability: recent[lowest] ?? 0 }
  }

  const pushSpeech = (speech: State & { name: 'speech' }, probability: number): SegmentEvent[] => {
    speech.silent = probability < off ? speech.silent + 1 : 0
    if (speech.silent >= frames(settings.endSilence)) {
      return [end(count - speech.silent + frames(settings.tail), false)]
    }
    const length = count - speech.start
    const tooLong = length >= frames(settings.hardCut)
    // In a pause there is nothing after the cut that could be lost.
    if (tooLong && speech.silent > 0) return [end(count, false)]
    // A pause is known as one when the voice goes on after it; where it does not, the utterance ends by itself.
    if (!tooLong && (length < frames(settings.softCut) || probability < on)) return []
    const place = quietest()
    if (place.frame <= speech.start || (!tooLong && place.probability >= off)) return []
    const cut = end(place.frame, true)
    state = { name: 'speech', start: place.frame, silent: 0 }
    return [cut, { kind: 'start', frame: place.frame }]
  }

  return {
    push(probability) {
      count++
      recent.push(probability)
      if (recent.length > window) recent.shift()
      if (state.name === 'silence' && probability >= on)
        state = { name: 'maybe', since: count - 1, voiced: 0, silent: 0 }
      if (state.name === 'maybe') return pushMaybe(state, probability >= off)
      return state.name === 'speech' ? pushSpeech(state, probability) : []
    },
    finish() {
      const open = state.name === 'speech'
      state = { name: 'silence' }
      return open ? [end(count, false)] : []
    },
  }
}
