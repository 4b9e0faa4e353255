import type { Settings } from '../contract/settings'
import { toDescryError, type DescryError } from '../../models/contract/errors'
import type { HostVoice } from './ports'

/** Speaks sentences as they arrive, where the settings say that Descry speaks. */
export interface Announcer {
  /**
   * Begins a description: what an earlier one still had to say is dropped, so that two never speak in turns. The function it
   * gives queues a sentence; it says nothing once a later description began, speech was stopped, or the signal aborted.
   */
  begin(signal?: AbortSignal): (text: string) => void
  /** Silences Descry, and what the current description would still say. */
  silence(): void
}

export interface AnnouncerOptions {
  voice: HostVoice | null
  settings: () => Pick<Settings, 'voice'>
  /** Told once when the voice fails; the sentences are still shown. */
  onProblem?: (error: DescryError) => void
}

export function createAnnouncer({ voice, settings, onProblem }: AnnouncerOptions): Announcer {
  let current: AbortController | null = null
  let reported = false

  const fail = (thrown: unknown): void => {
    const error = toDescryError(thrown)
    if (error.code === 'CANCELLED' || reported) return
    reported = true
    onProblem?.(error)
  }
  const silence = (): void => {
    current?.abort()
    current = null
    voice?.stop()
  }

  return {
    begin(signal) {
      const speaks = (): boolean => settings().voice === 'descry' || settings().voice === 'both'
      if (current || speaks()) silence()
      const turn = new AbortController()
      current = turn
      signal?.addEventListener('abort', () => turn.abort(), { once: true })
      return (text) => {
        if (turn.signal.aborted || signal?.aborted || !voice || !speaks()) return
        voice.say(text, { signal: turn.signal }).catch(fail)
      }
    },
    silence,
  }
}
