import { heightOf, median, middleOf, quantile, share, widthOf, type Run } from './run'
import { gapBetween, rowsOf, type Phrase, type Row } from './rows'
import { endsAsLabel, looksNumeric } from './words'

/** One side of a gutter: its rows, and in each row the phrase next to the gutter. */
interface Side {
  rows: readonly Row[]
  near: readonly Phrase[]
  /** Distance from line to line. */
  pitch: number
  height: number
}

function sideOf(runs: readonly Run[], which: 'left' | 'right'): Side {
  const rows = rowsOf(runs)
  const outer = rows.flatMap((row) => (which === 'left' ? row.phrases.slice(-1) : row.phrases.slice(0, 1)))
  // Where the nearest column is empty in a row, a further one would show through.
  const reach =
    which === 'left'
      ? quantile(
          outer.map((p) => p.left),
          0.75,
        )
      : quantile(
          outer.map((p) => p.right),
          0.25,
        )
  const near = outer.filter((p) => (which === 'left' ? p.right > reach : p.left < reach))
  const steps = near.slice(1).map((p, i) => middleOf(p) - middleOf(near[i] ?? p))
  return { rows, near, pitch: quantile(steps, 0.35), height: median(near.map(heightOf)) }
}

/** Running text: several lines close below each other, most of which reach from edge to edge of their column. */
function isProse({ near, pitch, height }: Side): boolean {
  if (near.length < 3 || pitch > 1.9 * height) return false
  const column = quantile(near.map(widthOf), 0.85)
  return column >= 7 * height && share(near, (p) => widthOf(p) >= 0.75 * column) >= 0.6
}

/** Heights at which a new group of lines starts, and the groups' middles. */
function groupsOf({ near, height }: Side): { top: number; middle: number }[] {
  const groups: Phrase[][] = []
  for (const phrase of near) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && gapBetween(before, phrase) < 0.5 * height) last.push(phrase)
    else groups.push([phrase])
  }
  return groups.map((g) => {
    const [top, bottom] = [g[0]?.top ?? 0, g.at(-1)?.bottom ?? 0]
    return { top, middle: (top + bottom) / 2 }
  })
}

/**
 * How far lines of the side with fewer of them are from the nearest line of the other one, as a share of the distance
 * between lines: about a quarter by chance, near 0 in a table. One side may stand a little lower throughout, as the texts
 * of fields do beside their labels.
 */
function misfit(a: Side, b: Side): number {
  const [few, many] = a.near.length <= b.near.length ? [a, b] : [b, a]
  const levels = many.near.map(middleOf)
  const away = few.near.map((p) =>
    levels.reduce((d, y) => (Math.abs(y - middleOf(p)) < Math.abs(d) ? y - middleOf(p) : d), Infinity),
  )
  const usual = median(away)
  const shift = Math.abs(usual) <= 0.45 * Math.min(a.height, b.height) ? usual : 0
  return median(away.map((d) => Math.abs(d - shift))) / Math.max(1, many.pitch)
}

/** Whether groups of lines start together or are centred on each other, as the cells of a table row are. */
function groupsMeet(a: Side, b: Side): boolean {
  const [ga, gb] = [groupsOf(a), groupsOf(b)]
  const [few, many] = ga.length <= gb.length ? [ga, gb] : [gb, ga]
  if (few.length < 3 || many.length > few.length * 3) return false
  const tolerance = Math.max(3, 0.25 * Math.min(a.height, b.height))
  const together = share(few, (g) =>
    many.some((o) => Math.abs(g.top - o.top) <= tolerance || Math.abs(g.middle - o.middle) <= tolerance),
  )
  return together >= (many.length > few.length * 1.5 ? 0.9 : 0.8)
}

/** Two short blocks of lines far apart, such as the addresses on a letter. */
export function areSeparateBlocks(leftRuns: readonly Run[], rightRuns: readonly Run[], gap: number): boolean {
  const sides = [sideOf(leftRuns, 'left'), sideOf(rightRuns, 'right')]
  return sides.every(({ rows, near, pitch, height }) => {
    const edge = median(near.map((p) => p.left))
    return (
      rows.length >= 2 &&
      rows.length <= 7 &&
      pitch <= 1.55 * height &&
      gap >= 4 * height &&
      median(near.map(widthOf)) >= 4 * height &&
      rows.every((r) => r.phrases.length === 1 && !endsAsLabel(r.phrases[0]?.text ?? '')) &&
      share(near, (p) => looksNumeric(p.text)) < 0.5 &&
      share(near, (p) => Math.abs(p.left - edge) < 0.4 * height) >= 0.9
    )
  })
}

/**
 * Whether the space between two groups of runs parts columns that are read one after the other (`columns`), or stands
 * within rows: cells of a table, a label and its field, an item and its price (`rows`). Columns are running text on both
 * sides, or lines that do not stand on the same levels. Too few lines to tell are `unclear`.
 */
export function verdictOn(
  leftRuns: readonly Run[],
  rightRuns: readonly Run[],
  gap: number,
): 'columns' | 'rows' | 'unclear' {
  const left = sideOf(leftRuns, 'left')
  const right = sideOf(rightRuns, 'right')
  const fewest = Math.min(left.near.length, right.near.length)
  if (fewest < 2) return 'unclear'
  const height = Math.min(left.height, right.height)
  const prose = [left, right].filter(isProse).length
  if (groupsMeet(left, right)) return 'rows'
  if (prose === 2) return gap >= 0.8 * height ? 'columns' : 'unclear'
  if (share(left.near, (p) => endsAsLabel(p.text)) >= 0.6) return 'rows'
  const limit = prose === 1 ? 0.08 : share(right.near, (p) => looksNumeric(p.text)) >= 0.6 ? 0.16 : 0.12
  if (misfit(left, right) <= limit) return fewest >= 3 ? 'rows' : 'unclear'
  return gap >= 1.2 * height && (fewest >= 3 || prose === 1) ? 'columns' : 'unclear'
}
