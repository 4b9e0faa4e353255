import type { Box } from '../contract/scene'
import type { Picture } from './picture'

/** Cells of the grid that the ink is averaged into, in each direction; neighbours are compared. */
const CELLS = 9
/** A pixel is ink where one channel differs from the background by more than this. */
const INK = 32
/** A cell has more ink than its neighbour only where the difference is this share of the fullest cell: noise is not. */
const MARGIN = 0.05
/** Larger elements are no icons or buttons, and their pixels change with what they hold. */
const MOST_PIXELS = 256 * 256

/**
 * A small perceptual signature of an element's pixels: a difference hash of its ink, 128 bits across and down, and the shape of its
 * inked part in 8 bits, as 34 hexadecimal digits. The background is the colour that most of it has, and only how far pixels are from
 * it counts, so that a dark and a light theme, a hovered button, and a box that is some pixels off give nearly the same.
 * @returns undefined for an element without ink, or one too large
 */
export function signatureOf(picture: Picture, box: Box): string | undefined {
  const area = inside(picture, box)
  if (!area || area.width * area.height > MOST_PIXELS) return undefined
  const ink = inkOf(picture, area)
  const inked = boundsOf(ink, area.width, area.height)
  if (!inked) return undefined
  const cells = gridOf(ink, area.width, inked)
  const margin = MARGIN * Math.max(...cells)
  const bits: boolean[] = []
  const at = (row: number, column: number): number => cells[row * CELLS + column] as number
  for (let row = 0; row < CELLS - 1; row++)
    for (let column = 0; column < CELLS - 1; column++) {
      bits.push(at(row, column + 1) - at(row, column) > margin)
      bits.push(at(row + 1, column) - at(row, column) > margin)
    }
  return hexOf(bits) + shapeOf(inked)
}

interface Area {
  left: number
  top: number
  width: number
  height: number
}

/** The element's pixels without its edge, where borders and boxes that are slightly off disturb. */
function inside(picture: Picture, [x, y, width, height]: Box): Area | undefined {
  const edge = Math.min(width, height) >= 20 ? 3 : 0
  const left = Math.max(0, Math.round(x) + edge)
  const top = Math.max(0, Math.round(y) + edge)
  const right = Math.min(picture.width, Math.round(x + width) - edge)
  const bottom = Math.min(picture.height, Math.round(y + height) - edge)
  if (right - left < 4 || bottom - top < 4) return undefined
  return { left, top, width: right - left, height: bottom - top }
}

/** How far each pixel is from the background, 0 to 255; nothing counts as ink that is close to it. */
function inkOf(picture: Picture, area: Area): Uint8Array {
  const { data } = picture
  const [red, green, blue] = backgroundOf(picture, area)
  const ink = new Uint8Array(area.width * area.height)
  for (let row = 0; row < area.height; row++) {
    let at = ((area.top + row) * picture.width + area.left) * 3
    for (let column = 0; column < area.width; column++, at += 3) {
      const far = Math.max(
        Math.abs((data[at] as number) - red),
        Math.abs((data[at + 1] as number) - green),
        Math.abs((data[at + 2] as number) - blue),
      )
      ink[row * area.width + column] = far > INK ? far : 0
    }
  }
  return ink
}

/** The mean of the colours that share the most frequent 4 bits of each channel. */
function backgroundOf(picture: Picture, area: Area): [number, number, number] {
  const sums = new Map<number, [count: number, red: number, green: number, blue: number]>()
  for (let row = 0; row < area.height; row++) {
    let at = ((area.top + row) * picture.width + area.left) * 3
    for (let column = 0; column < area.width; column++, at += 3) {
      const [red, green, blue] = [picture.data[at], picture.data[at + 1], picture.data[at + 2]] as [
        number,
        number,
        number,
      ]
      const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
      const sum = sums.get(key) ?? [0, 0, 0, 0]
      sum[0]++
      sum[1] += red
      sum[2] += green
      sum[3] += blue
      sums.set(key, sum)
    }
  }
  let most: readonly [number, number, number, number] = [1, 255, 255, 255]
  let count = 0
  for (const sum of sums.values()) if (sum[0] > count) [most, count] = [sum, sum[0]]
  return [most[1] / most[0], most[2] / most[0], most[3] / most[0]]
}

/** The smallest area that holds all ink. */
function boundsOf(ink: Uint8Array, width: number, height: number): Area | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (ink[row * width + column] === 0) continue
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = row
    }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The mean ink of each cell; a pixel on the border of cells counts for each by its share. */
function gridOf(ink: Uint8Array, stride: number, area: Area): Float64Array {
  const cells = new Float64Array(CELLS * CELLS)
  for (let row = 0; row < area.height; row++)
    for (const [cellRow, shareDown] of sharesOf(row, area.height))
      for (let column = 0; column < area.width; column++) {
        const value = ink[(area.top + row) * stride + area.left + column] as number
        if (value === 0) continue
        for (const [cellColumn, shareAcross] of sharesOf(column, area.width))
          cells[cellRow * CELLS + cellColumn] =
            (cells[cellRow * CELLS + cellColumn] as number) + value * shareDown * shareAcross
      }
  return cells
}

/** Which cells a pixel lies in, and how much of each it fills. */
function sharesOf(pixel: number, length: number): [cell: number, share: number][] {
  const [from, to] = [(pixel * CELLS) / length, ((pixel + 1) * CELLS) / length]
  const shares: [number, number][] = []
  for (let cell = Math.floor(from); cell < to && cell < CELLS; cell++)
    shares.push([cell, Math.min(to, cell + 1) - Math.max(from, cell)])
  return shares
}

function hexOf(bits: readonly boolean[]): string {
  let text = ''
  for (let at = 0; at < bits.length; at += 4)
    text += bits
      .slice(at, at + 4)
      .reduce((value, bit) => value * 2 + Number(bit), 0)
      .toString(16)
  return text
}

/** Sixteenths of an octave between width and height, from 0 to 255 with 128 for a square. */
const shapeOf = ({ width, height }: Area): string =>
  Math.max(0, Math.min(255, 128 + Math.round(16 * Math.log2(width / height))))
    .toString(16)
    .padStart(2, '0')
