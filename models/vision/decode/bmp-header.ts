import { DescryError } from '../../contract/errors'

/** Where the bits of one channel lie in a pixel, for pixels of 16 and 32 bits. */
export interface Mask {
  shift: number
  /** The largest value of the channel; 0 where the picture has no such channel. */
  max: number
}

export interface BmpHeader {
  width: number
  height: number
  topDown: boolean
  bits: 1 | 4 | 8 | 16 | 24 | 32
  coding: 'plain' | 'rle'
  /** Red, green, blue, alpha. */
  masks: [Mask, Mask, Mask, Mask]
  /** `RGBRGB…`, up to 256 colours; empty where pixels carry their own. */
  palette: Uint8Array
  /** Where the pixels begin in the file. */
  pixelsAt: number
}

const CORE = 12
const INFO = 40
const WITH_ALPHA_MASK = 56
const RGB = 0
const RLE8 = 1
const RLE4 = 2
const BITFIELDS = 3
const ALPHA_BITFIELDS = 6
const bitDepths: readonly number[] = [1, 4, 8, 16, 24, 32]

function maskOf(value: number): Mask {
  if (value === 0) return { shift: 0, max: 0 }
  const shift = 31 - Math.clz32(value & -value)
  return { shift, max: value >>> shift }
}

/** Bits of red, green, blue and alpha where the file does not say: 5 bits each of 16, 8 bits each of 32 with the last 8 unused. */
const usualMasks = (bits: number): number[] => (bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0])

function readPalette(view: DataView, at: number, end: number, count: number, entryBytes: number): Uint8Array {
  const whole = Math.max(0, Math.min(count, Math.floor((end - at) / entryBytes)))
  const palette = new Uint8Array(whole * 3)
  for (let i = 0; i < whole; i++) {
    const entry = at + i * entryBytes
    // Stored blue, green, red.
    for (let channel = 0; channel < 3; channel++) palette[i * 3 + channel] = view.getUint8(entry + 2 - channel)
  }
  return palette
}

/**
 * Reads the header of a Windows or OS/2 bitmap. Throws `PICTURE_DAMAGED` where it contradicts itself and
 * `PICTURE_UNSUPPORTED` for the rare kinds that hold a JPEG or PNG for printers.
 */
export function readBmpHeader(bytes: Uint8Array, name: string): BmpHeader {
  const damaged = (): never => {
    throw new DescryError('PICTURE_DAMAGED', name)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 14 + CORE) return damaged()
  const headerBytes = view.getUint32(14, true)
  const core = headerBytes === CORE
  if ((!core && headerBytes < INFO) || bytes.length < 14 + headerBytes) return damaged()

  const width = core ? view.getUint16(18, true) : view.getInt32(18, true)
  const signedHeight = core ? view.getUint16(20, true) : view.getInt32(22, true)
  const bits = view.getUint16(core ? 24 : 28, true)
  const compression = core ? RGB : view.getUint32(30, true)
  const height = Math.abs(signedHeight)
  if (width <= 0 || height === 0 || !bitDepths.includes(bits)) return damaged()

  const hasMasks = compression === BITFIELDS || compression === ALPHA_BITFIELDS
  const rle = (compression === RLE8 && bits === 8) || (compression === RLE4 && bits === 4)
  if (compression > BITFIELDS && compression !== ALPHA_BITFIELDS) throw new DescryError('PICTURE_UNSUPPORTED', name)
  if (compression !== RGB && !rle && !(hasMasks && (bits === 16 || bits === 32))) return damaged()

  // With the 40-byte header the masks follow it; longer headers have them inside, at the same place.
  const trailingMasks = hasMasks && headerBytes === INFO ? (compression === ALPHA_BITFIELDS ? 16 : 12) : 0
  const paletteAt = 14 + headerBytes + trailingMasks
  if (paletteAt > bytes.length) return damaged()
  const values = usualMasks(bits)
  if (hasMasks) {
    const withAlpha = compression === ALPHA_BITFIELDS || headerBytes >= WITH_ALPHA_MASK
    for (let i = 0; i < (withAlpha ? 4 : 3); i++) values[i] = view.getUint32(54 + i * 4, true)
  }

  const entryBytes = core ? 3 : 4
  const named = core ? 0 : view.getUint32(46, true)
  const colours = bits <= 8 ? Math.min(named || 2 ** bits, 2 ** bits) : 0
  // Some writers leave the place of the pixels at zero: then they follow the palette.
  const stated = view.getUint32(10, true)
  const pixelsAt = stated >= paletteAt ? stated : paletteAt + colours * entryBytes
  const palette = readPalette(view, paletteAt, Math.min(pixelsAt, bytes.length), colours, entryBytes)
  const [red, green, blue, alpha] = values.map((value) => maskOf(value >>> 0))
  if (!red || !green || !blue || !alpha) return damaged()
  return {
    width,
    height,
    topDown: signedHeight < 0,
    bits: bits as BmpHeader['bits'],
    coding: rle ? 'rle' : 'plain',
    masks: [red, green, blue, alpha],
    palette,
    pixelsAt,
  }
}
