import { decodeFrame, encodeFrame, MAX_BINARY_BYTES, MAX_HEADER_BYTES } from '../../models/contract/frame'
import type { Frame } from '../../models/contract/frame'
import type { Transport } from '../../models/contract/transport'
import { FRAME_CHANNEL } from '../channel'
import { isAppUrl } from './own-page'

/** What the bridge needs of the frame that a message came from. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** What it needs of a page; Electron's `webContents` is one. */
export interface PageContents {
  readonly ipc: {
    on(channel: string, listener: (event: { senderFrame: SenderFrame | null }, message: unknown) => void): unknown
  }
  on(event: 'did-navigate' | 'render-process-gone' | 'destroyed', listener: () => void): unknown
  send(channel: string, message: Uint8Array): void
  isDestroyed(): boolean
}

/** The longest frame: its two sizes, the longest header and the largest picture. */
const MAX_FRAME_BYTES = 8 + MAX_HEADER_BYTES + MAX_BINARY_BYTES

/**
 * Connects a page with whoever serves the contract. Each time the page is loaded it gets a new transport, and the calls of the page
 * before it are cancelled. Messages count only from the top frame of Descry's own page; all others are dropped unread.
 * @param serve called with a transport when a page sends its first frame
 */
export function connectPage(contents: PageContents, serve: (transport: Transport) => void): void {
  let page: OpenPage | null = null
  const close = (): void => {
    page?.close()
    page = null
  }
  contents.on('did-navigate', close)
  contents.on('render-process-gone', close)
  contents.on('destroyed', close)
  contents.ipc.on(FRAME_CHANNEL, ({ senderFrame }, message) => {
    if (!senderFrame || senderFrame.parent !== null || !isAppUrl(senderFrame.url)) return
    if (!(message instanceof Uint8Array) || message.length > MAX_FRAME_BYTES) return
    let frame: Frame
    try {
      frame = decodeFrame(message)
    } catch {
      // What is not a frame has no id, so there is nobody to answer. The next message is a frame of its own.
      return
    }
    if (!page) {
      page = openPage(contents)
      serve(page.transport)
    }
    page.receive(frame)
  })
}

interface OpenPage {
  transport: Transport
  receive(frame: Frame): void
  close(): void
}

function openPage(contents: PageContents): OpenPage {
  let onFrame: (frame: Frame) => void = () => {}
  let onClose: (reason: Error | undefined) => void = () => {}
  let open = true
  const close = (): void => {
    if (!open) return
    open = false
    onClose(undefined)
  }
  return {
    transport: {
      send: (frame) => {
        if (open && !contents.isDestroyed()) contents.send(FRAME_CHANNEL, encodeFrame(frame))
      },
      onFrame: (listener) => void (onFrame = listener),
      onClose: (listener) => void (onClose = listener),
      close,
    },
    receive: (frame) => {
      if (open) onFrame(frame)
    },
    close,
  }
}
