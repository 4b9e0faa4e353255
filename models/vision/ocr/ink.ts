import { LINE_HEIGHT } from './crop'

/** Where a line has ink, column by column, in the pixels of the sampled line ({@link LINE_HEIGHT} high). */
export interface InkProfile {
  /** First and last row with ink in each column; `top > bottom` where the column has none. */
  top: Uint8Array
  bottom: Uint8Array
  /** Stretches of neighbouring columns with ink. */
  runs: InkRun[]
}

/** A stretch of columns with ink: a glyph, or several that touch. */
export interface InkRun {
  /** First column, and the one after the last. */
  from: number
  to: number
  top: number
  bottom: number
}

/** How different from the paper a pixel must be, as a share of the greatest difference near it. */
const INK_SHARE = 0.38
/** The least difference that counts, on the scale −1…1. */
const LEAST_INK = 0.08
/** “Near” is this many columns to either side: a pale word beside a black one has a contrast of its own. */
const NEAR = LINE_HEIGHT
/** A row with ink in more than this share of the columns is an underline or a border, not writing. */
const RULE_SHARE = 0.9

/**
 * Finds the ink in one sampled line. The paper is the commonest brightness, so light text on dark counts just as well.
 * @param values planes as {@link sampleLine} writes them; the first one (blue) and the last (red) are averaged with the second
 */
export function inkProfile(values: Float32Array, offset: number, stride: number, width: number): InkProfile {
  const plane = LINE_HEIGHT * stride
  const gray = new Float32Array(LINE_HEIGHT * width)
  const histogram = new Uint32Array(64)
  for (let y = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < width; x++) {
      const at = offset + y * stride + x
      const value = ((values[at] as number) + (values[at + plane] as number) + (values[at + 2 * plane] as number)) / 3
      gray[y * width + x] = value
      histogram[Math.min(63, ((value + 1) * 32) | 0)]!++
    }
  }
  const paper = (histogram.indexOf(Math.max(...histogram)) + 0.5) / 32 - 1
  const thresholds = localThresholds(gray, width, paper)

  const counts = new Uint32Array(LINE_HEIGHT)
  for (let y = 0; y < LINE_HEIGHT; y++) {
    let count = 0
    for (let x = 0; x < width; x++)
      if (Math.abs((gray[y * width + x] as number) - paper) > (thresholds[x] as number)) count++
    counts[y] = count > width * RULE_SHARE && width > LINE_HEIGHT ? 0 : count
  }
  const [first, last] = writingBand(counts)
  const top = new Uint8Array(width).fill(LINE_HEIGHT)
  const bottom = new Uint8Array(width)
  for (let y = first; y <= last; y++) {
    if (counts[y] === 0) continue
    for (let x = 0; x < width; x++) {
      if (Math.abs((gray[y * width + x] as number) - paper) <= (thresholds[x] as number)) continue
      if (y < (top[x] as number)) top[x] = y
      bottom[x] = y
    }
  }
  return { top, bottom, runs: runsOf(top, bottom, width) }
}

function localThresholds(gray: Float32Array, width: number, paper: number): Float32Array {
  const strongest = new Float32Array(width)
  for (let i = 0; i < gray.length; i++) {
    const x = i % width
    strongest[x] = Math.max(strongest[x] as number, Math.abs((gray[i] as number) - paper))
  }
  return Float32Array.from(strongest, (_, x) => {
    let most = 0
    for (let k = Math.max(0, x - NEAR); k <= Math.min(width - 1, x + NEAR); k++)
      most = Math.max(most, strongest[k] as number)
    return Math.max(LEAST_INK, most * INK_SHARE)
  })
}

/** The rows of the line's own writing: ink at the crop's edge that two empty rows part from the rest belongs to the line above or below. */
function writingBand(counts: Uint32Array): [number, number] {
  const fullest = counts.indexOf(Math.max(...counts))
  let first = 0
  let last = LINE_HEIGHT - 1
  for (let y = fullest; y > 1; y--) {
    if (counts[y] === 0 && counts[y - 1] === 0 && touchesEdge(counts, y - 1, -1)) {
      first = y
      break
    }
  }
  for (let y = fullest; y < LINE_HEIGHT - 2; y++) {
    if (counts[y] === 0 && counts[y + 1] === 0 && touchesEdge(counts, y + 1, 1)) {
      last = y
      break
    }
  }
  return [first, last]
}

/** Whether the ink beyond this empty row is one band that reaches the crop's edge, and no higher than a sixth of the line. */
function touchesEdge(counts: Uint32Array, from: number, step: 1 | -1): boolean {
  let y = from
  while (y >= 0 && y < LINE_HEIGHT && counts[y] === 0) y += step
  if (y < 0 || y >= LINE_HEIGHT) return false
  const begin = y
  while (y >= 0 && y < LINE_HEIGHT && (counts[y] as number) > 0) y += step
  return (y < 0 || y >= LINE_HEIGHT) && Math.abs(y - begin) <= LINE_HEIGHT / 6
}

function runsOf(top: Uint8Array, bottom: Uint8Array, width: number): InkRun[] {
  const runs: InkRun[] = []
  for (let x = 0; x < width; x++) {
    if ((top[x] as number) > (bottom[x] as number)) continue
    const run: InkRun = { from: x, to: x, top: LINE_HEIGHT, bottom: 0 }
    while (x < width && (top[x] as number) <= (bottom[x] as number)) {
      run.top = Math.min(run.top, top[x] as number)
      run.bottom = Math.max(run.bottom, bottom[x] as number)
      x++
    }
    run.to = x
    runs.push(run)
  }
  return runs
}
