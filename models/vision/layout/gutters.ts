import { around, heightOf, median, middleOf, quantile, share, widthOf, type Extent } from './run'
import { gapBetween, type Phrase, type Row } from './rows'
import { gapOf, type Strip } from './strips'
import { endsAsLabel, looksNumeric } from './words'

/** Over fewer lines than this, word spaces and ends of lines may stand in line by chance. */
const leastLines = 6

/** One side of a gutter: its rows, and in each row the phrase next to the gutter. */
interface Side {
  rows: readonly Row[]
  near: readonly Phrase[]
  /** Distance from line to line. */
  pitch: number
  height: number
}

/**
 * Where columns stand close, lines of two of them make one phrase. The piece next to the gutter ends where most rows are
 * empty at the same place.
 */
function pieceNear(phrase: Phrase, rows: readonly Row[], which: 'left' | 'right'): Phrase {
  const { runs } = phrase
  if (runs.length < 2 || rows.length < leastLines) return phrase
  const parts = (i: number): boolean => {
    const x = ((runs[i - 1]?.right ?? 0) + (runs[i]?.left ?? 0)) / 2
    return share(rows, (row) => !row.runs.some((r) => r.left < x && r.right > x)) >= 0.8
  }
  const cuts = runs.map((_, i) => i).filter((i) => i > 0 && parts(i))
  const at = which === 'left' ? cuts.at(-1) : cuts[0]
  if (at === undefined) return phrase
  const own = which === 'left' ? runs.slice(at) : runs.slice(0, at)
  return { ...around(own), runs: own, text: own.map((r) => r.text).join(' ') }
}

function sideOf(rows: readonly Row[], which: 'left' | 'right'): Side {
  const outer = rows
    .flatMap((row) => (which === 'left' ? row.phrases.slice(-1) : row.phrases.slice(0, 1)))
    .map((phrase) => pieceNear(phrase, rows, which))
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
function groupsOf({ near, height }: Side): { top: number; middle: number; lines: number }[] {
  const groups: Phrase[][] = []
  for (const phrase of near) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && gapBetween(before, phrase) < 0.5 * height) last.push(phrase)
    else groups.push([phrase])
  }
  return groups.map((g) => {
    const [top, bottom] = [g[0]?.top ?? 0, g.at(-1)?.bottom ?? 0]
    return { top, middle: (top + bottom) / 2, lines: g.length }
  })
}

/** In a table, lines of one row are on one level this often; the rest are empty cells and missed lines. */
const levelInTables = 0.8

/**
 * How much likelier it is that two sides share their levels than that they meet by chance: the logarithm of the likelihood
 * ratio, for lines of the side with fewer of them and their nearest partners. One side may stand a little lower
 * throughout, as the texts of fields do beside their labels.
 */
function levelEvidence(a: readonly Extent[], b: readonly Extent[], height: number): number {
  const [fewer, many] = (a.length <= b.length ? [a, b] : [b, a]).map((side) => side.map(middleOf)) as [
    number[],
    number[],
  ]
  const pitch = quantile(
    many.slice(1).map((y, i) => y - (many[i] ?? y)),
    0.35,
  )
  // Lines above or below all of the other side tell nothing.
  const few = fewer.filter((y) => y > Math.min(...many) - 0.6 * pitch && y < Math.max(...many) + 0.6 * pitch)
  if (few.length < 2) return 0
  const away = few.map((y) => many.reduce((d, o) => (Math.abs(o - y) < Math.abs(d) ? o - y : d), Infinity))
  const usual = median(away)
  const shift = Math.abs(usual) <= 0.3 * height ? usual : 0
  const tolerance = Math.max(3.5, 0.1 * pitch, 0.18 * height)
  const chance = Math.min(0.75, (2 * tolerance) / Math.max(1, pitch))
  const hits = away.filter((d) => Math.abs(d - shift) <= tolerance).length
  const evidence = likelihood(hits, few.length, chance)
  // A shift chosen to fit makes chance meetings likelier.
  return evidence - (Math.abs(shift) > tolerance / 2 ? 1.5 : 0)
}

const likelihood = (hits: number, all: number, chance: number): number =>
  hits * Math.log(levelInTables / chance) + (all - hits) * Math.log((1 - levelInTables) / (1 - chance))

/** The widest space that rows of one side usually hold; 0 where most rows are one phrase. */
function innerGap({ rows }: Side): number {
  const gaps = rows.map(({ phrases }) =>
    Math.max(0, ...phrases.slice(1).map((p, i) => p.left - (phrases[i]?.right ?? p.left))),
  )
  return quantile(gaps, 0.4)
}

interface Meeting {
  few: number
  share: number
  /** As `levelEvidence`; −Infinity where groups tell nothing. */
  evidence: number
}

/** Whether groups of lines start together or are centred on each other, as cells of several lines are. */
function meetingOf(a: Side, b: Side): Meeting {
  const [ga, gb] = [groupsOf(a), groupsOf(b)]
  const [few, many] = ga.length <= gb.length ? [ga, gb] : [gb, ga]
  const nothing = { few: few.length, share: 0, evidence: -Infinity }
  if (few.length < 3 || many.length > few.length * 3) return nothing
  if (![ga, gb].some((groups) => share(groups, (g) => g.lines > 1) >= 0.25)) return nothing
  const tolerance = Math.max(3, 0.25 * Math.min(a.height, b.height))
  const pitch = median(many.slice(1).map((g, i) => g.middle - (many[i] ?? g).middle))
  const chance = (4 * tolerance) / Math.max(1, pitch)
  const hits = few.filter((g) =>
    many.some((o) => Math.abs(g.top - o.top) <= tolerance || Math.abs(g.middle - o.middle) <= tolerance),
  ).length
  const evidence = chance > 0.5 ? -Infinity : likelihood(hits, few.length, chance)
  return { few: few.length, share: hits / few.length, evidence }
}

/** Two short blocks of lines far apart, such as the addresses on a letter. */
export function areSeparateBlocks(strip: Strip): boolean {
  const gap = gapOf(strip)
  const sides = [sideOf(strip.left, 'left'), sideOf(strip.right, 'right')]
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
export function verdictOn(strip: Strip): 'columns' | 'rows' | 'unclear' {
  const gap = gapOf(strip)
  const left = sideOf(strip.left, 'left')
  const right = sideOf(strip.right, 'right')
  const fewest = Math.min(left.near.length, right.near.length)
  if (fewest < 2) return 'unclear'
  const height = Math.min(left.height, right.height)
  const prose = [left, right].filter(isProse).length
  const meeting = meetingOf(left, right)
  if (prose === 2) {
    if (meeting.few >= 4 && meeting.share >= 0.85) return 'rows'
    return gap >= narrowestOf(left, right) * height ? 'columns' : 'unclear'
  }
  if (share(left.near, (p) => endsAsLabel(p.text)) >= 0.6) return 'rows'
  const evidence = (levelEvidence(left.near, right.near, height) + levelEvidence(left.rows, right.rows, height)) / 2
  const told = Math.max(evidence, meeting.evidence) + bias(left, right, gap, prose)
  if (told > 1) return 'rows'
  return told < -1 && gap >= 1.2 * height ? 'columns' : 'unclear'
}

/**
 * The narrowest gutter between two sides of running text, in heights of the text. Word spaces may stand in line by chance
 * over a few lines, but not over many.
 */
const narrowestOf = (left: Side, right: Side): number =>
  Math.min(left.near.length, right.near.length) >= leastLines ? 0.1 : 0.8

/** What else speaks for rows (positive) or columns (negative), on the scale of `levelEvidence`. */
function bias(left: Side, right: Side, gap: number, prose: number): number {
  let sum = 0
  // Labels beside running text are on a level with some line of it more often than not.
  if (prose === 1) sum -= 1.5
  // Numbers beside words seldom are a column of their own; far apart beside dense lines they are prices, also where a
  // crumpled receipt puts them a little off.
  const numeric = share(right.near, (p) => looksNumeric(p.text)) >= 0.6
  const sparse = right.pitch > 3 * right.height && right.near.length < left.rows.length / 2
  if (numeric) sum += sparse ? 6 : 1.5
  else if (sparse) sum += 1
  // Two tables side by side: the space between them is wider than those within.
  const inner = [innerGap(left), innerGap(right)]
  if (inner.every((g) => g > 0) && gap > 1.25 * Math.max(...inner)) sum -= 2.5
  return sum
}
