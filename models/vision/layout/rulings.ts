import type { Box } from '../../contract/scene'
import type { Picture } from '../picture'
import type { Rulings } from './lattice-table'

/** Thicker than this, in pixels, is a bar or a filled area. */
const thickest = 4
/** A line stands out from both sides by at least this much, of 255. */
const contrast = 10
/** Along a line the gray may change by no more than this from pixel to pixel (antialiasing, mild compression). */
const steady = 6
/** Shorter ones are strokes of letters or dashes, in pixels. */
const shortest = { horizontal: 40, vertical: 28 }
/** Where another line crosses, a line seems to be interrupted for a few pixels. */
const bridge = 6
/** More than this is a picture full of texture, not a page with rules. */
const most = 2000

interface Stretch {
  /** Along the line. */
  from: number
  to: number
  /** Across it. */
  at: number
  thick: number
}

/**
 * Level and upright lines of one colour, 1 to 4 pixels thick, as tables, boxes and separators have them. One pass over the
 * rows with a few rows of gray in memory: no copy of the picture is made.
 *
 * @returns boxes in pixels, from the top down and from the left
 */
export function findRulings(picture: Picture): Rulings {
  const { width, height } = picture
  if (width < 3 || height < 3) return { horizontal: [], vertical: [] }
  // A ring of gray rows: the one above the line, the line's own, and what may be below it.
  const ring = Array.from({ length: thickest + 2 }, () => new Uint8Array(width))
  const grayRow = (y: number): Uint8Array => ring[y % ring.length] as Uint8Array
  const horizontal: Stretch[] = []
  const upright = uprightScan(width)
  let filled = 0
  for (let y = 0; y < height; y++) {
    for (; filled < Math.min(height, y + thickest + 1); filled++) fillGray(picture, filled, grayRow(filled))
    const row = grayRow(y)
    if (y > 0) scanLevel(row, grayRow(y - 1), y, height, grayRow, horizontal)
    upright.row(row, y)
  }
  upright.end(height)
  const across = joined(horizontal, shortest.horizontal)
  const down = joined(upright.found, shortest.vertical)
  return {
    horizontal: across.map(({ from, to, at, thick }): Box => [from, at, to - from, thick]),
    vertical: down.map(({ from, to, at, thick }): Box => [at, from, thick, to - from]),
  }
}

function fillGray({ data, width }: Picture, y: number, row: Uint8Array): void {
  let at = y * width * 3
  for (let x = 0; x < width; x++, at += 3) {
    row[x] = ((data[at] as number) + 2 * (data[at + 1] as number) + (data[at + 2] as number)) >> 2
  }
}

/** Finds stretches of `row` that stand out from the row above and from one of the rows below. */
function scanLevel(
  row: Uint8Array,
  above: Uint8Array,
  y: number,
  height: number,
  grayRow: (y: number) => Uint8Array,
  found: Stretch[],
): void {
  const width = row.length
  let from = -1
  for (let x = 0; x <= width; x++) {
    const stands =
      x < width &&
      Math.abs((row[x] as number) - (above[x] as number)) >= contrast &&
      (from < 0 || Math.abs((row[x] as number) - (row[x - 1] as number)) <= steady)
    if (stands) {
      if (from < 0) from = x
      continue
    }
    if (from >= 0 && x - from >= shortest.horizontal / 3) {
      const thick = thickness(row, from, x, y, height, grayRow)
      if (thick > 0 && found.length < most * 4) found.push({ from, to: x, at: y, thick })
    }
    from = -1
  }
}

/** Rows from `y` on until the gray changes all along the stretch; 0 if it does not within `thickest`. */
function thickness(
  row: Uint8Array,
  from: number,
  to: number,
  y: number,
  height: number,
  grayRow: (y: number) => Uint8Array,
): number {
  for (let thick = 1; thick <= thickest && y + thick < height; thick++) {
    const below = grayRow(y + thick)
    let changed = 0
    for (let x = from; x < to; x++) if (Math.abs((below[x] as number) - (row[x] as number)) >= contrast) changed++
    // Upright lines that meet this one go on below it.
    if (changed >= 0.9 * (to - from)) return thick
    if (changed > 0.3 * (to - from)) return 0
  }
  return 0
}

/** The same for upright lines, one row of the picture at a time: per column, how far down a line has come. */
function uprightScan(width: number): {
  row(row: Uint8Array, y: number): void
  end(height: number): void
  found: Stretch[]
} {
  const starts = new Int32Array(width).fill(-1)
  const grays = new Uint8Array(width)
  const thicks = new Uint8Array(width)
  const found: Stretch[] = []
  const close = (x: number, y: number): void => {
    const from = starts[x] as number
    if (y - from >= shortest.vertical / 3 && found.length < most * 4)
      found.push({ from, to: y, at: x, thick: thicks[x] as number })
    starts[x] = -1
  }
  return {
    found,
    row(row, y) {
      for (let x = 1; x < width; x++) {
        const gray = row[x] as number
        const edge = Math.abs(gray - (row[x - 1] as number)) >= contrast
        const open = (starts[x] as number) >= 0
        if (!edge) {
          if (open) close(x, y)
          continue
        }
        let thick = 0
        for (let t = 1; t <= thickest && x + t < width; t++) {
          if (Math.abs((row[x + t] as number) - gray) >= contrast) {
            thick = t
            break
          }
        }
        if (open && (thick !== thicks[x] || Math.abs(gray - (grays[x] as number)) > steady)) close(x, y)
        if (thick > 0 && (starts[x] as number) < 0) {
          starts[x] = y
          thicks[x] = thick
        }
        grays[x] = gray
      }
    },
    end(height) {
      for (let x = 0; x < width; x++) if ((starts[x] as number) >= 0) close(x, height)
    },
  }
}

/** Stretches in line with each other as one, those long enough for a ruling. */
function joined(stretches: readonly Stretch[], least: number): Stretch[] {
  const sorted = stretches.toSorted((a, b) => a.at - b.at || a.from - b.from)
  const result: Stretch[] = []
  for (const s of sorted) {
    const last = result.at(-1)
    if (last && last.at === s.at && s.from - last.to <= bridge) {
      last.to = Math.max(last.to, s.to)
      last.thick = Math.max(last.thick, s.thick)
    } else result.push({ ...s })
  }
  return result.filter((s) => s.to - s.from >= least).slice(0, most)
}
