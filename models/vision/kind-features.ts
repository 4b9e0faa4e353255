import type { Box } from '../contract/scene'
import type { Picture } from './picture'

/** What tells screens, pages, photographs and drawings apart. All shares are of the sampled pixels, 0…1. */
export interface KindFeatures {
  /** Neighbours that are exactly alike: high where a program drew, low where a lens saw. */
  flat: number
  /** Distinct colours (5 bits a channel) per sampled pixel. */
  variety: number
  /** Share of the commonest colour (4 bits a channel), whether it is light, and the share of the next four. */
  paper: number
  paperLight: boolean
  panels: number
  /** Pixels that are clearly coloured. */
  coloured: number
  /** Share of grey pixels that are neither paper nor ink. */
  midtones: number
  /** Share of the area with text, number of places, their median length in heights, and the median height in pixels. */
  textCover: number
  textCount: number
  textLength: number
  textHeight: number
}

/** At most this many pixels are looked at. */
const SAMPLES = 60_000

export function kindFeatures({ data, width, height }: Picture, textBoxes: readonly Box[]): KindFeatures {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)))
  const fine = new Set<number>()
  const coarse = new Map<number, number>()
  let count = 0
  let flat = 0
  let coloured = 0
  let midtones = 0
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x + 1 < width; x += step) {
      const at = (y * width + x) * 3
      const r = data[at]!
      const g = data[at + 1]!
      const b = data[at + 2]!
      count++
      if (r === data[at + 3] && g === data[at + 4] && b === data[at + 5]) flat++
      fine.add(((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3))
      const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4)
      coarse.set(key, (coarse.get(key) ?? 0) + 1)
      const most = Math.max(r, g, b)
      const least = Math.min(r, g, b)
      if (most - least > 48) coloured++
      else if (most < 200 && least > 70) midtones++
    }
  }
  const shares = [...coarse].sort((a, b) => b[1] - a[1])
  const [paperKey = 0, paperCount = 0] = shares[0] ?? []
  const lightness = (paperKey >> 8) + ((paperKey >> 4) & 15) + (paperKey & 15)
  const lengths = textBoxes.map(([, , w, h]) => w / Math.max(1, h)).sort((a, b) => a - b)
  const heights = textBoxes.map(([, , , h]) => h).sort((a, b) => a - b)
  const n = Math.max(1, count)
  return {
    flat: flat / n,
    variety: fine.size / n,
    paper: paperCount / n,
    paperLight: lightness >= 36,
    panels: shares.slice(1, 5).reduce((sum, [, c]) => sum + c, 0) / n,
    coloured: coloured / n,
    midtones: midtones / n,
    textCover: textBoxes.reduce((sum, [, , w, h]) => sum + w * h, 0) / Math.max(1, width * height),
    textCount: textBoxes.length,
    textLength: lengths[lengths.length >> 1] ?? 0,
    textHeight: heights[heights.length >> 1] ?? 0,
  }
}
