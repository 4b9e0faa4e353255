import { captionMethods, toDescryError } from '../../assistant/contract'
import { notify, sayProblem, type Desk } from '../actions/desk'
import { captureSound, type SoundCapture } from './sound/capture'

/** A question is no longer than this, in pieces of 100 ms: 30 seconds. */
const LONGEST = 300
/** What is shorter holds no words, in pieces. */
const SHORTEST = 3
/** A press that is shorter was meant as a switch: on now, off with the next press. In milliseconds. */
const HOLD = 500

export type QuestionState = 'idle' | 'recording' | 'hearing'

/**
 * A question that is spoken: recorded while a button is held, or between two presses, recognised, and put into the question box to be
 * seen and corrected.
 */
export interface VoiceQuestion {
  press(): void
  release(): void
  /** Ends the recording and asks what was heard, without waiting for Enter. */
  askNow(): void
  /** Drops what was recorded. Tells whether there was anything. */
  cancel(): boolean
  get(): QuestionState
  subscribe(listener: () => void): () => void
}

export interface VoiceQuestionNeeds {
  focusQuestion: () => void
  /** Asks what stands in the question box. */
  ask: () => void
}

export function createVoiceQuestion(desk: Desk, { focusQuestion, ask }: VoiceQuestionNeeds): VoiceQuestion {
  const { host, outlet, store, earcons, t } = desk
  const listeners = new Set<() => void>()
  let state: QuestionState = 'idle'
  let capture: SoundCapture | undefined
  let abort = new AbortController()
  let pieces: Uint8Array[] = []
  let pressedAt = 0
  let startedByThisPress = false

  const become = (next: QuestionState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const letGo = (): void => {
    capture?.stop()
    capture = undefined
  }
  const fail = (thrown: unknown): void => {
    const { code, detail } = toDescryError(thrown)
    letGo()
    become('idle')
    if (code === 'CANCELLED') return
    store.dispatch({ type: 'problem', problem: { code, detail } })
    sayProblem(desk, { code, detail })
  }
  const record = async (): Promise<void> => {
    abort = new AbortController()
    const { signal } = abort
    pieces = []
    become('recording')
    // Descry's own voice must not be taken for the question: it stops, and the start is told by a sound or to the screen reader.
    outlet.stop()
    if (!earcons.play('start')) outlet.say(t().say('captions.ask.listening'), { own: false })
    try {
      const opened = await captureSound('microphone', {
        piece: (pcm) => {
          pieces.push(pcm)
          if (pieces.length >= LONGEST) void hear(focusQuestion)
        },
        ended: () => void hear(focusQuestion),
      })
      // It may have been ended before the microphone was there.
      if (signal.aborted || state !== 'recording') return opened.stop()
      capture = opened
    } catch (thrown) {
      if (!signal.aborted && state === 'recording') fail(thrown)
    }
  }
  const nothing = (): void => {
    become('idle')
    notify(desk, { key: 'captions.ask.nothing' })
  }
  const hear = async (then: () => void): Promise<void> => {
    if (state !== 'recording') return
    letGo()
    const { signal } = abort
    if (pieces.length < SHORTEST) return nothing()
    become('hearing')
    try {
      const binary = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
      const { result } = await host.call(captionMethods.hearQuestion, {}, { binary, signal })
      const text = result.text.trim()
      if (text === '') return nothing()
      become('idle')
      store.dispatch({ type: 'draft', text })
      notify(desk, {
        key: result.demonstration ? 'captions.ask.heard.demonstration' : 'captions.ask.heard',
        values: { text },
      })
      then()
    } catch (thrown) {
      if (!signal.aborted) fail(thrown)
    }
  }
  return {
    press() {
      pressedAt = performance.now()
      startedByThisPress = state === 'idle'
      if (state === 'idle') void record()
      else void hear(focusQuestion)
    },
    release() {
      const held = performance.now() - pressedAt >= HOLD
      if (startedByThisPress && held) void hear(focusQuestion)
      startedByThisPress = false
    },
    askNow: () => void hear(ask),
    cancel() {
      if (state === 'idle') return false
      abort.abort()
      letGo()
      become('idle')
      notify(desk, { key: 'window.status.stopped' })
      return true
    },
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
