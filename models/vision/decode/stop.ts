import { DescryError } from '../../contract/errors'

/** Throws `CANCELLED` when the call was stopped. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DescryError('CANCELLED')
}

/**
 * Waits for `work` no longer than until `signal` aborts, which throws `CANCELLED`, or until `seconds` have passed, which throws
 * what `late` makes. Native decoding can't be interrupted: it ends by itself, and its result is dropped.
 */
export async function orStopped<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  limit?: { seconds: number; late: () => DescryError },
): Promise<T> {
  // Nobody may be left to hear of a failure after the stop.
  work.catch(() => {})
  throwIfStopped(signal)
  let stop: () => void = () => {}
  let timer: NodeJS.Timeout | undefined
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new DescryError('CANCELLED'))
    signal?.addEventListener('abort', stop, { once: true })
    if (limit) timer = setTimeout(() => reject(limit.late()), limit.seconds * 1000)
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
