import { around, heightOf, median, middleOf, share, type Run } from './run'
import { areSeparateBlocks, verdictOn } from './gutters'
import { besideEachOther, halvesOf, runsIn, stripsOf, type Strip } from './strips'
import { trimmed } from './trim'

/** A part of the page that is read row by row. */
export interface Region {
  readonly runs: readonly Run[]
  /** Which column of the page, from 0, in reading order. */
  readonly column: number
}

interface Cut {
  above: Run[]
  left: Run[]
  right: Run[]
  below: Run[]
}

/** More cuts than this no page has; the rest is read row by row. */
const deepest = 24

/**
 * Cuts a page into regions, in reading order: a recursive XY cut (Nagy and Seth 1984) whose vertical cuts are whitespace
 * gutters between obstacles (Breuel 2002), tallest first. A gutter need not run through the whole page: what is above it
 * is read before, what is below it after. A gutter counts only when the text beside it says so (`verdictOn`), which
 * keeps tables, forms and receipts together and guards against gutters made by chance.
 */
export function regionsOf(runs: readonly Run[]): Region[] {
  return cutInto(runs, 0, 0).regions
}

function cutInto(runs: readonly Run[], column: number, depth: number): { regions: Region[]; columns: number } {
  const cut = depth < deepest && runs.length >= 4 ? tallestCut(runs) : undefined
  if (!cut) return { regions: runs.length > 0 ? [{ runs, column }] : [], columns: 1 }
  const above = cutInto(cut.above, column, depth + 1)
  const left = cutInto(cut.left, column, depth + 1)
  const right = cutInto(cut.right, column + left.columns, depth + 1)
  const below = cutInto(cut.below, column, depth + 1)
  return {
    regions: [above, left, right, below].flatMap((part) => part.regions),
    columns: Math.max(above.columns, left.columns + right.columns, below.columns),
  }
}

/** Shorter than this share of a gutter that stands within rows, another one beside the same rows does too. */
const withinTable = 0.85

/** A gutter is at least this wide, in heights of the text; between columns of prose only (see `verdictOn`). */
const narrowest = 0.1

/** A gutter stands beside more than one line, in heights of the text. */
const lowest = 1.6

function tallestCut(runs: readonly Run[]): Cut | undefined {
  const height = median(runs.map(heightOf))
  let best: Strip | undefined
  /** Runs known to stand in rows with others, and how tall the gutter was that told so. */
  const bound = new Map<Run, number>()
  const bind = (strip: Strip): void => {
    for (const run of runsIn(strip)) bound.set(run, Math.max(bound.get(run) ?? 0, strip.tall))
  }
  for (const { tall, runs: own, strip } of stripsOf(runs, narrowest * height, lowest * height)) {
    // Trimming only makes strips shorter, so nothing after this can be taller.
    if (best && tall <= best.tall) break
    if (share(own, (r) => (bound.get(r) ?? 0) * withinTable > tall) > 0.7) continue
    const gutter = gutterIn(strip(), height, 3, bind)
    if (gutter && (!best || gutter.tall > best.tall)) best = gutter
  }
  if (!best) return undefined
  const taken = new Set(runsIn(best))
  const middle = middleOf(around([...taken]))
  const rest = runs.filter((r) => !taken.has(r))
  return {
    above: rest.filter((r) => middleOf(r) < middle),
    left: runsIn({ left: best.left, right: [] }),
    right: runsIn({ left: [], right: best.right }),
    below: rest.filter((r) => middleOf(r) >= middle),
  }
}

/** The strip itself, or the part of it that parts columns; undefined when it only looks like a gutter. */
function gutterIn(strip: Strip, height: number, tries: number, onRows: (strip: Strip) => void): Strip | undefined {
  const part = trimmed(strip)
  const verdict = verdictOn(part)
  if (verdict === 'columns') return part
  const beside = besideEachOther(part)
  if (beside && areSeparateBlocks(beside)) return beside
  if (verdict === 'rows') onRows(part)
  if (tries === 0) return undefined
  // A table may stand above columns with its own gutter in line with theirs: try both sides of the widest gap.
  return halvesOf(part, 1.2 * height)
    .map((half) => gutterIn(half, height, tries - 1, onRows))
    .reduce((a, b) => ((b?.tall ?? 0) > (a?.tall ?? 0) ? b : a), undefined)
}
