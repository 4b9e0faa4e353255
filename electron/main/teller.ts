import type { Settings } from '../../assistant/contract'
import type { Voice } from '../../assistant/voice'

export interface TellerOptions {
  voice: () => Pick<Voice, 'say'> | null
  settings: () => Pick<Settings, 'voice'>
  windowFocused: () => boolean
  /** Shows a sentence in the page and its live region. */
  notice: (sentence: string) => void
  /** Shows a notification of the system, which screen readers read wherever the person is. */
  notify: (sentence: string) => void
}

/**
 * Who speaks now. A screen reader hears the page's live region only while the page's window has the focus; where the person is in
 * another program, Descry speaks itself, so that the answer comes without moving them.
 */
export function speakingNow(setting: Settings['voice'], windowFocused: boolean): Settings['voice'] {
  return setting === 'screen-reader' && !windowFocused ? 'descry' : setting
}

/** Says one sentence of Descry's own to the person, wherever they are, instead of what is being said. */
export function createTeller({
  voice,
  settings,
  windowFocused,
  notice,
  notify,
}: TellerOptions): (sentence: string) => void {
  return (sentence) => {
    const who = speakingNow(settings().voice, windowFocused())
    const own = voice()
    const speaks = own !== null && (who === 'descry' || who === 'both')
    if (windowFocused()) notice(sentence)
    if (speaks)
      own.say(sentence, { interrupt: true }).catch((error: { code?: string }) => {
        if (error.code !== 'CANCELLED') notify(sentence)
      })
    else if (!windowFocused()) notify(sentence)
  }
}
