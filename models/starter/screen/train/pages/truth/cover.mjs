import { drawnParent, heightOf, plain, widthOf } from './geometry.mjs'

/** Whether `inner` is `outer` or is drawn inside it. */
export function within(inner, outer) {
  for (let at = inner; at; at = drawnParent(at)) if (at === outer) return true
  return false
}

/** What an element without a ground of its own draws at a point lies in its shadow root: the first of it that hides. */
function strengthAt(hit, x, y) {
  const own = hides(hit)
  if (own > 0.8 || !hit.shadowRoot) return own
  let strongest = own
  for (const inner of hit.shadowRoot.elementsFromPoint(x, y)) {
    if (inner.getRootNode() !== hit.shadowRoot) continue
    strongest = Math.max(strongest, strengthAt(inner, x, y))
    if (strongest > 0.8) break
  }
  return strongest
}

const alphaOf = (colour) => {
  const [, inner] = /^rgba?\((.*)\)$/u.exec(colour) ?? []
  if (inner === undefined)
    return /\/\s*0?\.?0\s*\)/u.test(colour) || colour === 'transparent' ? 0 : alphaAfterSlash(colour)
  const parts = inner.split(/[,/\s]+/u).filter(Boolean)
  return parts.length > 3 ? Number.parseFloat(parts[3]) : 1
}

function alphaAfterSlash(colour) {
  const found = /\/\s*([\d.]+)(%?)\s*\)/u.exec(colour)
  return found ? Number.parseFloat(found[1]) / (found[2] ? 100 : 1) : 1
}

function opacityOf(el) {
  let opacity = 1
  for (let at = el; at && opacity > 0.05; at = drawnParent(at))
    opacity *= Number.parseFloat(getComputedStyle(at).opacity)
  return opacity
}

/** How much an element hides what lies below: 1 hides it, something between dims it, 0 lets it through. */
function hides(el) {
  const style = getComputedStyle(el)
  if (style.visibility === 'hidden' || style.clipPath === 'inset(50%)') return 0
  const opacity = opacityOf(el)
  if (opacity <= 0.05) return 0
  if (/^(IMG|CANVAS|VIDEO|IFRAME|path|rect|circle|ellipse|polygon)$/u.test(el.tagName)) return opacity
  const painted = style.backgroundImage.includes('gradient') || style.backgroundImage.includes('url(') ? 1 : 0
  return Math.max(painted, alphaOf(style.backgroundColor)) * opacity
}

/**
 * How an element's box is covered by others: `{ box, share, dimmed }`, the box cut back by what covers it from one side,
 * the share of it that can be seen, and whether something half transparent lies above it.
 */
export function uncovered(el, anchor, box) {
  const steps = areaSteps(box)
  const label = el.labels?.[0]
  const related = (hit) =>
    within(hit, el) || within(el, hit) || within(hit, anchor) || within(anchor, hit) || (label && hit === label)
  let seen = 0
  let dimmed = 0
  let count = 0
  const covering = new Set()
  for (const fy of steps.y)
    for (const fx of steps.x) {
      count++
      const x = box.left + fx * widthOf(box)
      const y = box.top + fy * heightOf(box)
      let veil = 0
      let cover
      for (const hit of document.elementsFromPoint(x, y)) {
        if (related(hit)) break
        const strength = strengthAt(hit, x, y)
        if (strength > 0.8) {
          cover = hit
          break
        }
        veil = Math.max(veil, strength)
      }
      if (cover) covering.add(cover)
      else {
        seen++
        if (veil > 0.15) dimmed++
      }
    }
  let rest = box
  const surfaces = new Set([...covering].map((cover) => surfaceOf(cover, el)))
  for (const surface of surfaces) rest = trimmed(rest, plain(surface.getBoundingClientRect()))
  return { box: rest, share: seen / count, dimmed: dimmed > seen / 2 }
}

/** The outermost painted thing that a covering element belongs to: the whole window rather than the word in it. */
function surfaceOf(cover, el) {
  let surface = cover
  for (let at = drawnParent(cover); at && !within(el, at); at = drawnParent(at)) if (hides(at) > 0.8) surface = at
  return surface
}

const areaSteps = (box) => {
  const spread = (n) => Array.from({ length: n }, (_, i) => (i + 0.5) / n)
  return { x: spread(widthOf(box) > 240 ? 9 : 5), y: spread(heightOf(box) > 240 ? 9 : heightOf(box) < 12 ? 3 : 5) }
}

/** A box without the side that another one covers from edge to edge. */
function trimmed(box, cover) {
  const near = 2
  if (cover.top <= box.top + near && cover.bottom >= box.bottom - near) {
    if (cover.left <= box.left + near && cover.right < box.right)
      return { ...box, left: Math.max(box.left, cover.right) }
    if (cover.right >= box.right - near && cover.left > box.left)
      return { ...box, right: Math.min(box.right, cover.left) }
  }
  if (cover.left <= box.left + near && cover.right >= box.right - near) {
    if (cover.top <= box.top + near && cover.bottom < box.bottom)
      return { ...box, top: Math.max(box.top, cover.bottom) }
    if (cover.bottom >= box.bottom - near && cover.top > box.top)
      return { ...box, bottom: Math.min(box.bottom, cover.top) }
  }
  return box
}
