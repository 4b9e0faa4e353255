import { DescryError } from '../contract/errors'

/** How urgent a decoding is: the smaller number first. */
export const URGENCY = { final: 0, interim: 1, file: 2 } as const

/** Work that could be done now. */
export interface DecodeJob {
  urgency: number
  run(): Promise<void>
}

/**
 * Shares one decoder among live streams and files: one decoding at a time, the most urgent first. Who takes part is asked for its
 * work only when the decoder is free, so that an interim look is always at the sound as it is then, and a look that became
 * pointless was never queued.
 */
export class DecodeQueue {
  private readonly members = new Set<() => DecodeJob | undefined>()
  private busy = false

  /** Takes part until the returned function is called. */
  join(next: () => DecodeJob | undefined): () => void {
    this.members.add(next)
    return () => void this.members.delete(next)
  }

  /** Something changed: there may be work. */
  wake(): void {
    if (!this.busy) void this.work()
  }

  private async work(): Promise<void> {
    this.busy = true
    try {
      for (;;) {
        let best: DecodeJob | undefined
        let whose: (() => DecodeJob | undefined) | undefined
        for (const next of this.members) {
          const job = next()
          if (job && (!best || job.urgency < best.urgency)) [best, whose] = [job, next]
        }
        if (!best || !whose) return
        // Who was served goes to the end, so that two of the same urgency take turns.
        this.members.delete(whose)
        this.members.add(whose)
        await best.run()
        // Messages that wait, such as more sound or a stop, come before the next decoding.
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      this.busy = false
    }
  }
}

/** Does one piece of work when the decoder is free for it. Rejects with what the work rejects with, or with `CANCELLED`. */
export function inTurn<T>(
  queue: DecodeQueue,
  urgency: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = queue.join(() => ({
      urgency,
      run: async () => {
        leave()
        signal.removeEventListener('abort', stop)
        await work().then(resolve, reject)
      },
    }))
    const stop = (): void => {
      leave()
      reject(new DescryError('CANCELLED'))
    }
    signal.addEventListener('abort', stop, { once: true })
    queue.wake()
  })
}
