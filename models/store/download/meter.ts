import type { StoreProgress } from '../../contract/store'

/** Speed is that of the last seconds: long enough to be calm, short enough to be true. */
const WINDOW_MS = 8000
const INTERVAL_MS = 250
/** Nothing is said of speed before so much time has passed. */
const EARLIEST_MS = 1000

export type Phase = StoreProgress['phase']

/** Counts bytes of several files at once and says how it goes. */
export interface Meter {
  phase(phase: Phase): void
  /** What has to be reached, once it is known. */
  expect(bytes: number, files: number): void
  /** Bytes of one file that are there. `fetched`: how many of them came just now, for the speed. */
  at(file: string, bytes: number, fetched?: number): void
  finished(file: string): void
  /** A file waits so long before it is tried again; 0: no more. */
  wait(file: string, seconds: number): void
  /** Says the last state and stops. */
  stop(): void
}

export function createMeter(
  model: string,
  tell: (progress: StoreProgress) => void,
  now: () => number = () => performance.now(),
): Meter {
  let phase: Phase = 'asking'
  let of: number | null = null
  let filesOf = 0
  const reached = new Map<string, number>()
  const finished = new Set<string>()
  const waiting = new Map<string, number>()
  const arrivals: { at: number; bytes: number }[] = []
  let said = ''

  const speed = (): number | null => {
    const since = now() - WINDOW_MS
    while (arrivals[0] && arrivals[0].at < since) arrivals.shift()
    const first = arrivals[0]
    const span = first ? now() - first.at : 0
    if (!first || span < EARLIEST_MS) return null
    return (arrivals.reduce((sum, { bytes }) => sum + bytes, 0) / span) * 1000
  }
  const say = (): void => {
    const bytes = [...reached.values()].reduce((sum, count) => sum + count, 0)
    const bytesPerSecond = speed()
    // Files wait one by one; the download waits when nothing else is under way.
    const idle = phase === 'downloading' && waiting.size > 0 && waiting.size >= filesOf - finished.size
    const waitSeconds = idle ? Math.min(...waiting.values()) : undefined
    const progress: StoreProgress = {
      model,
      phase: idle || (phase === 'asking' && waiting.size > 0) ? 'waiting' : phase,
      bytes,
      of,
      bytesPerSecond,
      secondsLeft: of !== null && bytesPerSecond ? Math.max(0, (of - bytes) / bytesPerSecond) : null,
      files: finished.size,
      filesOf,
      ...(waitSeconds !== undefined && { waitSeconds }),
    }
    const text = JSON.stringify(progress)
    if (text !== said) tell(progress)
    said = text
  }
  const timer = setInterval(say, INTERVAL_MS)
  timer.unref()
  say()
  return {
    phase(next) {
      phase = next
      say()
    },
    expect(bytes, files) {
      of = bytes
      filesOf = files
    },
    at(file, bytes, fetched = 0) {
      reached.set(file, bytes)
      if (fetched > 0) arrivals.push({ at: now(), bytes: fetched })
    },
    finished: (file) => void finished.add(file),
    wait(file, seconds) {
      if (seconds > 0) waiting.set(file, seconds)
      else waiting.delete(file)
    },
    stop() {
      clearInterval(timer)
      say()
    },
  }
}
