import type { WebSocket } from 'ws'
import {
  decodeFrame,
  encodeFrameParts,
  MAX_BINARY_BYTES,
  MAX_HEADER_BYTES,
  type Frame,
  type Transport,
} from '../../models/contract'

/** The longest message a WebSocket may carry: one frame with the longest header and the largest binary part, in bytes. */
export const MAX_MESSAGE_BYTES = 8 + MAX_HEADER_BYTES + MAX_BINARY_BYTES

/** Close codes of RFC 6455, section 7.4.1. */
export const CLOSE = { goingAway: 1001, unsupportedData: 1003, invalidData: 1007, refused: 1008 } as const

/**
 * A transport over one WebSocket: each binary message is one whole frame.
 * A text message or a broken frame ends the connection, because nothing after it can be trusted.
 */
export function socketTransport(socket: WebSocket): Transport {
  let onFrame: (frame: Frame) => void = () => {}
  let onClose: (reason: Error | undefined) => void = () => {}
  let open = true
  let reason: Error | undefined

  const lose = (): void => {
    if (!open) return
    open = false
    onClose(reason)
  }
  socket.on('message', (data: Buffer, isBinary) => {
    if (!open) return
    if (!isBinary) return socket.close(CLOSE.unsupportedData)
    let frame: Frame
    try {
      frame = decodeFrame(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    } catch (error) {
      reason = error as Error
      socket.close(CLOSE.invalidData)
      return lose()
    }
    onFrame(frame)
  })
  socket.on('error', (error) => (reason = error))
  socket.on('close', lose)

  return {
    send(frame) {
      if (!open || socket.readyState !== socket.OPEN) return
      const parts = encodeFrameParts(frame)
      // Sent as fragments of one message, so that a large binary part is not copied.
      for (const [index, part] of parts.entries()) socket.send(part, { binary: true, fin: index === parts.length - 1 })
    },
    onFrame: (listener) => void (onFrame = listener),
    onClose: (listener) => void (onClose = listener),
    close() {
      socket.close()
      lose()
    },
  }
}
