import type { Box } from '../../../contract/scene'
import type { Picture } from '../../picture'

/** Pixels along each side of what the icon network is shown. */
export const ICON_SIDE = 48
/** Paper around the drawing, as a share of its longer side. The network was taught with none to half as much again. */
const MARGIN = 0.2

/** Where a row or column of the small picture lies in the large one: its first pixel, and the share of each pixel. */
interface Span {
  first: number
  shares: number[]
}

/**
 * The square around a box, drawn on 48 × 48 pixels by averaging areas, as in training. Beyond the picture's edge its last pixel goes on.
 * @param into room for 48 × 48 × 3 bytes
 */
export function drawIconPicture(picture: Picture, [x, y, width, height]: Box, into: Uint8Array): void {
  const side = Math.max(8, Math.max(width, height) * (1 + MARGIN))
  const across = spans(x + width / 2 - side / 2, side)
  const down = spans(y + height / 2 - side / 2, side)
  let at = 0
  for (const row of down) {
    for (const column of across) {
      for (let channel = 0; channel < 3; channel++) into[at++] = Math.round(mean(picture, row, column, channel))
    }
  }
}

function spans(from: number, side: number): Span[] {
  const step = side / ICON_SIDE
  // A place smaller than a pixel is stretched to one: that is a linear enlargement.
  const half = Math.max(0.5, step / 2)
  return Array.from({ length: ICON_SIDE }, (_, i) => {
    const middle = from + (i + 0.5) * step
    const [low, high] = [middle - half, middle + half]
    const first = Math.floor(low)
    const shares: number[] = []
    for (let pixel = first; pixel < high; pixel++)
      shares.push((Math.min(high, pixel + 1) - Math.max(low, pixel)) / (2 * half))
    return { first, shares }
  })
}

function mean({ width, height, data }: Picture, row: Span, column: Span, channel: number): number {
  let sum = 0
  for (let i = 0; i < row.shares.length; i++) {
    const y = within(row.first + i, height)
    for (let k = 0; k < column.shares.length; k++) {
      const x = within(column.first + k, width)
      sum += (row.shares[i] as number) * (column.shares[k] as number) * (data[(y * width + x) * 3 + channel] as number)
    }
  }
  return sum
}

const within = (at: number, length: number): number => Math.min(length - 1, Math.max(0, at))
