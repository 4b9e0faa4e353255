/** Descry's own voice, as a host's handlers need it. Sentences queue: one is spoken after another. */
export interface HostVoice {
  /** Resolves when the text was spoken to its end. Rejects with `CANCELLED`, `VOICE_UNAVAILABLE` or `VOICE_FAILED`. */
  say(text: string, options?: { signal?: AbortSignal }): Promise<void>
  /** Silences what is being spoken and forgets what waits. */
  stop(): void
  /** Says the last thing again and gives its text; empty when nothing was said yet. */
  repeat(): Promise<string>
  /** The program that speaks; null where there is none. */
  readonly backend: string | null
}
