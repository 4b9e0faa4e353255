import type { TextRegion } from './region'

/** Ink is darker than this share of the way from the darkest pixel to white. */
const INK_SHARE = 0.6
/** What reaches in from the lines above and below ends within this share of the height. */
const REACH = 0.3

/** On which sides another line stands so close that it may reach in. */
export interface Neighbours {
  readonly above: boolean
  readonly below: boolean
}

/** @param margin paper around the region's picture, in shares of its height */
export function neighboursOf(region: TextRegion, all: readonly TextRegion[], margin: number): Neighbours {
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)]
  const across = all.flatMap((other) => {
    const [dx, dy] = [other.x - region.x, other.y - region.y]
    const beside = Math.abs(dx * cos + dy * sin) > (region.width + other.width) / 2
    const away = dy * cos - dx * sin
    return other === region || beside || Math.abs(away) - other.height / 2 > region.height * (0.5 + margin)
      ? []
      : [away]
  })
  return { above: across.some((y) => y < 0), below: across.some((y) => y > 0) }
}

/**
 * Takes away what reaches into the picture of a line from the lines above and below: tails of a “g” above look like quotation
 * marks. It touches the upper or lower edge and does not come near the middle; a line's own dots and tails have paper
 * between them and the edge.
 *
 * @param gray dark on light, row by row; changed in place
 */
export function eraseNeighbours(gray: Uint8Array, width: number, height: number, { above, below }: Neighbours): void {
  const ink = inkOf(gray)
  const reach = Math.floor(height * REACH)
  if (above) eraseAtEdge(gray, width, ink, (step) => step, reach)
  if (below) eraseAtEdge(gray, width, ink, (step) => height - 1 - step, reach)
}

function inkOf(gray: Uint8Array): number {
  let darkest = 255
  for (const value of gray) if (value < darkest) darkest = value
  return darkest + INK_SHARE * (255 - darkest)
}

/** `row` tells which row is so many steps from the edge. */
function eraseAtEdge(gray: Uint8Array, width: number, ink: number, row: (step: number) => number, reach: number): void {
  const seen = new Uint8Array(width * (reach + 1))
  const isInk = (x: number, step: number): boolean => (gray[row(step) * width + x] as number) < ink
  for (let start = 0; start < width; start++) {
    if (seen[start] || !isInk(start, 0)) continue
    const found = [start]
    seen[start] = 1
    let deepest = 0
    for (let next = 0; next < found.length; next++) {
      const at = found[next] as number
      const [x, step] = [at % width, Math.floor(at / width)]
      deepest = Math.max(deepest, step)
      for (let s = Math.max(0, step - 1); s <= Math.min(reach, step + 1); s++)
        for (let c = Math.max(0, x - 1); c <= Math.min(width - 1, x + 1); c++) {
          if (seen[s * width + c] || !isInk(c, s)) continue
          seen[s * width + c] = 1
          found.push(s * width + c)
        }
    }
    if (deepest < reach) blank(gray, width, found, row, reach)
  }
}

/** Paints the pixels and their soft borders as paper. */
function blank(
  gray: Uint8Array,
  width: number,
  pixels: readonly number[],
  row: (step: number) => number,
  reach: number,
): void {
  for (const at of pixels) {
    const [x, step] = [at % width, Math.floor(at / width)]
    for (let s = Math.max(0, step - 2); s <= Math.min(reach, step + 2); s++)
      gray.fill(255, row(s) * width + Math.max(0, x - 2), row(s) * width + Math.min(width, x + 3))
  }
}
