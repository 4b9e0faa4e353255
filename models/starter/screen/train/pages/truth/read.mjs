import { areaOf, clipped, heightOf, meet, plain, widthOf } from './geometry.mjs'
import { nameOf } from './names.mjs'
import { caption, drawnBox, followAll } from './parts.mjs'
import { roleOf } from './roles.mjs'
import { everyElement, scrollBars } from './scrollbars.mjs'
import { stateOf } from './states.mjs'
import { uncovered } from './cover.mjs'

/** Controls of which too little is left to be told are left out; what holds others may be cut more. */
const holders = new Set([
  'window',
  'dialog',
  'list',
  'tree',
  'table',
  'region',
  'sidebar',
  'image',
  'chart',
  'toolbar',
  'menu',
])

const leastShare = (role) => (holders.has(role) ? 0.2 : 0.45)

const round = (value) => Math.round(value * 10) / 10

/** Lets a hit test see everything that is drawn, also what lets clicks through. */
function makeEverythingHittable() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('*, *::before, *::after { pointer-events: auto !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  for (const el of everyElement())
    if (el.shadowRoot) el.shadowRoot.adoptedStyleSheets = [...el.shadowRoot.adoptedStyleSheets, sheet]
}

const isShown = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true })

/**
 * All elements of the page with role, box, state and name, boxes in CSS pixels of the viewport. Parents come before
 * their children; `parent` is an index into the list. Run in the page, once it stands still.
 */
export function readTruth() {
  makeEverythingHittable()
  const found = []
  const places = new Map()
  const parentOf = (el) => {
    for (let at = el.parentElement; at; at = at.parentElement) if (places.has(at)) return places.get(at)
    return undefined
  }
  const add = (el, entry) => {
    const parent = parentOf(el)
    places.set(el, found.length)
    found.push({ ...entry, ...(parent !== undefined && { parent }) })
  }
  for (const el of document.body.querySelectorAll('*')) {
    const role = roleOf(el)
    if (!role) continue
    const entry = look(el, role)
    if (entry) add(el, entry)
    for (const part of partsOf(el)) found.push({ ...part, ...(places.has(el) && { parent: places.get(el) }) })
  }
  for (const { el, box, value } of scrollBars()) {
    const seen = judge(el, el, box, 'scrollbar')
    if (!seen) continue
    const parent = places.get(el) ?? parentOf(el)
    found.push({ role: 'scrollbar', ...seen, state: { value }, name: '', ...(parent !== undefined && { parent }) })
  }
  return found
}

/** What the template says a component draws besides itself, for instance its own button to close it. */
function partsOf(el) {
  const said = JSON.parse(el.getAttribute('data-also') ?? '[]')
  return said.flatMap(({ role, path, name, iconOnly }) =>
    followAll(el, path).flatMap((part) => {
      if (!isShown(part)) return []
      const seen = judge(el, part, plain(part.getBoundingClientRect()), role)
      if (!seen) return []
      const text = name ?? part.textContent.replace(/\s+/gu, ' ').trim()
      return [{ role, ...seen, state: stateOf(part, role), name: text, ...(iconOnly && { iconOnly }) }]
    }),
  )
}

function look(el, role) {
  const drawn = drawnBox(el, role)
  if (!drawn || !isShown(drawn.anchor)) return undefined
  const seen = judge(el, drawn.anchor, drawn.box, role)
  if (!seen) return undefined
  const entry = { role, ...seen, state: stateOf(el, role), name: nameOf(el, role) }
  if (el.hasAttribute('data-icononly')) entry.iconOnly = true
  if (el.hasAttribute('data-icon')) entry.icon = el.getAttribute('data-icon')
  const label = caption(el)
  if (label) {
    const part = clipped(label.anchor, label.box)
    if (areaOf(part) > 0 && uncovered(label.anchor, label.anchor, part).share > 0.6) entry.labelBox = asList(part)
  }
  return entry
}

/** The visible box of an element, or undefined where too little of it can be seen. */
function judge(el, anchor, whole, role) {
  const box = clipped(anchor, whole)
  if (widthOf(box) < 3 || heightOf(box) < (role === 'slider' || role === 'progressbar' ? 1 : 3)) return undefined
  const least = leastShare(role)
  if (areaOf(box) < least * areaOf(whole) && !(holders.has(role) && areaOf(box) > 20000)) return undefined
  const { box: left, share, dimmed } = uncovered(el, anchor, box)
  const rest = meet(left, box)
  if (share < least || areaOf(rest) < least * areaOf(box)) return undefined
  return { box: asList(rest), ...(dimmed && { dimmed: true }) }
}

const asList = (r) => [round(r.left), round(r.top), round(widthOf(r)), round(heightOf(r))]
