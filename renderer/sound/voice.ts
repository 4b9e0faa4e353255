import { hostMethods, type Settings } from '../../assistant/contract'
import type { Host } from '../host/connection'

/** Descry's own voice: one queue of whole sentences. */
export interface Voice {
  /** Adds a sentence; an urgent one silences what is being said and goes first. */
  say(sentence: string, urgent?: boolean): void
  /** Silences it at once and forgets what waits. */
  stop(): void
  /** Somebody else (the host, by itself) may be speaking with this voice now, so that there is something to stop. */
  noteOthers(): void
}

type Synthesis = Pick<SpeechSynthesis, 'speak' | 'cancel'>

/** The voice of the browser. Its own queue keeps the order. */
export function browserVoice(synthesis: Synthesis | undefined, getSettings: () => Settings): Voice {
  return {
    say(sentence, urgent = false) {
      if (!synthesis) return
      if (urgent) synthesis.cancel()
      const { rate, language } = getSettings()
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.rate = rate
      utterance.lang = language
      synthesis.speak(utterance)
    },
    stop: () => synthesis?.cancel(),
    noteOthers: () => {},
  }
}

/** The voice of the host: its queue keeps the order, stopping is one message. */
export function hostVoice(host: Host): Voice {
  const quietly = (call: Promise<unknown>): void => {
    call.catch(() => {
      // A voice that fails must not hide the text; the host reports its state in `app.hello`.
    })
  }
  let mayBeSpeaking = false
  const stop = (): void => {
    if (mayBeSpeaking) quietly(host.call(hostMethods.stopSpeaking, {}))
    mayBeSpeaking = false
  }
  return {
    say(sentence, urgent = false) {
      if (urgent) stop()
      mayBeSpeaking = true
      quietly(host.call(hostMethods.say, { text: sentence }))
    },
    stop,
    noteOthers: () => void (mayBeSpeaking = true),
  }
}

/** The host's voice where it has one, else the browser's: never both. */
export function chooseVoice(host: Voice, browser: Voice, hostHasVoice: () => boolean): Voice {
  const now = (): Voice => (hostHasVoice() ? host : browser)
  return {
    say: (sentence, urgent) => now().say(sentence, urgent),
    stop: () => now().stop(),
    noteOthers: () => now().noteOthers(),
  }
}
