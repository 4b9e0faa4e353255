import { decodeFrame, encodeFrame, type Frame, type Transport } from '../../assistant/contract'

/** What the desktop's preload script puts on the page: whole encoded frames, one per message. */
export interface DesktopBridge {
  send(frame: Uint8Array): void
  onFrame(listener: (frame: Uint8Array) => void): () => void
}

declare global {
  interface Window {
    descry?: DesktopBridge
  }
}

/** The host closed the channel because the token is not (or no longer) right; trying again would not help. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

/** Close codes that mean “not with this token”: the standard's policy violation, and the two of the application range. */
const REFUSED_CODES = new Set([1008, 4401, 4403])

export function desktopTransport(bridge: DesktopBridge): Transport {
  let unsubscribe = (): void => {}
  let onClose: (reason: Error | undefined) => void = () => {}
  return {
    send: (frame) => bridge.send(encodeFrame(frame)),
    onFrame: (listener) => {
      unsubscribe()
      unsubscribe = bridge.onFrame((bytes) => listener(decodeFrame(bytes)))
    },
    onClose: (listener) => void (onClose = listener),
    close() {
      unsubscribe()
      onClose(undefined)
    },
  }
}

/** Opens a WebSocket and shows the token. Rejects where the host can't be reached. */
export function openSocketTransport(url: string, token: string): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    socket.onerror = () => reject(new Error('the host can’t be reached'))
    socket.onclose = (event) => reject(closeReason(event))
    socket.onopen = () => {
      socket.send(JSON.stringify({ token }))
      resolve(overSocket(socket))
    }
  })
}

function overSocket(socket: WebSocket): Transport {
  let onFrame: (frame: Frame) => void = () => {}
  let onClose: (reason: Error | undefined) => void = () => {}
  socket.onerror = null
  socket.onclose = (event) => onClose(closeReason(event))
  socket.onmessage = ({ data }) => {
    if (!(data instanceof ArrayBuffer)) return
    try {
      onFrame(decodeFrame(new Uint8Array(data)))
    } catch {
      // A host that sends broken frames can't be understood: start afresh.
      socket.close()
    }
  }
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame) as Uint8Array<ArrayBuffer>)
    },
    onFrame: (listener) => void (onFrame = listener),
    onClose: (listener) => void (onClose = listener),
    close: () => socket.close(),
  }
}

const closeReason = (event: CloseEvent): Error =>
  REFUSED_CODES.has(event.code) ? new RefusedError('the token was refused') : new Error('the connection was closed')

/** How this page reaches its host: the desktop's bridge where there is one, else the server it came from. */
export function hostTransport(token: string): () => Promise<Transport> {
  const bridge = window.descry
  if (bridge) return () => Promise.resolve(desktopTransport(bridge))
  const { protocol, host } = window.location
  return () => openSocketTransport(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc`, token)
}
