import { encodeFrameParts, FrameDecoder, type Frame } from './frame'
import type { Transport } from './transport'

interface ByteSource {
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown
  on(event: 'close' | 'end', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}
interface ByteSink {
  write(chunk: Uint8Array): unknown
  end(): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}

/** A transport over a pair of byte streams, such as an engine's standard input and output. */
export function streamTransport(source: ByteSource, sink: ByteSink): Transport {
  const decoder = new FrameDecoder()
  let onFrame: ((frame: Frame) => void) | undefined
  let onClose: (reason: Error | undefined) => void = () => {}
  let open = true

  const lose = (reason?: Error): void => {
    if (!open) return
    open = false
    onClose(reason)
  }
  const read = (chunk: Uint8Array): void => {
    if (!open) return
    try {
      for (const frame of decoder.push(chunk)) onFrame?.(frame)
    } catch (error) {
      // After a broken frame the boundaries are lost: nothing that follows can be trusted.
      sink.end()
      lose(error as Error)
    }
  }
  source.on('end', () => lose())
  source.on('close', () => lose())
  source.on('error', (error) => lose(error))
  sink.on('error', (error) => lose(error))

  return {
    send(frame) {
      if (!open) return
      for (const part of encodeFrameParts(frame)) sink.write(part)
    },
    onFrame(listener) {
      // Reading starts with the first listener: what comes while a process is still loading waits in the pipe.
      if (!onFrame) source.on('data', read)
      onFrame = listener
    },
    onClose: (listener) => void (onClose = listener),
    close() {
      sink.end()
      lose()
    },
  }
}
