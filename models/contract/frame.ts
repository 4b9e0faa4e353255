/**
 * The frame codec: `[u32 header bytes][u32 binary bytes][header: UTF-8 JSON][binary]`, integers big-endian.
 * The same frames travel over stdio, WebSocket and Electron's IPC, and do not depend on the JavaScript engine at either end.
 */
export interface Frame {
  header: unknown
  binary?: Uint8Array
}

const PREFIX_BYTES = 8
/** A header longer than this is refused: no honest message is that long, and it bounds what a broken peer can make us hold. */
export const MAX_HEADER_BYTES = 32 * 1024 * 1024
/** The largest picture file Descry opens (256 MiB), plus some room. */
export const MAX_BINARY_BYTES = 272 * 1024 * 1024

export class FrameError extends Error {
  override name = 'FrameError'
}

/**
 * Encodes a frame as the pieces to write one after another, so that the binary part is never copied.
 * Throws {@link FrameError} on sizes over the limits: the other side would end the connection.
 */
export function encodeFrameParts(frame: Frame): Uint8Array[] {
  const header = new TextEncoder().encode(JSON.stringify(frame.header))
  if (header.length > MAX_HEADER_BYTES || (frame.binary?.length ?? 0) > MAX_BINARY_BYTES)
    throw new FrameError('frame too large')
  const head = new Uint8Array(PREFIX_BYTES + header.length)
  const view = new DataView(head.buffer)
  view.setUint32(0, header.length)
  view.setUint32(4, frame.binary?.length ?? 0)
  head.set(header, PREFIX_BYTES)
  return frame.binary && frame.binary.length > 0 ? [head, frame.binary] : [head]
}

/** Encodes a frame as one array, for transports that keep message boundaries. */
export function encodeFrame(frame: Frame): Uint8Array {
  return concat(encodeFrameParts(frame))
}

/** Decodes exactly one frame. Throws {@link FrameError} when the bytes are not one whole frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const decoder = new FrameDecoder()
  const frames = decoder.push(bytes)
  if (frames.length !== 1 || decoder.pending > 0) throw new FrameError('not exactly one frame')
  return frames[0] as Frame
}

/** Puts frames back together from a byte stream that may cut them anywhere. */
export class FrameDecoder {
  private chunks: Uint8Array[] = []
  private length = 0

  /** Bytes received that are not yet part of a whole frame. */
  get pending(): number {
    return this.length
  }

  /** Adds bytes and returns the frames that became whole. Throws {@link FrameError} on sizes over the limits or a bad header. */
  push(chunk: Uint8Array): Frame[] {
    if (chunk.length > 0) this.chunks.push(chunk)
    this.length += chunk.length
    const frames: Frame[] = []
    for (;;) {
      if (this.length < PREFIX_BYTES) return frames
      const first = this.gather(PREFIX_BYTES)
      const view = new DataView(first.buffer, first.byteOffset, PREFIX_BYTES)
      const headerBytes = view.getUint32(0)
      const binaryBytes = view.getUint32(4)
      if (headerBytes > MAX_HEADER_BYTES || binaryBytes > MAX_BINARY_BYTES) throw new FrameError('frame too large')
      const total = PREFIX_BYTES + headerBytes + binaryBytes
      if (this.length < total) return frames
      frames.push(parse(this.take(total), headerBytes))
    }
  }

  /** Makes the first chunk at least `size` bytes long; called only when that many bytes are there. */
  private gather(size: number): Uint8Array {
    const first = this.chunks[0] as Uint8Array
    if (first.length >= size) return first
    const joined = concat(this.chunks)
    this.chunks = [joined]
    return joined
  }

  private take(size: number): Uint8Array {
    const all = this.gather(size)
    const taken = all.subarray(0, size)
    if (all.length > size) this.chunks[0] = all.subarray(size)
    else this.chunks.shift()
    this.length -= size
    return taken
  }
}

function parse(bytes: Uint8Array, headerBytes: number): Frame {
  const end = PREFIX_BYTES + headerBytes
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(PREFIX_BYTES, end)))
  } catch (error) {
    throw new FrameError('the header is not JSON', { cause: error })
  }
  return end < bytes.length ? { header, binary: bytes.subarray(end) } : { header }
}

function concat(parts: Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
