import { area, overlap, sharedArea, type Found } from './found'

/** Boxes of one role that overlap more are one element, seen from two places. */
const SAME = 0.5
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

/**
 * Keeps the surest of what overlaps. The result is sorted from the surest to the least sure.
 * @param acrossRoles false: something may be seen as a tab and as a button, each with its confidence
 */
export function suppress(found: readonly Found[], acrossRoles = true): Found[] {
  const kept: Found[] = []
  for (const candidate of found.toSorted((a, b) => b.confidence - a.confidence)) {
    const isSeen = kept.some((other) => {
      if (other.role === candidate.role && LEAVES.has(other.role) && sharedOfSmaller(other, candidate) > SAME_LEAF)
        return true
      if (!acrossRoles && other.role !== candidate.role) return false
      const limit = other.role === candidate.role ? SAME : SAME_PLACE
      if (limit === SAME_PLACE && (MAY_COVER.has(candidate.role) || MAY_COVER.has(other.role))) return false
      return overlap(other, candidate) > limit
    })
    if (!isSeen) kept.push(candidate)
  }
  return kept
}

const sharedOfSmaller = (a: Found, b: Found): number => sharedArea(a, b) / Math.max(1, Math.min(area(a), area(b)))
