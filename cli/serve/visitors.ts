import { WebSocketServer, type WebSocket } from 'ws'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { refuse as refuseHandshake } from './refusal'
import { CLOSE, MAX_MESSAGE_BYTES } from './socket'
import type { Token } from './token'

/** A page has this long to show the token, in milliseconds. */
const TOKEN_MS = 5000
/** Before it has shown the token, a page may send so many bytes: enough for the token, and too few to fill memory. */
const MAX_BYTES_BEFORE_TOKEN = 128 * 1024
/** How long a page may take to say goodbye when the host ends, in milliseconds. */
const GOODBYE_MS = 1000

/** The pages that are connected by WebSocket. */
export interface Visitors {
  /** Takes over the connection of a request that was already checked. */
  admit(request: IncomingMessage, connection: Duplex, head: Buffer): void
  /** Says goodbye to everybody. */
  dismiss(): Promise<void>
}

/**
 * @param onVisitor called with each page that has shown the token
 * @param onCount called with the number of such pages whenever it changes
 */
export function createVisitors(
  token: Token,
  onVisitor: (socket: WebSocket) => void,
  onCount: (count: number) => void,
): Visitors {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  // Left alone, the library would answer broken handshakes without the headers that all answers have.
  server.on('wsClientError', (_error, connection, request) =>
    refuseHandshake(connection, request.headers.host ?? '', 400),
  )
  const trusted = new Set<WebSocket>()

  const welcome = (socket: WebSocket, connection: Duplex): void => {
    // Who was refused stays under the limit until the connection is gone.
    const refuse = (): void => socket.close(CLOSE.refused)
    const timer = setTimeout(refuse, TOKEN_MS)
    let received = 0
    const count = (chunk: Buffer): void => {
      received += chunk.length
      if (received > MAX_BYTES_BEFORE_TOKEN) socket.terminate()
    }
    const release = (): void => {
      clearTimeout(timer)
      connection.off('data', count)
    }
    connection.on('data', count)
    // Without a listener a broken message would end the whole host; the connection closes by itself.
    socket.on('error', () => {})
    socket.once('close', () => {
      release()
      if (trusted.delete(socket)) onCount(trusted.size)
    })
    socket.once('message', (data, isBinary) => {
      if (isBinary || !token.isShownBy(String(data))) return refuse()
      // A page that shows the right token too late is already being closed.
      if (socket.readyState !== socket.OPEN) return
      release()
      trusted.add(socket)
      onCount(trusted.size)
      onVisitor(socket)
    })
  }

  return {
    admit: (request, connection, head) =>
      server.handleUpgrade(request, connection, head, (socket) => welcome(socket, connection)),
    async dismiss() {
      const gone = [...server.clients].map(
        (socket) =>
          new Promise<void>((resolve) => {
            const timer = setTimeout(() => socket.terminate(), GOODBYE_MS)
            socket.once('close', () => {
              clearTimeout(timer)
              resolve()
            })
            socket.close(CLOSE.goingAway)
          }),
      )
      await Promise.all(gone)
    },
  }
}
