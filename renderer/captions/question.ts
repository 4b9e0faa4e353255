import { captionMethods, toDescryError } from '../../assistant/contract'
import { sayProblem, type Desk } from '../actions/desk'
import { captureSound, type SoundCapture } from './capture'

/** A question is no longer than this, in pieces of 100 ms: 30 seconds. */
const LONGEST = 300

export type QuestionState = 'idle' | 'recording' | 'hearing'

/** A question that is spoken: recorded between two presses, recognised, and put into the question box to be seen and corrected. */
export interface VoiceQuestion {
  toggle(): void
  get(): QuestionState
  subscribe(listener: () => void): () => void
}

export function createVoiceQuestion(desk: Desk, focusQuestion: () => void): VoiceQuestion {
  const { host, outlet, store, t } = desk
  const listeners = new Set<() => void>()
  let state: QuestionState = 'idle'
  let capture: SoundCapture | undefined
  let pieces: Uint8Array[] = []

  const become = (next: QuestionState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const fail = (thrown: unknown): void => {
    const { code, detail } = toDescryError(thrown)
    become('idle')
    if (code === 'CANCELLED') return
    store.dispatch({ type: 'problem', problem: { code, detail } })
    sayProblem(desk, { code, detail })
  }
  const record = async (): Promise<void> => {
    become('recording')
    pieces = []
    // Descry's own voice must not be taken for the question.
    outlet.stop()
    try {
      capture = await captureSound('microphone', {
        piece: (pcm) => {
          pieces.push(pcm)
          if (pieces.length >= LONGEST) void hear()
        },
        ended: () => void hear(),
      })
      outlet.say(t().say('captions.ask.listening'))
    } catch (thrown) {
      fail(thrown)
    }
  }
  const hear = async (): Promise<void> => {
    if (state !== 'recording') return
    become('hearing')
    capture?.stop()
    capture = undefined
    try {
      const binary = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
      let at = 0
      for (const piece of pieces.splice(0)) {
        binary.set(piece, at)
        at += piece.byteLength
      }
      const { text } = (await host.call(captionMethods.hearQuestion, {}, { binary })).result
      become('idle')
      if (text.trim() === '') return outlet.say(t().say('captions.ask.nothing'), { urgent: true })
      store.dispatch({ type: 'draft', text: text.trim() })
      focusQuestion()
      outlet.say(t().say('captions.ask.heard', { text: text.trim() }))
    } catch (thrown) {
      fail(thrown)
    }
  }
  return {
    toggle() {
      if (state === 'idle') void record()
      else if (state === 'recording') void hear()
    },
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
