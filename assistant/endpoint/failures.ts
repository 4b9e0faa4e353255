import { z } from 'zod'
import { DescryError } from '../../models/contract/errors'
import { cleanText } from '../describe/untrusted'
import type { Address } from './address'
import type { Deadlines } from './deadlines'
import { textOf, type Reply, type Server } from './request'

/** What a server writes about its own failure is shown up to this length. */
const MAX_REASON_CHARACTERS = 160
/** Where a server says only that it is busy, people are told to wait this long, in seconds. */
const USUAL_WAIT = 30
const MAX_WAIT = 3600

/**
 * What it means that no connection came to be, or that it broke before an answer. The cause may hold an address, never a key.
 * @param when what was being done: before there was a connection, while the request was sent, or while the answer was awaited
 */
export function connectionError(
  error: NodeJS.ErrnoException,
  { host, encrypted }: Address,
  when: 'before' | 'sending' | 'answering',
): DescryError {
  const code = error.code ?? ''
  const tells = (
    meaning: 'UNREACHABLE' | 'INSECURE' | 'BAD_JSON' | 'CUT' | 'CONNECT_TIMEOUT' | 'TOO_LARGE',
  ): DescryError => new DescryError(`ENDPOINT_${meaning}`, host, { cause: error })
  if (encrypted && /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL|HOSTNAME_)/.test(code))
    return tells('INSECURE')
  if (code === 'ETIMEDOUT') return tells('CONNECT_TIMEOUT')
  // What answers there speaks something else than HTTP.
  if (code.startsWith('HPE_')) return tells('BAD_JSON')
  // A server that closes before it has taken everything does not want all of it, and its reason is lost on the way.
  if (when === 'sending') return tells('TOO_LARGE')
  if (when === 'answering') return tells('CUT')
  return tells('UNREACHABLE')
}

/** Rejects with what a status means; resolves where it is a success. Reads the body of a failure, as far as it is worth telling. */
export async function checkStatus(
  reply: Reply,
  { address, key }: Server,
  model: string,
  deadlines: Deadlines,
): Promise<void> {
  const { status, headers } = reply
  const { host } = address
  if (status >= 200 && status < 300) return
  if (status >= 300 && status < 400) throw new DescryError('ENDPOINT_REDIRECT', targetOf(headers.location, address))
  switch (status) {
    case 401:
    case 407:
      throw new DescryError('ENDPOINT_KEY_REFUSED', host)
    case 403:
      throw new DescryError('ENDPOINT_FORBIDDEN', host)
    case 413:
      throw new DescryError('ENDPOINT_TOO_LARGE', host)
    case 429:
      throw new DescryError('ENDPOINT_BUSY', `${retryAfter(headers['retry-after'])} s`)
  }
  if (status === 503 && headers['retry-after'] !== undefined)
    throw new DescryError('ENDPOINT_BUSY', `${retryAfter(headers['retry-after'])} s`)
  if (status >= 500) throw new DescryError('ENDPOINT_FAILED', `${host} (${status})`)
  const reason = await reasonOf(reply, key, deadlines)
  if (status === 404 || status === 405)
    throw model !== '' && /model/i.test(reason)
      ? new DescryError('ENDPOINT_MODEL_MISSING', `${model} (${host})`)
      : new DescryError('ENDPOINT_PATH_MISSING', address.text)
  throw new DescryError('ENDPOINT_REFUSED', `${host} (${status})${reason && `: ${reason}`}`)
}

/** Seconds that a server asks to be left alone, from a number or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | undefined, now = Date.now()): number {
  const text = header?.trim() ?? ''
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000)
  return Number.isFinite(seconds) ? Math.min(MAX_WAIT, Math.max(1, seconds)) : USUAL_WAIT
}

/** Where a redirect leads, without what could carry a secret. */
function targetOf(location: string | undefined, { text }: Address): string {
  try {
    const { origin, pathname, protocol } = new URL(location ?? '', `${text}/`)
    return protocol === 'http:' || protocol === 'https:' ? cleanText(`${origin}${pathname}`, 100) : '?'
  } catch {
    return '?'
  }
}

const failureBody = z.object({
  error: z.union([z.string(), z.object({ message: z.string() })]).optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
})

/** The server's own words about a failure, made safe to show; empty where there are none that can be understood. */
export function reasonIn(value: unknown, key: string | null): string {
  const body = failureBody.safeParse(value).data
  const words = (typeof body?.error === 'string' ? body.error : body?.error?.message) ?? body?.message ?? body?.detail
  // Some servers repeat the key they were shown.
  const safe = key === null ? (words ?? '') : (words ?? '').replaceAll(key, '…')
  return cleanText(safe.replaceAll(/\b(Bearer\s+|sk-)\S{6,}/g, '…'), MAX_REASON_CHARACTERS).replace(/[.\s]+$/, '')
}

async function reasonOf(reply: Reply, key: string | null, deadlines: Deadlines): Promise<string> {
  try {
    return reasonIn(JSON.parse(await textOf(reply, deadlines)), key)
  } catch (error) {
    // Who stopped the request wants no reason.
    if (error instanceof DescryError && error.code === 'CANCELLED') throw error
    return ''
  }
}

/** The value of a JSON answer. Throws `ENDPOINT_HTML` and `ENDPOINT_BAD_JSON`. */
export function parseAnswer(text: string, { headers }: Pick<Reply, 'headers'>, { host }: Address): unknown {
  if (isHtml(text, headers['content-type'])) throw new DescryError('ENDPOINT_HTML', host)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DescryError('ENDPOINT_BAD_JSON', host, { cause: new Error('no JSON', { cause }) })
  }
}

export const isHtml = (text: string, type = ''): boolean =>
  /^text\/html|^application\/xhtml/i.test(type) || /^\s*<(!doctype|html|head|body)/i.test(text)
