import { DescryError } from '../../contract/errors'

/** Lets decodings of a recogniser happen one after another, until it is closed. */
export class Turns {
  private readonly closing = new AbortController()
  private last: Promise<unknown> = Promise.resolve()

  /**
   * @param work is given what throws `CANCELLED` once it is to stop
   * Rejects with `CANCELLED` when the signal comes, or when the recogniser is closed.
   */
  take<T>(signal: AbortSignal | undefined, work: (stop: () => void) => Promise<T>): Promise<T> {
    const stop = (): void => {
      if (signal?.aborted || this.closing.signal.aborted) throw new DescryError('CANCELLED')
    }
    const mine = this.last.then(() => {
      stop()
      return work(stop)
    })
    this.last = mine.catch(() => {})
    return mine
  }

  /** Stops what runs and resolves when nothing does. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.last
  }
}
