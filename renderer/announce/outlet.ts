import type { Settings } from '../../assistant/contract'
import type { Voice } from '../sound/voice'
import type { Announcer } from './announcer'

/** Where sentences go: to the screen reader, to Descry's own voice, to both or to nobody, as the person chose. */
export interface Outlet {
  say(sentence: string, options?: { urgent?: boolean; own?: boolean }): void
  /** Silences Descry's own voice. The screen reader belongs to the person and is left alone. */
  stop(): void
  /** Drops what is still to be said, because something else has taken its place. */
  forget(): void
}

/** For a window that says nothing because another one does. */
export const noOutlet: Outlet = { say: () => {}, stop: () => {}, forget: () => {} }

/**
 * @param getSettings read for every sentence, so that a change counts at once
 * `own: false` in `say` keeps Descry's own voice out of it: the host speaks that sentence itself.
 */
export function createOutlet(announcer: Announcer, voice: Voice, getSettings: () => Settings): Outlet {
  return {
    say(sentence, { urgent = false, own = true } = {}) {
      const { voice: who } = getSettings()
      if (who === 'screen-reader' || who === 'both') announcer.announce(sentence, urgent)
      if (who === 'screen-reader' || who === 'none') return
      if (own) voice.say(sentence, urgent)
      else voice.noteOthers()
    },
    stop: () => voice.stop(),
    forget() {
      voice.stop()
      announcer.forget()
    },
  }
}
