import type { Readable } from 'node:stream'

/** 100 ms of 16 kHz PCM, 16 bit, one channel. */
const PIECE = 3200

/** Reads a program's PCM in pieces of 100 ms; what is left at the end comes as a shorter one. Resolves when the stream ends. */
export async function readPieces(stream: Readable, onSound: (pcm: Uint8Array) => void): Promise<void> {
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of stream) {
    let bytes = chunk as Uint8Array
    if (rest.length > 0) bytes = Buffer.concat([rest, bytes])
    let at = 0
    for (; at + PIECE <= bytes.length; at += PIECE) onSound(bytes.subarray(at, at + PIECE))
    rest = bytes.slice(at)
  }
  // A sample has two bytes.
  if (rest.length > 1) onSound(rest.subarray(0, rest.length - (rest.length % 2)))
}
