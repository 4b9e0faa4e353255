import { setTimeout as sleep } from 'node:timers/promises'
import { DescryError } from '../contract/errors'

/** Waits before the first, second, … start after a crash, in milliseconds. One crash costs no wait. */
const WAITS = [0, 0, 250, 1000, 4000]
/** So many crashes within a minute, with no call that worked in between, and the engine is given up until a person asks again. */
const MOST_CRASHES = 4
const WINDOW_MS = 60_000

/** Decides when a crashed engine may be started again. */
export interface BackOff {
  /** Waits as long as the last crashes ask for. Rejects with `CANCELLED`. */
  wait(signal?: AbortSignal): Promise<void>
  /** Notes a crash; true when it was the one too many. */
  failed(reason: string): boolean
  succeeded(): void
  /** Why the engine was given up; undefined while it is not. */
  givenUp(): string | undefined
  reset(): void
}

export function createBackOff(now: () => number = Date.now): BackOff {
  let crashes: number[] = []
  let lastReason = ''
  const recent = (): number[] => crashes.filter((at) => now() - at < WINDOW_MS)
  return {
    async wait(signal) {
      const ms = WAITS[Math.min(recent().length, WAITS.length - 1)] ?? 0
      if (ms === 0) return
      await sleep(ms, undefined, signal && { signal }).catch((cause: unknown) => {
        throw new DescryError('CANCELLED', '', { cause })
      })
    },
    failed(reason) {
      crashes = [...recent(), now()]
      lastReason = reason
      return crashes.length >= MOST_CRASHES
    },
    succeeded: () => void (crashes = []),
    givenUp: () => (recent().length >= MOST_CRASHES ? lastReason : undefined),
    reset: () => void (crashes = []),
  }
}
