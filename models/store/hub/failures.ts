import { DescryError } from '../../contract/errors'
import { codeOf } from '../disk/failures'
import { TryAgain } from './retry'

export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** One header's value; the first where it came several times. */
export const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

const PASSING = new Set([408, 425, 500, 502, 503, 504])
const LONGEST_TEXT = 120

/**
 * What a status that is no success means.
 * @param what the model or the file that was asked for
 * @param elsewhere the answer came from where the hub sent us to, by an address that is valid for a while only
 */
export function statusFailure(status: number, headers: Headers, what: string, elsewhere: boolean): Error {
  const code = header(headers, 'x-error-code')
  const plain = `HTTP ${status}`
  if (status === 429) {
    const seconds = waitSeconds(headers)
    return new TryAgain(new DescryError('HUB_BUSY', String(seconds ?? 60)), seconds)
  }
  if (PASSING.has(status)) return new TryAgain(new DescryError('HUB_UNREACHABLE', plain), waitSeconds(headers))
  // An address that ran out: the next try asks the hub for a new one.
  if (elsewhere && status >= 400) return new TryAgain(new DescryError('HUB_UNREACHABLE', plain))
  if (code === 'GatedRepo' || status === 403) return new DescryError('HUB_REFUSED', what)
  // The hub says 401 of what does not exist, so that nobody learns which private models there are.
  if (status === 401 && code === undefined) return new DescryError('HUB_REFUSED', what)
  if (status === 404 || status === 401 || status === 410) return new DescryError('HUB_MISSING', what)
  const text = header(headers, 'x-error-message')?.slice(0, LONGEST_TEXT)
  return new DescryError('HUB_UNREACHABLE', text === undefined ? plain : `${plain}, ${text}`)
}

/** Seconds the hub asks to wait: `RateLimit: "api";r=0;t=55`, or `Retry-After`, in seconds or as a date. */
export function waitSeconds(headers: Headers): number | undefined {
  const limit = /(?:^|;)\s*t\s*=\s*(\d+)/.exec(header(headers, 'ratelimit') ?? '')?.[1]
  if (limit !== undefined) return Number(limit)
  const after = header(headers, 'retry-after')
  if (after === undefined) return undefined
  if (/^\d+$/.test(after.trim())) return Number(after)
  // The hub's own clock says how long that is: this computer's may be wrong.
  const until = Date.parse(after)
  const now = Date.parse(header(headers, 'date') ?? '')
  return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, Math.round((until - now) / 1000))
}

const CERTIFICATE_DATES = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
const CERTIFICATES = /^(UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO_SELF|ERR_TLS_|CERT_|HOSTNAME_MISMATCH)/

/** What an exception of the network means: most pass, a certificate that does not fit stays. */
export function networkFailure(error: unknown, today = new Date()): unknown {
  if (error instanceof DescryError || error instanceof TryAgain) return error
  if (error instanceof Error && error.name === 'AbortError') return error
  const code = codeOf(error) || codeOf((error as { cause?: unknown } | null)?.cause)
  if (CERTIFICATE_DATES.has(code))
    return new DescryError('CLOCK_WRONG', today.toISOString().slice(0, 10), { cause: error })
  if (CERTIFICATES.test(code)) return new DescryError('HUB_UNTRUSTED', code, { cause: error })
  const words = code || (error instanceof Error ? error.message.slice(0, LONGEST_TEXT) : 'no connection')
  return new TryAgain(new DescryError('HUB_UNREACHABLE', words, { cause: error }))
}
