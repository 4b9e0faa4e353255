import type { Box, ColourShare } from '../contract/scene'
import type { Picture } from './picture'

/** A colour and how much of it there is. */
interface Bin {
  count: number
  /** The colour seen most in the bin, by majority vote: screens have exact colours, a mean would blur them. */
  rgb: number
  votes: number
}

/** Pixels looked at for a picture's colours. A colour with 1 % of the area is then known to within a tenth of that. */
const SHARE_SAMPLES = 20_000
/** Bits kept per channel when colours are counted; neighbours are joined by eye afterwards. */
const SHARE_BITS = 5
/** OKLab distance below which two colours are called the same (0.02 is just noticeable; names change at about 0.1). */
const SAME_COLOUR = 0.06
/** Colours with less than this share are not worth saying. */
const LEAST_SHARE = 0.005

const hex = (rgb: number): string => `#${rgb.toString(16).padStart(6, '0')}`

function count(bins: Map<number, Bin>, key: number, rgb: number): void {
  const bin = bins.get(key)
  if (!bin) bins.set(key, { count: 1, rgb, votes: 1 })
  else {
    bin.count++
    if (bin.rgb === rgb) bin.votes++
    else if (--bin.votes < 0) {
      bin.rgb = rgb
      bin.votes = 1
    }
  }
}

const linear = (value: number): number => {
  const v = value / 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
}

/** OKLab (Björn Ottosson): lightness and two colour axes in which equal distances look equally different. */
function oklab(rgb: number): [number, number, number] {
  const r = linear(rgb >> 16)
  const g = linear((rgb >> 8) & 255)
  const b = linear(rgb & 255)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/**
 * The dominant colours of a picture, the largest share first, at most `max`. Shades that look alike count as one and are
 * given as the most frequent of them. Shares are parts of the whole area (0…1), so they add up to at most 1.
 */
export function colourShares(picture: Picture, max = 6): ColourShare[] {
  const { width, height, data } = picture
  const step = Math.max(1, Math.sqrt((width * height) / SHARE_SAMPLES))
  const bins = new Map<number, Bin>()
  let samples = 0
  for (let y = step / 2; y < height; y += step) {
    for (let x = step / 2; x < width; x += step) {
      const at = (Math.floor(y) * width + Math.floor(x)) * 3
      const rgb = ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number)
      const drop = 8 - SHARE_BITS
      const key =
        ((rgb >> (16 + drop)) << (2 * SHARE_BITS)) |
        ((((rgb >> 8) & 255) >> drop) << SHARE_BITS) |
        ((rgb & 255) >> drop)
      count(bins, key, rgb)
      samples++
    }
  }
  const groups: { rgb: number; lab: [number, number, number]; count: number }[] = []
  for (const bin of [...bins.values()].sort((a, b) => b.count - a.count)) {
    const lab = oklab(bin.rgb)
    const like = groups.find(
      (group) => Math.hypot(group.lab[0] - lab[0], group.lab[1] - lab[1], group.lab[2] - lab[2]) < SAME_COLOUR,
    )
    if (like) like.count += bin.count
    else groups.push({ rgb: bin.rgb, lab, count: bin.count })
  }
  return groups
    .map((group) => ({ colour: hex(group.rgb), share: group.count / samples }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, max)
}

/** Pixels looked at in a text line's box: 150 lines then take a few milliseconds. */
const LINE_SAMPLES = 2000
/** Bits per channel for the paper, coarse enough for noise and gradients, fine enough to tell text from its background. */
const LINE_BITS = 4
/** Strokes are the pixels with at least this part of the strongest contrast; softer ones are mixed with the paper. */
const STROKE = 0.7
/** The strongest contrast is taken where this part of the pixels lies above it, so that one stray pixel does not decide. */
const STRONGEST = 0.01
/** Squared weighted distance below which nothing was written (8 steps of grey). */
const NO_INK = 8 * 8 * 9

/** Squared distance of two colours, weighted for the eye (green most); 0…9 × 255². */
function contrast(a: number, b: number): number {
  const dr = (a >> 16) - (b >> 16)
  const dg = ((a >> 8) & 255) - ((b >> 8) & 255)
  const db = (a & 255) - (b & 255)
  return 3 * dr * dr + 4 * dg * dg + 2 * db * db
}

/** The colour seen most among `samples`: the majority of the fullest bin. */
function mostFrequent(samples: Int32Array): number {
  const drop = 8 - LINE_BITS
  const binOf = (rgb: number): number =>
    ((rgb >> (16 + drop)) << (2 * LINE_BITS)) | ((((rgb >> 8) & 255) >> drop) << LINE_BITS) | ((rgb & 255) >> drop)
  const counts = new Uint16Array(2 ** (3 * LINE_BITS))
  let best = 0
  for (const rgb of samples) {
    const bin = binOf(rgb)
    const found = ((counts[bin] as number) += 1)
    if (found > (counts[best] as number)) best = bin
  }
  let colour = 0
  let votes = 0
  for (const rgb of samples) {
    if (binOf(rgb) !== best) continue
    if (votes === 0) colour = rgb
    votes += rgb === colour ? 1 : -1
  }
  return colour
}

/** The contrast that a given part of the samples lies above, to within a grey level. Counted, because sorting takes longer. */
function contrastExceededBy(part: number, contrasts: Float64Array): number {
  const levels = new Uint32Array(256)
  for (const value of contrasts) {
    const level = Math.floor(Math.sqrt(value / 9))
    levels[level] = (levels[level] as number) + 1
  }
  let above = 0
  let level = 255
  while (level > 0 && above + (levels[level] as number) <= part * contrasts.length) above += levels[level--] as number
  return level * level * 9
}

/** Samples of the part of a box that lies in the picture, on a grid. Empty where it lies outside. */
function samplesIn({ width, height, data }: Picture, [left, top, wide, tall]: Box): Int32Array {
  const x0 = Math.max(0, Math.floor(left))
  const y0 = Math.max(0, Math.floor(top))
  const x1 = Math.min(width, Math.ceil(left + wide))
  const y1 = Math.min(height, Math.ceil(top + tall))
  if (!(x1 > x0 && y1 > y0)) return new Int32Array()
  // Up to 40 rows all count (strokes are thin), columns are skipped. An odd step does not fall in with the letters' rhythm.
  const stepY = Math.max(1, Math.floor((y1 - y0) / 40))
  const rows = Math.ceil((y1 - y0) / stepY)
  const stepX = Math.max(1, Math.floor(((x1 - x0) * rows) / LINE_SAMPLES)) | 1
  const samples = new Int32Array(rows * Math.ceil((x1 - x0) / stepX))
  let found = 0
  for (let y = y0, row = 0; y < y1; y += stepY, row++) {
    for (let x = x0 + (row % stepX); x < x1; x += stepX) {
      const at = (y * width + x) * 3
      samples[found++] = ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number)
    }
  }
  return samples.subarray(0, found)
}

/**
 * The colours of a text line: its background (the most frequent colour in its box, since strokes cover less than half) and its
 * strokes (the most frequent among the colours that stand out most from it). Works on light and dark themes alike.
 * Where nothing stands out, both are the same. `box` is in pixels of `picture` and may reach beyond it.
 */
export function inkAndPaper(picture: Picture, box: Box): { ink: string; paper: string } {
  const samples = samplesIn(picture, box)
  if (samples.length === 0) return { ink: '#000000', paper: '#ffffff' }
  const paper = mostFrequent(samples)
  const contrasts = new Float64Array(samples.length)
  for (let i = 0; i < samples.length; i++) contrasts[i] = contrast(samples[i] as number, paper)
  const strongest = contrastExceededBy(STRONGEST, contrasts)
  if (strongest < NO_INK) return { ink: hex(paper), paper: hex(paper) }
  const strokes = samples.filter((_, i) => (contrasts[i] as number) >= strongest * STROKE * STROKE)
  return { ink: hex(mostFrequent(strokes)), paper: hex(paper) }
}
