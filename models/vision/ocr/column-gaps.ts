import type { Picture } from '../picture'
import { stretchesOfInk, type Stretch } from './stretches'
import type { TextRegion } from './region'

/** Fewer lines than this beside a gap may leave it empty by chance: rivers of word spaces in justified prose are shorter. */
const LEAST_LINES = 6
/** A gap between columns is at least this wide, in heights of a region (which has paper above and below its letters). */
const NARROWEST = 0.4
/** Lines further apart than this, in heights of a region, are not of one column. */
const FURTHEST = 4
/** Type larger than this, against most of the page, is a heading: it may stand over several columns, and its word spaces are wide. */
const HEADING = 1.4
/** Heights of itself that a heading keeps from the middle of one line to that of another. */
const CLOSE = 0.6
/** Paper left beside the ink where a region ends at a gap, in heights of the region. */
const MARGIN = 0.1

/** A region with its ink, turned level: `along` runs in the direction of reading, `across` from line to line. */
interface Line {
  readonly region: TextRegion
  readonly across: number
  readonly ink: readonly Stretch[]
  readonly heading: boolean
}

/** Whether a line has ink close to a strip, on either side of it. */
interface Beside {
  readonly across: number
  readonly left: boolean
  readonly right: boolean
}

/** A strip without ink. */
interface Gap extends Stretch {
  readonly top: number
  readonly bottom: number
}

/**
 * Parts regions that run over the gap between two columns of a page: the detector sees a narrow gap on a level with the
 * lines beside it as a word space. A gap is a strip that stays free of ink over many lines. Regions beside it are cut back
 * to their ink, so that the gap shows between their boxes too. All other regions stay as they are.
 *
 * @param regions upright or slightly skewed text, in the picture's pixels
 */
export function partAtColumnGaps(picture: Picture, regions: readonly TextRegion[]): TextRegion[] {
  if (regions.length < LEAST_LINES) return [...regions]
  const height = regions.map((r) => r.height).sort((a, b) => a - b)[regions.length >> 1] as number
  const lines = regions.map((region): Line => {
    const [along, across] = turnedLevel(region)
    const ink = stretchesOfInk(picture, region).map((s) => ({ from: along + s.from, to: along + s.to }))
    return { region, across, ink, heading: isHeading(region, height, regions) }
  })
  const gaps = gapsBetween(
    lines.filter((l) => l.ink.length > 0).sort((a, b) => a.across - b.across),
    height,
  )
  if (gaps.length === 0) return [...regions]
  return lines.flatMap((line) => {
    if (line.heading) return [line.region]
    return parted(line, gaps).filter((piece) => piece === line.region || !isScrap(piece, line.region, regions))
  })
}

const turnedLevel = ({ x, y, angle }: TextRegion): [along: number, across: number] => [
  x * Math.cos(angle) + y * Math.sin(angle),
  y * Math.cos(angle) - x * Math.sin(angle),
]

/** Lines of two columns that were taken for one on a slant are as high as a heading, but other lines stand closer to them. */
const isHeading = (region: TextRegion, height: number, regions: readonly TextRegion[]): boolean =>
  region.height > HEADING * height &&
  !regions.some(
    (r) =>
      r !== region &&
      Math.abs(r.x - region.x) < (r.width + region.width) / 2 &&
      Math.abs(turnedLevel(r)[1] - turnedLevel(region)[1]) < CLOSE * region.height,
  )

/** The last letter of the column beside, which another region holds with the rest of its word. */
const isScrap = (piece: TextRegion, own: TextRegion, regions: readonly TextRegion[]): boolean =>
  piece.width < piece.height &&
  regions.some(
    (r) =>
      r !== own &&
      Math.abs(r.x - piece.x) < (r.width - piece.width / 2) / 2 + MARGIN * piece.height &&
      Math.abs(r.y - piece.y) < piece.height / 2,
  )

/** All strips of the least width that stay empty beside enough lines on both sides; many of them overlap. */
function gapsBetween(lines: readonly Line[], height: number): Gap[] {
  const width = NARROWEST * height
  const edges = new Set(lines.flatMap((l) => l.ink.map((s) => Math.ceil(s.to))))
  return [...edges].flatMap((from) => emptyOver(lines, { from, to: from + width }, height))
}

/** Where the strip is empty, from line to line. `lines` are sorted from the top down. */
function emptyOver(lines: readonly Line[], strip: Stretch, height: number): Gap[] {
  const gaps: Gap[] = []
  let beside: Beside[] = []
  const end = (): void => {
    const [left, right] = [beside.filter((b) => b.left), beside.filter((b) => b.right)]
    if (left.length >= LEAST_LINES && right.length >= LEAST_LINES)
      gaps.push({ ...strip, top: beside[0]?.across ?? 0, bottom: beside.at(-1)?.across ?? 0 })
    beside = []
  }
  for (const line of lines) {
    const { ink, across } = line
    const over = line.heading && (ink[0]?.from ?? 0) < strip.from && (ink.at(-1)?.to ?? 0) > strip.to
    if (over || ink.some((s) => s.from < strip.to && s.to > strip.from)) {
      end()
      continue
    }
    const left = ink.some((s) => s.to <= strip.from && strip.from - s.to < FURTHEST * height)
    const right = ink.some((s) => s.from >= strip.to && s.from - strip.to < FURTHEST * height)
    if (!left && !right) continue
    if (across - (beside.at(-1)?.across ?? across) > FURTHEST * height) end()
    beside.push({ across, left, right })
  }
  end()
  return gaps
}

/** The pieces of a line that the gaps leave, in the direction of reading; the line itself where no gap touches it. */
function parted({ region, across, ink }: Line, gaps: readonly Gap[]): TextRegion[] {
  const [along] = turnedLevel(region)
  const [start, end] = [along - region.width / 2, along + region.width / 2]
  const own = gaps.filter((g) => across >= g.top && across <= g.bottom && g.to > start && g.from < end)
  if (own.length === 0) return [region]
  const margin = MARGIN * region.height
  const pieces: { from: number; to: number }[] = []
  ink.forEach((stretch, i) => {
    const before = ink[i - 1]?.to ?? -Infinity
    // Beside a gap, the region ends at its ink; elsewhere where the detector ended it.
    const begins = own.some((g) => g.from >= before && g.to <= stretch.from)
    const last = pieces.at(-1)
    if (begins && last) last.to = before + margin
    if (begins) pieces.push({ from: Math.max(start, stretch.from - margin), to: end })
    else if (!last) pieces.push({ from: start, to: end })
  })
  const [last, foot] = [pieces.at(-1), ink.at(-1)?.to ?? end]
  if (last && own.some((g) => g.from >= foot)) last.to = Math.min(end, foot + margin)
  return pieces.map((piece) => {
    const shift = (piece.from + piece.to) / 2 - along
    return {
      ...region,
      x: region.x + shift * Math.cos(region.angle),
      y: region.y + shift * Math.sin(region.angle),
      width: piece.to - piece.from,
    }
  })
}
