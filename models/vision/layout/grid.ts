import type { Box, Table } from '../../contract/scene'
import { boxAround, middleOf, type Run } from './run'
import { rowsOf } from './rows'
import { hasHeader } from './header'

/** What stands in one place of a table. */
export interface Cell {
  readonly row: number
  readonly column: number
  readonly runs: readonly Run[]
}

/** A table of runs, before it is written in the words of the contract. */
export interface Grid {
  readonly cells: readonly Cell[]
  readonly rows: number
  readonly columns: number
}

/** Runs of a cell in the order in which they are read. */
export const runsInOrder = (cell: Cell): Run[] => rowsOf(cell.runs).flatMap((row) => [...row.runs])

/** All runs of a table, cell by cell. */
export const gridRuns = (grid: Grid): Run[] => grid.cells.flatMap(runsInOrder)

/** Sorts runs into cells and leaves out rows and columns in which nothing stands. */
export function gridFrom(placed: readonly { run: Run; row: number; column: number }[]): Grid {
  const used = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b)
  const rows = used(placed.map((p) => p.row))
  const columns = used(placed.map((p) => p.column))
  const cells = new Map<string, { row: number; column: number; runs: Run[] }>()
  for (const { run, row, column } of placed) {
    const key = `${row}/${column}`
    const cell = cells.get(key) ?? { row: rows.indexOf(row), column: columns.indexOf(column), runs: [] }
    cell.runs.push(run)
    cells.set(key, cell)
  }
  return {
    cells: [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column),
    rows: rows.length,
    columns: columns.length,
  }
}

const textOf = (cell: Cell): string =>
  runsInOrder(cell)
    .map((r) => r.text.trim())
    .filter(Boolean)
    .join(' ')

/** The rows of a table as texts; empty where nothing stands. */
export function textsOf(grid: Grid): string[][] {
  const rows = Array.from({ length: grid.rows }, () => Array.from({ length: grid.columns }, () => ''))
  for (const cell of grid.cells) {
    const row = rows[cell.row]
    if (row) row[cell.column] = textOf(cell)
  }
  return rows
}

/** `boxes` are the callers' own boxes, by the runs' index. */
export function tableFrom(grid: Grid, boxes: readonly Box[]): Table {
  const boxOf = (runs: readonly Run[]): Box => boxAround(runs.flatMap((r) => boxes.slice(r.index, r.index + 1)))
  const rows = textsOf(grid)
  return {
    box: boxOf(grid.cells.flatMap((c) => c.runs)),
    rows,
    header: hasHeader(rows),
    cells: grid.cells.map((cell) => ({
      row: cell.row,
      column: cell.column,
      text: textOf(cell),
      box: boxOf(cell.runs),
    })),
  }
}

export const topOf = (grid: Grid): number => Math.min(...grid.cells.flatMap((c) => c.runs.map(middleOf)))
