import type { Element, TextLine } from '../../contract/scene'
import type { Picture } from '../picture'
import { findButtons } from './buttons'
import { findCheckBoxes } from './check-boxes'
import { findFields } from './fields'
import { findHeadings } from './headings'
import { findLinks } from './links'
import { inReadingOrder } from './order'
import { cutPlane } from './planes'
import { findProgress } from './progress'
import { findRadios } from './radios'
import { findShapes } from './rectangles'
import { unitOf, type Sight } from './sight'
import { findSwitches } from './switches'
import { findTabs } from './tabs'
import { findWindows } from './windows'

/** Rules in the order in which they may claim shapes and lines: the surest signs first. */
const RULES: readonly ((sight: Sight) => void)[] = [
  findWindows,
  findProgress,
  findSwitches,
  findRadios,
  findCheckBoxes,
  findTabs,
  findFields,
  findButtons,
  findLinks,
  findHeadings,
]

/** Nothing smaller than this is a control, in pixels. */
const SMALLEST = 7

/**
 * Finds elements in a picture cut into areas of even colour.
 * @param lines the text that was read, boxes in pixels of the picture
 * @returns windows and dialogs first, the front one before those behind it, then the rest in reading order; none for a photo
 */
export function recogniseByRegions(picture: Picture, lines: readonly TextLine[], signal: AbortSignal): Element[] {
  signal.throwIfAborted()
  // Without text nothing can be named, and a picture without even surfaces is no screen.
  const plane = lines.length > 0 ? cutPlane(picture) : null
  if (!plane) return []
  const sight: Sight = {
    plane,
    shapes: findShapes(plane, SMALLEST),
    lines,
    unit: unitOf(lines),
    used: new Set(),
    taken: new Set(),
    found: [],
  }
  for (const rule of RULES) {
    signal.throwIfAborted()
    rule(sight)
  }
  return inReadingOrder(sight.found)
}
