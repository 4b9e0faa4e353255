import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { DescryError, toDescryError } from '../../models/contract'
import { createGuard } from './guard'
import { securityHeaders } from './headers'
import type { PageFile } from './page'
import { refuse } from './refusal'

const ADDRESS = '127.0.0.1'
const SOCKET_PATH = '/rpc'
/** More than any number of tabs needs. */
const MAX_CONNECTIONS = 256
/** How long answers under way may take when the server ends, in milliseconds. */
const GOODBYE_MS = 1000

export interface PageServer {
  port: number
  /** Who takes over WebSockets that passed the checks. Until then they are refused. */
  onSocket(listener: (request: IncomingMessage, connection: Duplex, head: Buffer) => void): void
  close(): Promise<void>
}

/**
 * Serves `page` on 127.0.0.1. Throws `PORT_IN_USE`.
 * Every request is checked for `Host` and `Origin` before anything else is looked at, and nothing of it is logged.
 */
export async function openServer(wantedPort: number, page: ReadonlyMap<string, PageFile>): Promise<PageServer> {
  // Requests without `Host` are refused here, with the same headers as all others.
  const server = createServer({ requireHostHeader: false })
  server.maxConnections = MAX_CONNECTIONS
  const port = await listen(server, wantedPort)
  const guard = createGuard(port)
  const ownAuthority = `${ADDRESS}:${port}`
  let onSocket: ((request: IncomingMessage, connection: Duplex, head: Buffer) => void) | undefined

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const authority = guard.authority(request)
    const say = (status: number, headers: Record<string, string> = {}, file?: PageFile): void => {
      const body = file?.body ?? Buffer.from(`${STATUS_CODES[status]}\n`)
      response.writeHead(status, {
        ...securityHeaders(authority ?? ownAuthority),
        'Content-Type': file?.type ?? 'text/plain; charset=utf-8',
        'Content-Length': body.length,
        ...headers,
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    if (authority === undefined) return say(403, { Connection: 'close' })
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return say(405, { Allow: 'GET, HEAD', Connection: 'close' })
    const file = page.get((request.url ?? '').split('?', 1)[0] ?? '')
    if (file) say(200, {}, file)
    else say(404)
  }

  server.on('request', answer)
  server.on('checkExpectation', answer)
  server.on('clientError', (_error, connection) => refuse(connection, ownAuthority, 400))
  server.on('upgrade', (request, connection, head) => {
    // A page that goes away in the middle must not end the host.
    connection.on('error', () => connection.destroy())
    if (guard.authorityOfSocket(request) === undefined) refuse(connection, ownAuthority, 403)
    else if (request.method !== 'GET' || request.url !== SOCKET_PATH || !onSocket) refuse(connection, ownAuthority, 404)
    else onSocket(request, connection, head)
  })

  return {
    port,
    onSocket: (listener) => void (onSocket = listener),
    close: () =>
      new Promise((resolve) => {
        onSocket = undefined
        // Somebody who sends half a request must not keep the host from ending.
        const timer = setTimeout(() => server.closeAllConnections(), GOODBYE_MS)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

function listen(server: Server, wantedPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new DescryError('PORT_IN_USE', String(wantedPort), { cause })
          : toDescryError(cause),
      ),
    )
    server.listen(wantedPort, ADDRESS, () => resolve((server.address() as AddressInfo).port))
  })
}
