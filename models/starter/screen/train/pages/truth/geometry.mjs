/** A rectangle as `{ left, top, right, bottom }` in CSS pixels of the viewport. */
export const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom })

export const widthOf = (r) => Math.max(0, r.right - r.left)
export const heightOf = (r) => Math.max(0, r.bottom - r.top)
export const areaOf = (r) => widthOf(r) * heightOf(r)

export const meet = (a, b) => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
})

export const join = (a, b) =>
  a
    ? {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
      }
    : b

const rangeBox = (range) => {
  let box
  for (const r of range.getClientRects()) if (r.width > 0.5 && r.height > 0.5) box = join(box, plain(r))
  return box
}

/**
 * The box around the words and drawings inside an element, without what lies in elements that `skip` (a selector)
 * names.
 */
export function contentBox(root, skip) {
  const skipped = (el) => {
    const inner = skip && el.closest(skip)
    return inner && inner !== root && root.contains(inner)
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let box
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || skipped(node.parentElement)) continue
    range.selectNodeContents(node)
    const part = rangeBox(range)
    if (part) box = join(box, part)
  }
  for (const drawing of root.querySelectorAll('svg, img')) {
    const r = drawing.getBoundingClientRect()
    if (r.width > 0.5 && !skipped(drawing)) box = join(box, plain(r))
  }
  return box
}

const px = (value) => Number.parseFloat(value) || 0

/**
 * Where a pseudo-element is drawn. The browser tells its used offsets and size, but no rectangle: one that is placed
 * absolutely is computed, one in the flow is taken to stand at the start of its element's line, in the middle.
 */
export function pseudoBox(el, which) {
  const style = getComputedStyle(el, which)
  if (style.content === 'none') return undefined
  if (style.position !== 'absolute') return leadingBox(el, style)
  const holder = getComputedStyle(el).position === 'static' ? (el.offsetParent ?? document.documentElement) : el
  const frame = holder.getBoundingClientRect()
  const content = style.boxSizing === 'content-box'
  const extra = (a, b) => (content ? px(style[`padding${a}`]) + px(style[`padding${b}`]) : 0)
  const border = (a, b) => (content ? px(style[`border${a}Width`]) + px(style[`border${b}Width`]) : 0)
  const width = px(style.width) + extra('Left', 'Right') + border('Left', 'Right')
  const height = px(style.height) + extra('Top', 'Bottom') + border('Top', 'Bottom')
  let left = frame.left + holder.clientLeft + px(style.left) + px(style.marginLeft)
  let top = frame.top + holder.clientTop + px(style.top) + px(style.marginTop)
  if (style.transform !== 'none') {
    const matrix = new DOMMatrix(style.transform)
    const [ox, oy] = style.transformOrigin.split(' ').map(px)
    const corners = [
      [0, 0],
      [width, 0],
      [0, height],
      [width, height],
    ].map(([x, y]) => matrix.transformPoint(new DOMPoint(x - ox, y - oy)))
    const xs = corners.map(({ x }) => x + ox)
    const ys = corners.map(({ y }) => y + oy)
    return {
      left: left + Math.min(...xs),
      right: left + Math.max(...xs),
      top: top + Math.min(...ys),
      bottom: top + Math.max(...ys),
    }
  }
  return { left, top, right: left + width, bottom: top + height }
}

function leadingBox(el, style) {
  const own = getComputedStyle(el)
  const frame = el.getBoundingClientRect()
  const [width, height] = [px(style.width), px(style.height)]
  if (!width || !height) return undefined
  const top = (frame.top + frame.bottom - height) / 2
  const left =
    own.direction === 'rtl'
      ? frame.right - px(own.paddingRight) - px(style.marginRight) - width
      : frame.left + px(own.paddingLeft) + px(style.marginLeft)
  return { left, top, right: left + width, bottom: top + height }
}

/** Parent in the drawn tree: through slots and shadow roots. */
export const drawnParent = (node) => {
  const above = node.assignedSlot ?? node.parentNode
  return above instanceof ShadowRoot ? above.host : above instanceof Element ? above : null
}

/** `box` without what scrolling and clipping ancestors of `el` and the edges of the picture cut off. */
export function clipped(el, box) {
  let seen = meet(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })
  let placed = getComputedStyle(el).position
  for (let above = drawnParent(el); above && above !== document.documentElement; above = drawnParent(above)) {
    const style = getComputedStyle(above)
    if (placed === 'fixed' && style.transform === 'none' && style.filter === 'none') continue
    if (placed === 'absolute' && style.position === 'static' && style.transform === 'none') continue
    placed = style.position
    const [x, y] = [style.overflowX, style.overflowY]
    if ((x === 'visible' && y === 'visible') || above === document.body || style.display === 'contents') continue
    const r = above.getBoundingClientRect()
    const inner = {
      left: r.left + above.clientLeft,
      top: r.top + above.clientTop,
      right: r.left + above.clientLeft + (above.clientWidth || r.width),
      bottom: r.top + above.clientTop + (above.clientHeight || r.height),
    }
    if (x !== 'visible')
      seen = { ...seen, left: Math.max(seen.left, inner.left), right: Math.min(seen.right, inner.right) }
    if (y !== 'visible')
      seen = { ...seen, top: Math.max(seen.top, inner.top), bottom: Math.min(seen.bottom, inner.bottom) }
  }
  return seen
}
