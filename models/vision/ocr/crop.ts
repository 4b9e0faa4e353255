import type { Picture } from '../picture'
import type { TextRegion } from './region'

/** Height in pixels of the lines that the recogniser reads (PP-OCRv4 `rec`). */
export const LINE_HEIGHT = 48

/** Width of a region once its height is {@link LINE_HEIGHT}. */
export function lineWidth(region: TextRegion): number {
  return Math.max(16, Math.round((region.width / region.height) * LINE_HEIGHT))
}

/**
 * Samples one region, upright, into planes of a tensor `[3, 48, stride]`: blue, green, red, scaled to −1…1. Written straight from the picture:
 * no crop is made on the way. Each target pixel averages a grid of bilinear samples when the region is larger than the target.
 *
 * @param target the tensor's values
 * @param offset where this region's first plane begins
 * @param stride the planes' width, at least `width`
 * @param width columns to fill: {@link lineWidth} of the region
 */
export function sampleLine(
  picture: Picture,
  region: TextRegion,
  target: Float32Array,
  offset: number,
  stride: number,
  width: number,
): void {
  const { data, width: pictureWidth, height: pictureHeight } = picture
  const stepX = region.width / width
  const stepY = region.height / LINE_HEIGHT
  const cos = Math.cos(region.angle)
  const sin = Math.sin(region.angle)
  const grid = Math.min(4, Math.max(1, Math.round(stepY)))
  const plane = LINE_HEIGHT * stride
  const maxX = pictureWidth - 1
  const maxY = pictureHeight - 1
  const weight = 1 / (grid * grid * 127.5)
  for (let row = 0; row < LINE_HEIGHT; row++) {
    for (let column = 0; column < width; column++) {
      let red = 0
      let green = 0
      let blue = 0
      for (let j = 0; j < grid; j++) {
        const v = (row + (j + 0.5) / grid) * stepY - region.height / 2
        for (let i = 0; i < grid; i++) {
          const u = (column + (i + 0.5) / grid) * stepX - region.width / 2
          const x = Math.min(maxX, Math.max(0, region.x + u * cos - v * sin - 0.5))
          const y = Math.min(maxY, Math.max(0, region.y + u * sin + v * cos - 0.5))
          const x0 = x | 0
          const y0 = y | 0
          const fx = x - x0
          const fy = y - y0
          const right = x0 < maxX ? 3 : 0
          const below = y0 < maxY ? pictureWidth * 3 : 0
          const p = (y0 * pictureWidth + x0) * 3
          const a = (1 - fx) * (1 - fy)
          const b = fx * (1 - fy)
          const c = (1 - fx) * fy
          const d = fx * fy
          red += a * data[p]! + b * data[p + right]! + c * data[p + below]! + d * data[p + right + below]!
          green +=
            a * data[p + 1]! + b * data[p + right + 1]! + c * data[p + below + 1]! + d * data[p + right + below + 1]!
          blue +=
            a * data[p + 2]! + b * data[p + right + 2]! + c * data[p + below + 2]! + d * data[p + right + below + 2]!
        }
      }
      const at = offset + row * stride + column
      target[at] = blue * weight - 1
      target[at + plane] = green * weight - 1
      target[at + 2 * plane] = red * weight - 1
    }
  }
}
