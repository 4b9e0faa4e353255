import type { Picture } from '../../../../models/vision/picture'

export interface BmpKind {
  bits: 1 | 4 | 8 | 16 | 24 | 32
  topDown?: boolean
  /** The 12-byte header of OS/2. */
  core?: boolean
  rle?: boolean
  /** Red, green and blue (and alpha) masks, with the header they need. */
  masks?: number[]
  alpha?: number
  /** Unused bytes between the palette and the pixels. */
  gap?: number
}

/** Colours of the quarters picture, in the order of the palette written here; the first is unused. */
const palette = [
  [0, 0, 0],
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
]
/** With one bit there are only two colours: what is white stays white, all else is red. */
const twoColours = [
  [255, 0, 0],
  [255, 255, 255],
]

function indexOf(colours: number[][], [r, g, b]: number[]): number {
  const found = colours.findIndex((c) => c[0] === r && c[1] === g && c[2] === b)
  return found === -1 ? 0 : found
}

function rowBytes(indexes: number[], bits: number): number[] {
  const bytes = Array.from({ length: Math.ceil((indexes.length * bits) / 8) }, () => 0)
  indexes.forEach((index, x) => {
    const shift = 8 - bits - ((x * bits) % 8)
    bytes[Math.floor((x * bits) / 8)]! |= index << shift
  })
  return bytes
}

/** A row as run lengths; every third run is written literally, so that both ways occur. */
function runRow(indexes: number[], bits: number): number[] {
  const bytes: number[] = []
  for (let at = 0; at < indexes.length;) {
    let end = at
    while (end < indexes.length && indexes[end] === indexes[at] && end - at < 200) end++
    const [index, count] = [indexes[at]!, end - at]
    if (count >= 3 && at > 0) {
      const literal = rowBytes(
        Array.from({ length: count }, () => index),
        bits,
      )
      bytes.push(0, count, ...literal, ...(literal.length % 2 ? [0] : []))
    } else bytes.push(count, bits === 8 ? index : index * 17)
    at = end
  }
  return [...bytes, 0, 0]
}

const scaled = (value: number, mask: number): number => {
  const shift = 31 - Math.clz32(mask & -mask)
  return Math.round((value / 255) * (mask >>> shift)) * 2 ** shift
}

/** Writes a bitmap of any depth. Pictures with a palette may only have the colours of the quarters picture. */
export function bmpFile(picture: Picture, kind: BmpKind): Buffer {
  const { width, height } = picture
  const { bits, topDown = false, core = false, rle = false, gap = 0 } = kind
  const colours = bits === 1 ? twoColours : bits <= 8 ? palette : []
  const masks = kind.masks ?? (bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff])
  const rows: number[][] = []
  for (let y = 0; y < height; y++) {
    const pixels = Array.from({ length: width }, (_, x) => [
      ...picture.data.subarray((y * width + x) * 3).subarray(0, 3),
    ])
    const row =
      bits <= 8
        ? (rle ? runRow : rowBytes)(
            pixels.map((p) => indexOf(colours, p)),
            bits,
          )
        : bits === 24
          ? pixels.flatMap(([r, g, b]) => [b!, g!, r!])
          : pixels.flatMap((p) => {
              const value =
                p.reduce((sum, v, i) => sum + scaled(v, masks[i]!), 0) +
                (masks[3] ? scaled(kind.alpha ?? 255, masks[3]) : 0)
              return Array.from({ length: bits / 8 }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 255)
            })
    while (!rle && row.length % 4) row.push(0)
    rows.push(row)
  }
  if (!topDown) rows.reverse()
  const body = Buffer.from(rle ? [...rows.flat(), 0, 1] : rows.flat())

  const headerBytes = core ? 12 : kind.masks?.length === 4 ? 108 : 40
  const trailing = kind.masks?.length === 3 ? 12 : 0
  const entries = core && bits <= 8 ? 2 ** bits : colours.length
  const head = Buffer.alloc(14 + headerBytes + trailing + entries * (core ? 3 : 4) + gap)
  head.write('BM', 'latin1')
  head.writeUInt32LE(head.length + body.length, 2)
  head.writeUInt32LE(head.length, 10)
  head.writeUInt32LE(headerBytes, 14)
  if (core) [width, height, 1, bits].forEach((value, i) => head.writeUInt16LE(value, 18 + i * 2))
  else {
    head.writeInt32LE(width, 18)
    head.writeInt32LE(topDown ? -height : height, 22)
    head.writeUInt16LE(1, 26)
    head.writeUInt16LE(bits, 28)
    head.writeUInt32LE(rle ? (bits === 8 ? 1 : 2) : kind.masks ? 3 : 0, 30)
    head.writeUInt32LE(entries, 46)
    kind.masks?.forEach((mask, i) => head.writeUInt32LE(mask, 54 + i * 4))
  }
  colours.forEach(([r, g, b], i) => {
    const at = 14 + headerBytes + trailing + i * (core ? 3 : 4)
    head.set([b!, g!, r!], at)
  })
  return Buffer.concat([head, body])
}
