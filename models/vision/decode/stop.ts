import { DescryError } from '../../contract/errors'

/** Throws `CANCELLED` when the call was stopped. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DescryError('CANCELLED')
}

/**
 * Waits for `work` no longer than until `signal` aborts; then it throws `CANCELLED` at once. Native decoding can't be
 * interrupted: it ends by itself, its result is dropped.
 */
export async function orStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  // Nobody may be left to hear of a failure after the stop.
  work.catch(() => {})
  throwIfStopped(signal)
  let stop: () => void = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new DescryError('CANCELLED'))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
