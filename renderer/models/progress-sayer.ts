import { percent, type StoreProgress } from '../../assistant/contract'

/** Progress is said at these steps, in percent … */
const STEP = 25
/** … but not more often than this, … */
const SOONEST_MS = 8000
/** … and at least this often while bytes come, so that a long download is not a silent one. */
const LATEST_MS = 60_000

/** Decides when progress is worth a sentence: seldom enough that it does not get in the way of what a person is doing. */
export interface ProgressSayer {
  /** Whether to say it now. */
  note(progress: StoreProgress): boolean
}

export function createProgressSayer(now: () => number = () => performance.now()): ProgressSayer {
  let saidAt = now()
  let step = 0
  let waiting = false
  return {
    note(progress) {
      if (progress.phase === 'waiting' || waiting) {
        // Waiting is said once, when it begins; that it goes on is heard at the next step.
        const begins = !waiting && progress.phase === 'waiting'
        waiting = progress.phase === 'waiting'
        if (begins) saidAt = now()
        return begins
      }
      const reached = Math.floor((percent(progress) ?? 0) / STEP)
      const since = now() - saidAt
      const due = (reached > step && since >= SOONEST_MS) || (since >= LATEST_MS && progress.bytes > 0)
      // All of it is said by the end itself.
      if (!due || reached * STEP >= 100) return false
      step = reached
      saidAt = now()
      return true
    },
  }
}
