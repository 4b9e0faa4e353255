import type { Box } from '../../contract/scene'
import { middleOf, type Run } from './run'
import { gridFrom, type Grid } from './grid'

export interface Rulings {
  readonly horizontal: readonly Box[]
  readonly vertical: readonly Box[]
}

interface Lattice {
  xs: number[]
  ys: number[]
  horizontal: Box[]
  vertical: Box[]
}

/** Lines that miss each other by no more than this still meet, in pixels. */
const reach = 6

const crosses = (h: Box, v: Box): boolean =>
  v[0] >= h[0] - reach && v[0] <= h[0] + h[2] + reach && h[1] >= v[1] - reach && h[1] <= v[1] + v[3] + reach

/** Values with near ones taken together. */
function merged(values: number[]): number[] {
  const result: number[] = []
  for (const v of values.sort((a, b) => a - b)) if (v - (result.at(-1) ?? -Infinity) > reach) result.push(v)
  return result
}

/** Groups of lines that cross each other, such as the frame and the rules of one table. */
function latticesOf({ horizontal, vertical }: Rulings): Lattice[] {
  const groups: { horizontal: Box[]; vertical: Box[] }[] = []
  for (const v of vertical) {
    const own = { horizontal: horizontal.filter((h) => crosses(h, v)), vertical: [v] }
    if (own.horizontal.length < 2) continue
    const touched = groups.filter((g) => g.horizontal.some((h) => own.horizontal.includes(h)))
    for (const g of touched) {
      own.horizontal = [...new Set([...own.horizontal, ...g.horizontal])]
      own.vertical.push(...g.vertical)
      groups.splice(groups.indexOf(g), 1)
    }
    groups.push(own)
  }
  return groups.map((g) => ({
    ...g,
    xs: merged(g.vertical.map((v) => v[0] + v[2] / 2)),
    ys: merged(g.horizontal.map((h) => h[1] + h[3] / 2)),
  }))
}

/** Index of the band that holds `value`, −1 outside. */
function bandOf(edges: readonly number[], value: number): number {
  for (let i = 1; i < edges.length; i++) if (value >= (edges[i - 1] ?? 0) && value < (edges[i] ?? 0)) return i - 1
  return -1
}

/** Whether a drawn line stands at `x` at the height `y`; where it is left out, the cells beside it are one. */
const parted = (lattice: Lattice, x: number, y: number): boolean =>
  lattice.vertical.some((v) => Math.abs(v[0] + v[2] / 2 - x) <= reach && y >= v[1] - reach && y <= v[1] + v[3] + reach)

/**
 * Tables whose cells are drawn ("lattice" extraction): at least two columns and two rows between lines that cross, most of
 * them with text. Rulings are level; on a skewed page few lines are found, and tables are told from their text.
 */
export function latticeTables(runs: readonly Run[], rulings: Rulings): Grid[] {
  return latticesOf(rulings).flatMap((lattice) => {
    if (lattice.xs.length < 3 || lattice.ys.length < 3) return []
    const placed = runs.flatMap((run) => {
      const row = bandOf(lattice.ys, middleOf(run))
      // A phrase may run over the line to its right; where it starts tells its cell.
      let column = bandOf(lattice.xs, run.left + Math.min(8, (run.right - run.left) / 2))
      if (row < 0 || column < 0) return []
      while (column > 0 && !parted(lattice, lattice.xs[column] ?? 0, middleOf(run))) column--
      return [{ run, row, column }]
    })
    const grid = gridFrom(placed)
    const filled = grid.cells.length / Math.max(1, grid.rows * grid.columns)
    return grid.rows >= 2 && grid.columns >= 2 && filled >= 0.4 ? [grid] : []
  })
}
