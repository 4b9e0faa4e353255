import { area, overlap, sharedArea, type Found } from './found'

/** Boxes of different roles that overlap more are one element, and the surer role is right … */
const SAME_PLACE = 0.8
/** … but for what lies upon something of its own size: the icon of a button without text, the list of a side bar. */
const MAY_COVER: ReadonlySet<string> = new Set([
  'icon',
  'list',
  'tree',
  'table',
  'region',
  'toolbar',
  'menu',
  'tablist',
])

/** What holds no other of its own kind: one of them inside another is the same one, seen with and without its margin. */
const LEAVES: ReadonlySet<string> = new Set([
  'button',
  'icon',
  'link',
  'tab',
  'menuitem',
  'textbox',
  'password',
  'searchbox',
  'combobox',
  'spinbutton',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'progressbar',
  'scrollbar',
  'titlebar',
  'menubar',
  'heading',
])
/** So much of the smaller one lies in the larger one then. */
const SAME_LEAF = 0.8

/** Of several roles for one place, the surest. The result is sorted from the surest to the least sure. */
export function suppress(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => b.confidence - a.confidence))
    if (!kept.some((other) => (other.role === one.role ? isSameLeaf(other, one) : isSamePlace(other, one))))
      kept.push(one)
  return kept
}

const isSameLeaf = (a: Found, b: Found): boolean =>
  LEAVES.has(a.role) && sharedArea(a, b) / Math.max(1, Math.min(area(a), area(b))) > SAME_LEAF

const isSamePlace = (a: Found, b: Found): boolean =>
  !MAY_COVER.has(a.role) && !MAY_COVER.has(b.role) && overlap(a, b) > SAME_PLACE
