import { setTimeout as sleep } from 'node:timers/promises'
import { DescryError } from '../../contract/errors'

/** How often and how long to try again. */
export interface RetryPolicy {
  /** Tries in a row without a single byte of progress. */
  tries: number
  /** The first wait in milliseconds; each next one is twice as long, up to `mostMs`, and up to half of it is left to chance. */
  baseMs: number
  mostMs: number
  /** A hub that asks for a longer wait is not waited for, in seconds. */
  mostWaitSeconds: number
}

export const USUAL_POLICY: RetryPolicy = { tries: 6, baseMs: 1000, mostMs: 30_000, mostWaitSeconds: 300 }

/** A failure that may pass. `reason` is what a person is told when it does not. */
export class TryAgain extends Error {
  constructor(
    readonly reason: DescryError,
    /** What the hub asked for. */
    readonly waitSeconds?: number,
  ) {
    super(reason.message, { cause: reason })
    this.name = 'TryAgain'
  }
}

export interface RetryOptions {
  policy: RetryPolicy
  signal?: AbortSignal | undefined
  /** Told before each wait. */
  onWait?: (seconds: number) => void
  /** Whether something came since the last time it was asked: then the count begins again. */
  progressed?: () => boolean
}

/** Works until it succeeds, fails for good, or failed too often in a row. Rejects with the reason, or with `CANCELLED`. */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { policy, signal, onWait, progressed } = options
  let failures = 0
  for (;;) {
    if (signal?.aborted) throw new DescryError('CANCELLED')
    try {
      return await work()
    } catch (error) {
      if (signal?.aborted) throw new DescryError('CANCELLED', '', { cause: error })
      if (!(error instanceof TryAgain)) throw error
      failures = progressed?.() ? 1 : failures + 1
      const { waitSeconds } = error
      if (failures >= policy.tries || (waitSeconds ?? 0) > policy.mostWaitSeconds) throw error.reason
      const ms = waitSeconds !== undefined ? waitSeconds * 1000 : backOff(failures, policy)
      onWait?.(Math.ceil(ms / 1000))
      await sleep(ms, undefined, signal && { signal }).catch((cause: unknown) => {
        throw new DescryError('CANCELLED', '', { cause })
      })
    }
  }
}

/** Many computers that lost the same hub must not all come back at once. */
function backOff(failures: number, { baseMs, mostMs }: RetryPolicy): number {
  const most = Math.min(mostMs, baseMs * 2 ** (failures - 1))
  return most / 2 + (Math.random() * most) / 2
}
