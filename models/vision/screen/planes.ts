import type { Picture } from '../picture'

/**
 * A part of the picture in one colour (or a gentle gradient) that hangs together: a button's surface, a window's body,
 * the stroke of a letter. Positions in pixels.
 */
export interface Region {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** Number of pixels. */
  readonly area: number
  /** Mean colour, 0…255 per channel. */
  readonly rgb: readonly [number, number, number]
}

/** The picture cut into regions of even colour. */
export interface Plane {
  readonly picture: Picture
  readonly regions: readonly Region[]
  /** Region id at a pixel; −1 for specks too small to be kept. */
  at(x: number, y: number): number
  /** Leftmost and rightmost pixel of a region in each of its rows, one pair after the other; right before left where a row has none. */
  outline(region: Region): Int32Array
}

/** Neighbours whose channels differ by no more than this in sum belong together: gradients do, edges of controls do not. */
const SAME = 7
/** More runs than this share of the pixels: noise all over, which no interface has. */
const MOST_RUNS = 0.45
/** Regions smaller than this in area are specks of smoothed edges. */
const LEAST_AREA = 6

/** Cuts a picture into regions of even colour; null where it has none to speak of (a photo). */
export function cutPlane(picture: Picture): Plane | null {
  const runs = findRuns(picture)
  if (!runs) return null
  const root = joinRuns(picture, runs)
  return measure(picture, runs, root)
}

interface Runs {
  /** First pixel of each run; a run ends where the next begins or the row ends. */
  starts: Int32Array
  /** Index of the first run of each row, and the total at the end. */
  rows: Int32Array
}

const far = (data: Uint8Array, a: number, b: number): boolean =>
  Math.abs((data[a] as number) - (data[b] as number)) +
    Math.abs((data[a + 1] as number) - (data[b + 1] as number)) +
    Math.abs((data[a + 2] as number) - (data[b + 2] as number)) >
  SAME

function findRuns({ width, height, data }: Picture): Runs | null {
  const most = Math.ceil(width * height * MOST_RUNS) + height
  const starts = new Int32Array(most)
  const rows = new Int32Array(height + 1)
  let n = 0
  for (let y = 0; y < height; y++) {
    rows[y] = n
    starts[n++] = 0
    let at = y * width * 3
    for (let x = 1; x < width; x++, at += 3) {
      if (far(data, at, at + 3)) {
        if (n >= most) return null
        starts[n++] = x
      }
    }
    if (n >= most) return null
  }
  rows[height] = n
  return { starts, rows }
}

function joinRuns({ width, height, data }: Picture, { starts, rows }: Runs): Int32Array {
  const total = rows[height] as number
  const parent = new Int32Array(total)
  for (let i = 0; i < total; i++) parent[i] = i
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i] as number] as number
    return i
  }
  for (let y = 1; y < height; y++) {
    const endUp = rows[y] as number
    const endHere = rows[y + 1] as number
    let up = rows[y - 1] as number
    let here = endUp
    while (up < endUp && here < endHere) {
      const upStop = up + 1 < endUp ? (starts[up + 1] as number) : width
      const hereStop = here + 1 < endHere ? (starts[here + 1] as number) : width
      const from = Math.max(starts[up] as number, starts[here] as number)
      const to = Math.min(upStop, hereStop) - 1
      const probe = (x: number): boolean => !far(data, (y * width + x) * 3, ((y - 1) * width + x) * 3)
      if (probe((from + to) >> 1) || (to - from > 3 && (probe(from + 1) || probe(to - 1)))) {
        const a = find(up)
        const b = find(here)
        if (a < b) parent[b] = a
        else parent[a] = b
      }
      if (upStop <= hereStop) up++
      if (hereStop <= upStop) here++
    }
  }
  for (let i = 0; i < total; i++) parent[i] = find(i)
  return parent
}

function measure(picture: Picture, { starts, rows }: Runs, root: Int32Array): Plane {
  const { width, height, data } = picture
  const total = root.length
  const areas = new Int32Array(total)
  for (let y = 0; y < height; y++) {
    for (let i = rows[y] as number; i < (rows[y + 1] as number); i++) {
      const stop = i + 1 < (rows[y + 1] as number) ? (starts[i + 1] as number) : width
      const r = root[i] as number
      areas[r] = (areas[r] as number) + stop - (starts[i] as number)
    }
  }
  // Roots of kept regions become their numbers; a root always comes before its runs.
  const number = new Int32Array(total).fill(-1)
  let kept = 0
  for (let i = 0; i < total; i++) if (root[i] === i && (areas[i] as number) >= LEAST_AREA) number[i] = kept++
  const left = new Int32Array(kept).fill(width)
  const right = new Int32Array(kept).fill(-1)
  const top = new Int32Array(kept).fill(-1)
  const bottom = new Int32Array(kept)
  const area = new Int32Array(kept)
  const sums = new Float64Array(kept * 3)
  for (let y = 0; y < height; y++) {
    for (let i = rows[y] as number; i < (rows[y + 1] as number); i++) {
      const r = number[root[i] as number] as number
      root[i] = r < 0 ? -1 : (root[i] as number)
      if (r < 0) continue
      const start = starts[i] as number
      const stop = i + 1 < (rows[y + 1] as number) ? (starts[i + 1] as number) : width
      if (start < (left[r] as number)) left[r] = start
      if (stop - 1 > (right[r] as number)) right[r] = stop - 1
      if ((top[r] as number) < 0) top[r] = y
      bottom[r] = y
      const length = stop - start
      area[r] = (area[r] as number) + length
      const at = (y * width + ((start + stop) >> 1)) * 3
      for (let c = 0; c < 3; c++) sums[r * 3 + c] = (sums[r * 3 + c] as number) + (data[at + c] as number) * length
    }
  }
  for (let i = 0; i < total; i++) if ((root[i] as number) >= 0) root[i] = number[root[i] as number] as number
  const regions: Region[] = []
  for (let r = 0; r < kept; r++) {
    const n = area[r] as number
    regions.push({
      id: r,
      x: left[r] as number,
      y: top[r] as number,
      w: (right[r] as number) - (left[r] as number) + 1,
      h: (bottom[r] as number) - (top[r] as number) + 1,
      area: n,
      rgb: [0, 1, 2].map((c) => Math.round((sums[r * 3 + c] as number) / n)) as [number, number, number],
    })
  }
  /** Run that holds pixel (x, y), by halving. */
  const runAt = (x: number, y: number): number => {
    let low = rows[y] as number
    let high = (rows[y + 1] as number) - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= x) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    picture,
    regions,
    at: (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? -1 : (root[runAt(x, y)] as number)),
    outline(region) {
      const pairs = new Int32Array(region.h * 2)
      for (let k = 0; k < region.h; k++) {
        const y = region.y + k
        let least = width
        let most = -1
        const end = rows[y + 1] as number
        for (let i = runAt(region.x, y); i < end && (starts[i] as number) < region.x + region.w; i++) {
          if (root[i] !== region.id) continue
          if (most < 0) least = starts[i] as number
          most = (i + 1 < end ? (starts[i + 1] as number) : width) - 1
        }
        pairs[2 * k] = least
        pairs[2 * k + 1] = most
      }
      return pairs
    },
  }
}
