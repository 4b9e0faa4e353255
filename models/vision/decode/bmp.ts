import { DescryError } from '../../contract/errors'
import type { BmpHeader } from './bmp-header'

export interface BmpPixels {
  data: Uint8Array
  /** 3 for `RGB`, 4 for `RGBA`. */
  channels: 3 | 4
}

/**
 * Decodes the pixels of a bitmap whose header was accepted, upright, in all its depths (1, 4, 8, 16, 24 and 32 bits), with
 * run lengths (RLE4, RLE8) too. Throws `PICTURE_DAMAGED` where pixels are missing.
 *
 * Written here because the packages at hand lose rows of 4-bit pictures of odd width and ignore where the pixels begin.
 */
export function decodeBmp(bytes: Uint8Array, header: BmpHeader, name: string): BmpPixels {
  if (header.bits <= 8) {
    const indexes = header.coding === 'rle' ? runLengths(bytes, header) : packed(bytes, header, name)
    return { data: paint(indexes, header), channels: 3 }
  }
  return header.bits === 24 ? { data: bgr(bytes, header, name), channels: 3 } : masked(bytes, header, name)
}

/** Rows are padded to four bytes. The last row's padding is sometimes left out. */
function rowsOf(bytes: Uint8Array, header: BmpHeader, name: string): (row: number) => Uint8Array {
  const { width, height, bits, topDown, pixelsAt } = header
  const used = Math.ceil((width * bits) / 8)
  const stride = Math.ceil(used / 4) * 4
  if (pixelsAt + stride * (height - 1) + used > bytes.length) throw new DescryError('PICTURE_DAMAGED', name)
  return (row) => {
    const at = pixelsAt + (topDown ? row : height - 1 - row) * stride
    return bytes.subarray(at, at + used)
  }
}

/** Palette indexes of a picture with several pixels in a byte, the first in the highest bits. */
function packed(bytes: Uint8Array, header: BmpHeader, name: string): Uint8Array {
  const { width, height, bits } = header
  const rowAt = rowsOf(bytes, header, name)
  const indexes = new Uint8Array(width * height)
  const perByte = 8 / bits
  const mask = 2 ** bits - 1
  for (let y = 0; y < height; y++) {
    const row = rowAt(y)
    if (bits === 8) {
      indexes.set(row, y * width)
      continue
    }
    for (let x = 0; x < width; x++) {
      const byte = row[(x / perByte) | 0] as number
      indexes[y * width + x] = (byte >> (8 - bits - (x % perByte) * bits)) & mask
    }
  }
  return indexes
}

/** Palette indexes of a picture in run lengths. A stream that ends early leaves the rest at the first colour, as viewers do. */
function runLengths(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height, bits, topDown } = header
  const indexes = new Uint8Array(width * height)
  let at = header.pixelsAt
  let x = 0
  let y = 0
  const put = (index: number): void => {
    if (x < width && y < height) indexes[(topDown ? y : height - 1 - y) * width + x] = index
    x++
  }
  const pixel = (byte: number, i: number): number => (bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15)
  while (at + 1 < bytes.length && y < height) {
    const count = bytes[at++] as number
    const value = bytes[at++] as number
    if (count > 0) {
      for (let i = 0; i < count; i++) put(pixel(value, i))
    } else if (value === 0) {
      x = 0
      y++
    } else if (value === 1) {
      break
    } else if (value === 2) {
      x += bytes[at++] ?? 0
      y += bytes[at++] ?? 0
    } else {
      for (let i = 0; i < value; i++) put(pixel(bytes[at + (bits === 8 ? i : i >> 1)] ?? 0, i))
      // Literal pixels are padded to two bytes.
      at += Math.ceil(Math.ceil((value * bits) / 8) / 2) * 2
    }
  }
  return indexes
}

/** Colours of palette indexes; an index beyond the palette is black. */
function paint(indexes: Uint8Array, { palette }: BmpHeader): Uint8Array {
  const colours = new Uint8Array(256 * 3)
  colours.set(palette)
  const data = new Uint8Array(indexes.length * 3)
  for (let i = 0, to = 0; i < indexes.length; i++) {
    const from = (indexes[i] as number) * 3
    data[to++] = colours[from] as number
    data[to++] = colours[from + 1] as number
    data[to++] = colours[from + 2] as number
  }
  return data
}

function bgr(bytes: Uint8Array, header: BmpHeader, name: string): Uint8Array {
  const rowAt = rowsOf(bytes, header, name)
  const data = new Uint8Array(header.width * header.height * 3)
  for (let y = 0, to = 0; y < header.height; y++) {
    const row = rowAt(y)
    for (let x = 0; x < row.length; x += 3) {
      data[to++] = row[x + 2] as number
      data[to++] = row[x + 1] as number
      data[to++] = row[x] as number
    }
  }
  return data
}

/** Pixels of 16 or 32 bits, whose channels lie where the masks say. */
function masked(bytes: Uint8Array, header: BmpHeader, name: string): BmpPixels {
  const { width, height, bits, masks } = header
  const rowAt = rowsOf(bytes, header, name)
  const channels = masks[3].max > 0 ? 4 : 3
  const data = new Uint8Array(width * height * channels)
  let anyAlpha = false
  for (let y = 0, to = 0; y < height; y++) {
    const row = rowAt(y)
    const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
    for (let x = 0; x < width; x++) {
      const pixel = bits === 16 ? view.getUint16(x * 2, true) : view.getUint32(x * 4, true)
      for (let channel = 0; channel < channels; channel++) {
        const { shift, max } = masks[channel] as (typeof masks)[number]
        data[to++] = max === 0 ? 0 : Math.round((((pixel >>> shift) & max) >>> 0) * (255 / max))
      }
      anyAlpha ||= channels === 4 && data[to - 1] !== 0
    }
  }
  // Many programs name an alpha channel and leave it at zero; they mean an opaque picture.
  if (channels === 4 && !anyAlpha) for (let i = 3; i < data.length; i += 4) data[i] = 255
  return { data, channels }
}
