import { DescryError } from '../../models/contract/errors'

/** How long a server may take, in milliseconds. */
export interface Limits {
  /** Until it has taken the connection. */
  connect: number
  /** Until its answer begins. */
  first: number
  /** Between two pieces of its answer. */
  between: number
  /** Until its answer has ended. */
  total: number
}

export const usualLimits: Limits = { connect: 10_000, first: 60_000, between: 30_000, total: 600_000 }

/** The clock of one request: aborts its signal, with the right error as the reason, when the server takes too long. */
export interface Deadlines {
  /** Aborts when the caller stops the request or a time is over. */
  readonly signal: AbortSignal
  /** The connection is there; from now on the answer is waited for. */
  connected(): void
  /** A piece of the answer has come. */
  moved(): void
  /** Stops the clock. Has to be called, however the request ended. */
  end(): void
}

/** @param server the server's name and port, for the sentences */
export function startDeadlines(server: string, limits: Limits, caller: AbortSignal | undefined): Deadlines {
  const controller = new AbortController()
  const cancel = (): void => controller.abort(new DescryError('CANCELLED'))
  if (caller?.aborted) cancel()
  caller?.addEventListener('abort', cancel, { once: true })
  const after = (ms: number, code: 'CONNECT_TIMEOUT' | 'ANSWER_TIMEOUT' | 'STALLED' | 'TOO_LONG'): NodeJS.Timeout =>
    setTimeout(() => controller.abort(new DescryError(`ENDPOINT_${code}`, server)), ms)
  const total = after(limits.total, 'TOO_LONG')
  let step = after(limits.connect, 'CONNECT_TIMEOUT')
  return {
    signal: controller.signal,
    connected() {
      clearTimeout(step)
      step = after(limits.first, 'ANSWER_TIMEOUT')
    },
    moved() {
      clearTimeout(step)
      step = after(limits.between, 'STALLED')
    },
    end() {
      clearTimeout(step)
      clearTimeout(total)
      caller?.removeEventListener('abort', cancel)
    },
  }
}
