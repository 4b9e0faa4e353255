import type { Box } from '../../contract/scene'
import { around, middleOf, runsOf, type Direction, type Run } from './run'
import { rowsOf, type Row } from './rows'
import { regionsOf } from './regions'
import { skewOf } from './skew'
import { gridRuns, topOf, type Grid } from './grid'
import { latticeTables, type Rulings } from './lattice-table'
import { streamTables } from './stream-table'

/** What stands one after another in a column: rows of text, or a table. */
export type Flow =
  { readonly kind: 'rows'; readonly rows: readonly Row[] } | { readonly kind: 'table'; readonly grid: Grid }

export interface Column {
  readonly column: number
  readonly flows: readonly Flow[]
}

export interface Page {
  readonly columns: readonly Column[]
  readonly runs: readonly Run[]
}

/** The page as columns of rows and tables, in reading order. Texts may be missing: then boxes alone decide. */
export function pageOf(
  lines: readonly { readonly box: Box; readonly text?: string }[],
  rulings: Rulings | undefined,
  direction: Direction,
): Page {
  const slope = skewOf(lines)
  const runs = runsOf(lines, slope, direction)
  const drawn = rulings && slope === 0 && direction === 'ltr' ? latticeTables(runs, rulings) : []
  const bands = slope === 0 ? (rulings?.horizontal ?? []) : []

  // A drawn table takes part in the cutting as one piece.
  const pieces = new Map(drawn.map((grid, i) => [-1 - i, grid]))
  const inTables = new Set(drawn.flatMap(gridRuns))
  const blocks = [...pieces].map(([index, grid]) => ({ ...around(gridRuns(grid)), index, text: '' }))
  const free = [...runs.filter((r) => !inTables.has(r)), ...blocks]

  const columns = regionsOf(free).map(({ runs: own, column }) => {
    const tables = own.flatMap((r) => pieces.get(r.index) ?? []).sort((a, b) => topOf(a) - topOf(b))
    const flows: Flow[] = []
    let rest = own.filter((r) => !pieces.has(r.index))
    for (const grid of tables) {
      const above = rest.filter((r) => middleOf(r) < topOf(grid))
      rest = rest.filter((r) => middleOf(r) >= topOf(grid))
      flows.push(...flowsOf(above, bands), { kind: 'table', grid })
    }
    return { column, flows: [...flows, ...flowsOf(rest, bands)] }
  })
  return { columns, runs }
}

function flowsOf(runs: readonly Run[], bands: readonly Box[]): Flow[] {
  if (runs.length === 0) return []
  const rows = rowsOf(runs)
  const { left, right } = around(rows)
  const across = bands.filter(
    ([x, , w]) => Math.min(right, x + w) - Math.max(left, x) > 0.5 * Math.min(w, right - left),
  )
  const flows: Flow[] = []
  let at = 0
  for (const table of streamTables(
    rows,
    across.map(([, y, , h]) => y + h / 2).sort((a, b) => a - b),
  )) {
    if (table.from > at) flows.push({ kind: 'rows', rows: rows.slice(at, table.from) })
    flows.push({ kind: 'table', grid: table.grid })
    at = table.to
  }
  if (at < rows.length) flows.push({ kind: 'rows', rows: rows.slice(at) })
  return flows
}

/** Indexes of a flow's runs, in reading order. */
export const indexesOf = (flow: Flow): number[] =>
  (flow.kind === 'table' ? gridRuns(flow.grid) : flow.rows.flatMap((row) => [...row.runs])).map((run) => run.index)

/** Indexes of all runs of the page, in reading order. */
export const orderOf = (page: Page): number[] => page.columns.flatMap((c) => c.flows.flatMap(indexesOf))
