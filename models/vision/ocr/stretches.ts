import type { Picture } from '../picture'
import type { TextRegion } from './region'

/** From one place to another along a line, in the picture's pixels. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Share of a region's height that is looked at: its middle. Further out, lines above and below may reach in. */
const BAND = 0.6
/** As many rows as this tell where the ink is; more only cost time. */
const ROWS = 20
/** How far from the paper a pixel must be, as a share of the way to the ink. */
const INK_SHARE = 0.4
/** The least difference between ink and paper that counts, of 255. */
const LEAST_CONTRAST = 40
/** Letters are no further apart than this, in heights of the region; a column gap is wider. */
const WITHIN_WORD = 0.15
/** One dark spot of a scan is not ink. */
const LEAST_ROWS = 2

/**
 * Where a region has ink, along its direction and measured from its centre. Letters of one word are one stretch. Empty where
 * the region has no contrast. Cheap: it looks at single pixels, without sampling.
 */
export function stretchesOfInk({ data, width, height }: Picture, region: TextRegion): Stretch[] {
  const columns = Math.max(1, Math.round(region.width))
  const rows = Math.min(ROWS, Math.max(1, Math.round(region.height * BAND)))
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)]
  const gray = new Uint8Array(columns * rows)
  const histogram = new Uint32Array(256)
  for (let row = 0; row < rows; row++) {
    const v = ((row + 0.5) / rows - 0.5) * region.height * BAND
    for (let column = 0; column < columns; column++) {
      const u = column + 0.5 - region.width / 2
      const x = Math.min(width - 1, Math.max(0, Math.floor(region.x + u * cos - v * sin)))
      const y = Math.min(height - 1, Math.max(0, Math.floor(region.y + u * sin + v * cos)))
      const p = (y * width + x) * 3
      const value = ((data[p] as number) + 2 * (data[p + 1] as number) + (data[p + 2] as number)) >> 2
      gray[row * columns + column] = value
      histogram[value]!++
    }
  }
  const threshold = thresholdOf(histogram, gray.length)
  if (!threshold) return []

  const stretches: { from: number; to: number }[] = []
  for (let column = 0; column < columns; column++) {
    let inked = 0
    for (let row = 0; row < rows; row++) if (threshold.isInk(gray[row * columns + column] as number)) inked++
    if (inked < Math.min(LEAST_ROWS, rows)) continue
    const from = column - region.width / 2
    const last = stretches.at(-1)
    if (last && from - last.to <= WITHIN_WORD * region.height) last.to = from + 1
    else stretches.push({ from, to: from + 1 })
  }
  return stretches
}

/** Paper is the commoner of the two ends of the brightness, so light text on dark counts just as well. */
function thresholdOf(histogram: Uint32Array, total: number): { isInk: (value: number) => boolean } | undefined {
  const at = (share: number): number => {
    let passed = 0
    for (let value = 0; value < 256; value++) {
      passed += histogram[value] as number
      if (passed > total * share) return value
    }
    return 255
  }
  const [dark, middle, light] = [at(0.03), at(0.5), at(0.97)]
  if (light - dark < LEAST_CONTRAST) return undefined
  const onLight = light - middle <= middle - dark
  const edge = onLight ? light - INK_SHARE * (light - dark) : dark + INK_SHARE * (light - dark)
  return { isInk: onLight ? (value) => value < edge : (value) => value > edge }
}
