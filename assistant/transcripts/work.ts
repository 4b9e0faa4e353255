import { stat } from 'node:fs/promises'

/** A job under way. */
export interface Work {
  abort: AbortController
  /** Milliseconds since 1970, and the place in the sound, when the part that is worked on began. */
  startedAt: number
  startedFrom: number
  /** Seconds of work that are probably left. */
  left: number | null
}

/** Seconds of work that are probably left, from how fast it went up to now; null while nothing can be said. */
export function timeLeft(
  { startedAt, startedFrom }: Work,
  seconds: number,
  of: number | null,
  time: number,
): number | null {
  const done = seconds - startedFrom
  const took = (time - startedAt) / 1000
  if (of === null || done < 1 || took < 0.5) return null
  return Math.max(0, ((of - seconds) * took) / done)
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Whether a process runs; signal 0 only asks. */
export function isRunning(pid: number | null): boolean {
  if (pid === null) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
