import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { DescryError } from '../../models/contract/errors'
import type { Address } from './address'
import { startDeadlines, type Deadlines, type Limits } from './deadlines'
import { connectionError } from './failures'

/** A server, the key for it, and how long it may take. */
export interface Server {
  address: Address
  /** Sent as a bearer token; null where the server wants none. */
  key: string | null
  limits: Limits
}

export interface Request {
  method: 'GET' | 'POST'
  /** Below the address, such as `/models`. */
  path: string
  body?: { type: string; bytes: Uint8Array }
  /** The most that is taken of the answer, in bytes. */
  maxBytes: number
}

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  /** Throws `DescryError` where it breaks off, stalls, or is larger than allowed. */
  body: AsyncIterable<Uint8Array>
}

/**
 * Sends one request over a connection of its own and hands its reply to `use`; the connection is gone when `use` is done. Redirects are
 * not followed, cookies neither kept nor sent, and nothing is asked to be compressed. Rejects with `DescryError` only.
 */
export async function withReply<T>(
  server: Server,
  request: Request,
  signal: AbortSignal | undefined,
  use: (reply: Reply, deadlines: Deadlines) => Promise<T>,
): Promise<T> {
  const { host } = server.address
  const deadlines = startDeadlines(host, server.limits, signal)
  try {
    const answer = await send(server, request, deadlines)
    try {
      const reply: Reply = {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: bounded(answer, host, request.maxBytes, deadlines),
      }
      return await use(reply, deadlines)
    } finally {
      answer.destroy()
    }
  } finally {
    deadlines.end()
  }
}

function send(
  { address, key }: Server,
  { method, path, body }: Request,
  deadlines: Deadlines,
): Promise<IncomingMessage> {
  const { signal } = deadlines
  const open = address.encrypted ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as DescryError)
    const outgoing = open(`${address.text}${path}`, {
      method,
      // A connection of its own: nothing of one request can be taken for the answer to another.
      agent: false,
      headers: {
        Accept: 'application/json, text/event-stream',
        'Accept-Encoding': 'identity',
        'User-Agent': 'Descry',
        ...(key !== null && { Authorization: `Bearer ${key}` }),
        ...(body && { 'Content-Type': body.type, 'Content-Length': body.bytes.byteLength }),
      },
    })
    let connected = false
    let sent = body === undefined
    let answered = false
    const stop = (): void => void outgoing.destroy(signal.reason as DescryError)
    signal.addEventListener('abort', stop, { once: true })
    outgoing.on('socket', (socket) => {
      socket.once(address.encrypted ? 'secureConnect' : 'connect', () => {
        connected = true
        deadlines.connected()
      })
    })
    outgoing.on('response', (answer) => {
      answered = true
      // From here on a failure shows in the answer's body. A server may refuse before it has taken all that was sent.
      answer.on('error', () => {})
      resolve(answer)
    })
    outgoing.on('error', (error) => {
      const when = !connected ? 'before' : sent ? 'answering' : 'sending'
      if (!answered) reject(signal.aborted ? (signal.reason as DescryError) : connectionError(error, address, when))
    })
    outgoing.on('close', () => signal.removeEventListener('abort', stop))
    if (body) outgoing.write(body.bytes, (error) => (sent = !error))
    outgoing.end()
  })
}

async function* bounded(
  answer: IncomingMessage,
  host: string,
  maxBytes: number,
  { signal }: Deadlines,
): AsyncGenerator<Uint8Array> {
  const stop = (): void => void answer.destroy(signal.reason as DescryError)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  let taken = 0
  try {
    for await (const piece of answer as AsyncIterable<Uint8Array>) {
      taken += piece.byteLength
      if (taken > maxBytes) throw new DescryError('ENDPOINT_TOO_LONG', host)
      yield piece
    }
    if (!answer.complete) throw new DescryError('ENDPOINT_CUT', host)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw error instanceof DescryError ? error : new DescryError('ENDPOINT_CUT', host, { cause: error })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** All of a reply as text. */
export async function textOf({ body }: Pick<Reply, 'body'>, deadlines: Deadlines): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of body) {
    deadlines.moved()
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}
