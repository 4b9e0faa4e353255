import type { Box } from '../../contract/scene'
import type { Direction } from './run'
import { orderOf, pageOf } from './page'

/**
 * The order in which a person reads: headings across columns first, column after column, rows from the side where reading
 * starts, cells of a table row by row. Works on boxes alone, before anything is recognised. See `regionsOf` for the method.
 *
 * @param lines boxes in pixels, in any order, of upright text; photographed pages may be skewed by up to about 6°
 * @returns every index of `lines` once, first read first
 */
export function readingOrder(
  lines: readonly { readonly box: Box }[],
  _size: { readonly width: number; readonly height: number },
  direction: Direction = 'ltr',
): number[] {
  return orderOf(
    pageOf(
      lines.map(({ box }) => ({ box })),
      undefined,
      direction,
    ),
  )
}
