import type { Box, Table, TextBlock, TextLine } from '../../contract/scene'
import { boxAround, type Direction } from './run'
import { blocksOf, bodyHeight } from './blocks'
import { tableFrom } from './grid'
import type { Rulings } from './lattice-table'
import { indexesOf, orderOf, pageOf } from './page'

export interface Layout {
  /** Indexes into the lines that came in, first read first. */
  order: number[]
  /** `lines` are places in `order`: indexes into the lines once they are reordered. Lines of tables are in no block. */
  blocks: TextBlock[]
  tables: Table[]
}

/**
 * Headings, paragraphs, lists, captions, code and tables of a page or screen, in reading order.
 *
 * @param lines upright text in any order; boxes in pixels
 * @param rulings lines drawn on the page (see `findRulings`); with them, tables are found from two rows on
 */
export function layoutText(
  lines: readonly TextLine[],
  _size: { readonly width: number; readonly height: number },
  rulings?: Rulings,
  direction: Direction = 'ltr',
): Layout {
  const page = pageOf(lines, rulings, direction)
  const order = orderOf(page)
  const place = new Map(order.map((index, at) => [index, at]))
  const boxes: readonly Box[] = lines.map((l) => l.box)
  const body = bodyHeight(page.runs)
  const blocks: TextBlock[] = []
  const tables: Table[] = []
  for (const { column, flows } of page.columns) {
    for (const [i, flow] of flows.entries()) {
      if (flow.kind === 'table') {
        tables.push(tableFrom(flow.grid, boxes))
        continue
      }
      for (const { kind, rows } of blocksOf(flow.rows, body, flows[i + 1]?.kind === 'table')) {
        const indexes = indexesOf({ kind: 'rows', rows })
        blocks.push({
          kind,
          lines: indexes.map((i) => place.get(i) ?? 0),
          box: boxAround(indexes.flatMap((i) => boxes.slice(i, i + 1))),
          column,
        })
      }
    }
  }
  return { order, blocks, tables }
}
