/** Width of the filter that takes single frames out (Whisper's own). */
const MEDIAN = 7

/**
 * Follows the attention of a decoder through the sound: the frame where each row begins to look, never going back. Each head's
 * weights are first compared with what it looks at anyway, smoothed, and averaged; then the cheapest way through
 * (dynamic time warping) is taken, as Whisper does.
 *
 * @param attention for each row, for each head: weights of the frames
 * @param frames so many frames hold the sound
 * @returns null where there is nothing to follow
 */
export function alignedFrames(attention: readonly Float32Array[][], frames: number): number[] | null {
  const heads = attention[0]?.length ?? 0
  const width = Math.min(frames, ...attention.flat().map((weights) => weights.length))
  if (heads === 0 || width < 1) return null
  const matrix = attention.map(() => new Float32Array(width))
  for (let head = 0; head < heads; head++) {
    const rows = attention.map((row) => row[head] as Float32Array)
    standardised(rows, width).forEach((row, i) => {
      const smooth = medianFiltered(row)
      const sums = matrix[i] as Float32Array
      for (let frame = 0; frame < width; frame++)
        sums[frame] = (sums[frame] as number) + (smooth[frame] as number) / heads
    })
  }
  return cheapestWay(matrix, width)
}

/** Each frame's weights over all rows with mean 0 and deviation 1; 0 where they don't differ. */
function standardised(rows: readonly Float32Array[], width: number): Float32Array[] {
  const out = rows.map(() => new Float32Array(width))
  for (let frame = 0; frame < width; frame++) {
    let sum = 0
    let squares = 0
    for (const row of rows) {
      const value = row[frame] as number
      sum += value
      squares += value * value
    }
    const mean = sum / rows.length
    const deviation = Math.sqrt(Math.max(0, squares / rows.length - mean * mean))
    if (!(deviation > 1e-9)) continue
    rows.forEach((row, i) => ((out[i] as Float32Array)[frame] = ((row[frame] as number) - mean) / deviation))
  }
  return out
}

/** Beyond its ends the row is mirrored. */
function medianFiltered(row: Float32Array): Float32Array {
  const half = (MEDIAN - 1) / 2
  if (row.length <= half) return row
  const window = new Float32Array(MEDIAN)
  return row.map((_, at) => {
    for (let i = 0; i < MEDIAN; i++) {
      const place = Math.abs(at + i - half)
      window[i] = row[place < row.length ? place : 2 * (row.length - 1) - place] as number
    }
    return window.sort()[half] as number
  })
}

/** From the first row and frame to the last ones, over the highest values; the first frame of each row. */
function cheapestWay(matrix: readonly Float32Array[], width: number): number[] {
  const rows = matrix.length
  // 0: from the row and frame before, 1: from the row before, 2: from the frame before
  const came = Array.from({ length: rows }, () => new Uint8Array(width))
  let above = new Float64Array(width).fill(Infinity)
  matrix.forEach((values, row) => {
    const costs = new Float64Array(width)
    for (let frame = 0; frame < width; frame++) {
      const first = row === 0 && frame === 0
      const both = frame > 0 ? (above[frame - 1] as number) : Infinity
      const down = above[frame] as number
      const along = frame > 0 ? (costs[frame - 1] as number) : Infinity
      const least = first ? 0 : Math.min(both, down, along)
      ;(came[row] as Uint8Array)[frame] = both <= least ? 0 : down <= least ? 1 : 2
      costs[frame] = least - (values[frame] as number)
    }
    above = costs
  })
  const starts = new Array<number>(rows).fill(0)
  let row = rows - 1
  let frame = width - 1
  while (row > 0) {
    const way = came[row]?.[frame] ?? 1
    if (way === 2) frame--
    else {
      starts[row] = frame
      row--
      if (way === 0) frame--
    }
  }
  return starts
}
