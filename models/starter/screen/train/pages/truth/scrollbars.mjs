import { plain } from './geometry.mjs'

/** Shadow roots and all, every element that is drawn. */
export function* everyElement(root = document) {
  for (const el of root.querySelectorAll('*')) {
    yield el
    if (el.shadowRoot) yield* everyElement(el.shadowRoot)
  }
}

/** The native scroll bars of the page: `{ el, box, name, value }`. */
export function scrollBars() {
  const found = []
  for (const el of everyElement()) {
    const page = el === document.scrollingElement
    const style = getComputedStyle(el)
    if (!page && !/auto|scroll/u.test(style.overflowX + style.overflowY)) continue
    if (!page && el.clientWidth === 0) continue
    const outer = page ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : plain(el.getBoundingClientRect())
    const border = page
      ? [0, 0, 0, 0]
      : ['Left', 'Right', 'Top', 'Bottom'].map((s) => Number.parseFloat(style[`border${s}Width`]))
    const right = (page ? innerWidth : el.offsetWidth) - el.clientWidth - border[0] - border[1]
    const below = (page ? innerHeight : el.offsetHeight) - el.clientHeight - border[2] - border[3]
    // A list box's rows count as its own width: browsers tell the same numbers.
    if (right > 3 && right < 30) {
      const atLeft = style.direction === 'rtl' && !page
      const left = atLeft ? outer.left + border[0] : outer.right - border[1] - right
      const box = {
        left,
        right: left + right,
        top: outer.top + border[2],
        bottom: outer.bottom - border[3] - Math.max(0, below),
      }
      found.push({ el, box, value: share(el.scrollTop, el.scrollHeight - el.clientHeight) })
    }
    if (below > 3 && below < 30) {
      const top = outer.bottom - border[3] - below
      const box = {
        left: outer.left + border[0],
        right: outer.right - border[1] - Math.max(0, right),
        top,
        bottom: top + below,
      }
      found.push({ el, box, value: share(Math.abs(el.scrollLeft), el.scrollWidth - el.clientWidth) })
    }
  }
  return found
}

const share = (at, all) => `${all > 0 ? Math.round((at / all) * 100) : 0} %`
