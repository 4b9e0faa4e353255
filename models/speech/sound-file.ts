/** The sound of a file, as it is read from the disk: memory does not grow with its length. */
export interface SoundFile {
  /** Length in seconds as the file says; null where it does not. */
  readonly seconds: number | null
  /**
   * The sound from a place (seconds) on, as mono pieces at 16,000 samples a second from -1 to 1, of about a second each.
   * Stops reading when the caller stops. Throws `SOUND_DAMAGED` where the file breaks off with nothing that can be used;
   * a file that is merely cut short gives what it has.
   */
  read(from?: number, signal?: AbortSignal): AsyncIterable<Float32Array>
  close(): Promise<void>
}
