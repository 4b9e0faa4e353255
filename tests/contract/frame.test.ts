import { describe, expect, it } from 'vitest'
import {
  decodeFrame,
  encodeFrame,
  encodeFrameParts,
  FrameDecoder,
  FrameError,
  MAX_BINARY_BYTES,
  MAX_HEADER_BYTES,
  type Frame,
} from '../../models/contract'

/** The generator “mulberry32”: the same numbers in every run, so that a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const TEXTS = ['', 'plain', 'Größe', '👩🏽‍🦯', '\u0000\u001f"\\', '\u2028', 'x'.repeat(3000)]

function anyFrame(below: (limit: number) => number): Frame {
  const value = (depth: number): unknown => {
    const kind = below(depth > 2 ? 4 : 6)
    if (kind === 0) return null
    if (kind === 1) return below(2) === 0
    if (kind === 2) return below(1_000_000) / 8 - 5000
    if (kind === 3) return TEXTS[below(TEXTS.length)]
    if (kind === 4) return Array.from({ length: below(4) }, () => value(depth + 1))
    return Object.fromEntries(Array.from({ length: below(4) }, (_, index) => [`key${index}`, value(depth + 1)]))
  }
  const header = value(0)
  if (below(2) === 0) return { header }
  return { header, binary: Uint8Array.from({ length: 1 + below(below(2) === 0 ? 20 : 5000) }, () => below(256)) }
}

function cut(bytes: Uint8Array, below: (limit: number) => number): Uint8Array[] {
  const longest = [1, 3, 9, 100, 5000][below(5)] as number
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const size = below(longest + 1)
    chunks.push(bytes.slice(at, at + size))
    at += size
  }
  return chunks
}

const joined = (parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
const plain = ({ header, binary }: Frame): Frame => (binary ? { header, binary: new Uint8Array(binary) } : { header })

describe('Frames', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'come out as they went in, however the bytes are cut (seed %i)',
    (seed) => {
      const below = numbers(seed)
      const sent = Array.from({ length: 1 + below(8) }, () => anyFrame(below))
      const decoder = new FrameDecoder()
      const received = cut(joined(sent.map(encodeFrame)), below).flatMap((chunk) => decoder.push(chunk))
      expect(received.map(plain)).toEqual(sent)
      expect(decoder.pending).toBe(0)
    },
  )

  it('are the same bytes in parts as in one piece, and the binary part is not copied', () => {
    const frame = { header: { a: 1 }, binary: Uint8Array.of(1, 2, 3) }
    const parts = encodeFrameParts(frame)
    expect(joined(parts)).toEqual(encodeFrame(frame))
    expect(parts[1]).toBe(frame.binary)
  })

  it('begin with the two lengths, most significant byte first', () => {
    const bytes = encodeFrame({ header: 'ab', binary: new Uint8Array(258) })
    expect([...bytes.subarray(0, 8)]).toEqual([0, 0, 0, 4, 0, 0, 1, 2])
    expect(new TextDecoder().decode(bytes.subarray(8, 12))).toBe('"ab"')
  })

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'that lack their end are never handed on (seed %i)',
    (seed) => {
      const below = numbers(1000 + seed)
      const whole = encodeFrame(anyFrame(below))
      const part = whole.subarray(0, below(whole.length))
      const decoder = new FrameDecoder()
      expect(decoder.push(part)).toEqual([])
      expect(decoder.pending).toBe(part.length)
      expect(() => decodeFrame(part)).toThrow(FrameError)
    },
  )

  it.each(Array.from({ length: 100 }, (_, seed) => seed))(
    'with any bytes changed are either a frame or refused as one (seed %i)',
    (seed) => {
      const below = numbers(2000 + seed)
      const bytes = encodeFrame(anyFrame(below)).slice()
      for (let change = 0; change <= below(4); change++) bytes[below(bytes.length)] = below(256)
      try {
        expect(decodeFrame(bytes)).toHaveProperty('header')
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError)
      }
    },
  )

  it('two at once are not exactly one', () => {
    const one = encodeFrame({ header: 1 })
    expect(() => decodeFrame(joined([one, one]))).toThrow(FrameError)
    expect(() => decodeFrame(joined([one, Uint8Array.of(0)]))).toThrow(FrameError)
  })

  it('over the limits are refused by their first eight bytes, before anything is held', () => {
    const announce = (header: number, binary: number): Uint8Array => {
      const bytes = new Uint8Array(8)
      new DataView(bytes.buffer).setUint32(0, header)
      new DataView(bytes.buffer).setUint32(4, binary)
      return bytes
    }
    expect(() => new FrameDecoder().push(announce(MAX_HEADER_BYTES + 1, 0))).toThrow(FrameError)
    expect(() => new FrameDecoder().push(announce(0, MAX_BINARY_BYTES + 1))).toThrow(FrameError)
    expect(new FrameDecoder().push(announce(MAX_HEADER_BYTES, MAX_BINARY_BYTES))).toEqual([])
  })

  it.each([
    ['an empty header', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['a header that is not JSON', [0, 0, 0, 1, 0, 0, 0, 0, 0x7b]],
    ['a header that is not UTF-8', [0, 0, 0, 3, 0, 0, 0, 0, 0x22, 0xff, 0x22]],
  ])('with %s are refused', (_what, bytes) => {
    expect(() => decodeFrame(Uint8Array.from(bytes))).toThrow(FrameError)
  })
})
