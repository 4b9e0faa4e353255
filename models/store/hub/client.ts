import type { Readable } from 'node:stream'
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici'
import { DescryError } from '../../contract/errors'
import { takesToken, USUAL_HUB } from '../../contract/hub'
import { header, networkFailure, statusFailure, type Headers } from './failures'

const MOST_REDIRECTS = 6
/** The largest listing of a known model has a few hundred kilobytes. */
const LARGEST_JSON = 16 * 1024 * 1024
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export interface HubTimes {
  connectMs: number
  /** Until the first line of an answer. */
  headersMs: number
  /** Between two pieces of a body. A slow hub is waited for as long as something comes. */
  bodyMs: number
}
export const USUAL_TIMES: HubTimes = { connectMs: 15_000, headersMs: 30_000, bodyMs: 30_000 }

export interface HubOptions {
  /** `HF_ENDPOINT`: a mirror instead of the usual hub. */
  endpoint?: string | undefined
  token?: string | undefined
  times?: HubTimes
}

export interface HubAnswer {
  status: number
  headers: Headers
  body: Readable
  /** Where it came from in the end. */
  url: URL
  /** Headers of the hub's own answer, where it sent us elsewhere. */
  hubHeaders: Headers
}

interface SendOptions {
  method?: 'GET' | 'HEAD'
  /** May differ from one place to the next that the hub leads to. */
  headers?: (url: URL) => Record<string, string>
  signal?: AbortSignal | undefined
  /** `relative`: an answer that leads to another place is the answer. */
  follow?: 'all' | 'relative'
  /** Statuses besides success that the caller understands. */
  accepts?: readonly number[]
  /** What is asked for, for sentences. */
  what: string
}

/** Asks a hub. Rejects with `TryAgain` for what may pass, with `DescryError` for the rest. */
export interface HubClient {
  /** @param path path and query below the endpoint */
  send(path: string, options: SendOptions): Promise<HubAnswer>
  json(path: string, options: SendOptions): Promise<{ value: unknown; headers: Headers }>
  readonly endpoint: URL
  close(): Promise<void>
}

export function createHubClient({ endpoint = USUAL_HUB, token, times = USUAL_TIMES }: HubOptions): HubClient {
  const base = readEndpoint(endpoint)
  const agent = new EnvHttpProxyAgent({
    connect: { timeout: times.connectMs },
    headersTimeout: times.headersMs,
    bodyTimeout: times.bodyMs,
  })
  let secret = takesToken(base) && !goesThroughProxy(base) ? token : undefined

  const once = async (url: URL, options: SendOptions): Promise<Dispatcher.ResponseData> => {
    const own = url.origin === base.origin
    try {
      return await request(url, {
        dispatcher: agent,
        method: options.method ?? 'GET',
        headers: {
          'user-agent': 'descry',
          'accept-encoding': 'identity',
          ...options.headers?.(url),
          ...(own && secret !== undefined && { authorization: `Bearer ${secret}` }),
        },
        ...(options.signal && { signal: options.signal }),
      })
    } catch (error) {
      throw networkFailure(error)
    }
  }

  const send = async (path: string, options: SendOptions): Promise<HubAnswer> => {
    let url = new URL(base.pathname.replace(/\/$/, '') + path, base)
    let hubHeaders: Headers | undefined
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const answer = await once(url, options)
      const { statusCode: status, headers } = answer
      const location = header(headers, 'location')
      if (url.origin === base.origin) hubHeaders = headers
      if (REDIRECTS.has(status) && location !== undefined) {
        const next = readRedirect(location, url)
        if (options.follow === 'relative' && !isRelative(location))
          return { status, headers, body: answer.body, url, hubHeaders: headers }
        drop(answer.body)
        url = next
        continue
      }
      if ((status >= 200 && status < 300) || options.accepts?.includes(status))
        return { status, headers, body: answer.body, url, hubHeaders: hubHeaders ?? headers }
      drop(answer.body)
      const own = url.origin === base.origin
      if (status === 401 && own && secret !== undefined) {
        // A token that is no longer valid closes what everybody may have; without it that is open.
        secret = undefined
        continue
      }
      throw statusFailure(status, headers, options.what, !own)
    }
    throw new DescryError('HUB_UNTRUSTED', 'too many redirects')
  }

  return {
    endpoint: base,
    send,
    async json(path, options) {
      const { body, headers } = await send(path, options)
      const chunks: Buffer[] = []
      let length = 0
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          length += chunk.length
          if (length > LARGEST_JSON) throw new DescryError('HUB_UNTRUSTED', 'a listing without end')
          chunks.push(chunk)
        }
      } catch (error) {
        throw networkFailure(error)
      }
      try {
        return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown, headers }
      } catch (cause) {
        // The page that a hotel's network shows before one has paid.
        throw new DescryError('HUB_UNTRUSTED', base.host, { cause })
      }
    },
    close: () => agent.destroy(),
  }
}

function readEndpoint(endpoint: string): URL {
  const url = parseUrl(endpoint)
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new DescryError('HUB_UNREACHABLE', endpoint)
  return url
}

function readRedirect(location: string, from: URL): URL {
  const next = parseUrl(location, from)
  const open = next?.protocol === 'http:' && from.protocol === 'http:'
  if (!next || !(next.protocol === 'https:' || open)) throw new DescryError('HUB_UNTRUSTED', 'a redirect')
  return next
}

const isRelative = (location: string): boolean => location.startsWith('/') && !location.startsWith('//')

/** Whether a proxy would see what is sent unencrypted to this computer itself, or to what it takes for that. */
function goesThroughProxy({ protocol, hostname }: URL, env: NodeJS.ProcessEnv = process.env): boolean {
  if (protocol === 'https:' || !(env['http_proxy'] || env['HTTP_PROXY'])) return false
  const without = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').split(/[\s,]+/)
  return !without.includes(hostname) && !without.includes('*')
}

/** A body that nobody reads would keep its connection. */
function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

/** The address, or null where it is none. */
export function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
