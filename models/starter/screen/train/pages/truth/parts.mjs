import { contentBox, join, plain, pseudoBox } from './geometry.mjs'

/**
 * Follows a path from an element, like `^.switch >> .paddle ::before` or `>>> .base >>> input`: selectors after `>>`
 * search below, after `>>>` in the shadow root; `^selector` goes up to an ancestor, `+` to the next sibling, `.` stays. Gives the
 * element reached and the pseudo-element at its end.
 */
export function follow(el, path) {
  const [, way, pseudo] = /^(.*?)\s*(::before|::after)?$/su.exec(path.trim())
  const steps = way.trim().split(/\s*(>>>?)\s*/u)
  let at = steps[0] ? step(el, el, steps[0]) : el
  for (let i = 1; at && i < steps.length; i += 2) at = step(at, steps[i] === '>>>' ? at.shadowRoot : at, steps[i + 1])
  return { el: at ?? undefined, pseudo }
}

function step(el, scope, selector) {
  if (selector.startsWith('^')) return el.closest(selector.slice(1))
  if (selector === '+') return el.nextElementSibling
  if (selector === '.') return el
  return scope?.querySelector(selector)
}

/** Every element that the last step of a path finds. */
export function followAll(el, path) {
  const cut = path.lastIndexOf('>>>')
  const { el: host } = follow(el, path.slice(0, cut))
  return [...(host?.shadowRoot?.querySelectorAll(path.slice(cut + 3).trim()) ?? [])]
}

/** The element that draws a control, and the box it draws in. */
export function drawnBox(el, role) {
  const path = el.getAttribute('data-sub')
  const { el: anchor, pseudo } = path ? follow(el, path) : { el }
  if (!anchor) return undefined
  if (pseudo) {
    const box = pseudoBox(anchor, pseudo)
    const other = el.getAttribute('data-join') === '::after' ? pseudoBox(anchor, '::after') : undefined
    return box && { anchor, box: offset(el, other ? join(box, other) : box) }
  }
  if (el.hasAttribute('data-offset')) return { anchor, box: offset(el, plain(anchor.getBoundingClientRect())) }
  const tight = el.hasAttribute('data-tight') || role === 'heading' || role === 'link'
  let whole = plain(anchor.getBoundingClientRect())
  // The knob of a native slider sticks out of a thin track.
  if (role === 'slider' && el.tagName === 'INPUT' && whole.bottom - whole.top < 16) {
    const middle = (whole.top + whole.bottom) / 2
    whole = { ...whole, top: middle - 8, bottom: middle + 8 }
  }
  const more = el.getAttribute('data-join')
  for (const part of more ? el.querySelectorAll(more) : []) whole = join(whole, plain(part.getBoundingClientRect()))
  if (tight || (role === 'listitem' && el.tagName === 'LI' && !el.hasAttribute('data-r')))
    return { anchor, box: contentBox(anchor) ?? whole }
  return { anchor, box: whole }
}

/** A part of a box, where the template says which: `data-offset="left top width height"` from its corner. */
function offset(el, box) {
  const said = el.getAttribute('data-offset')
  if (!said) return box
  const [x, y, width, height] = said.split(' ').map(Number)
  return { left: box.left + x, top: box.top + y, right: box.left + x + width, bottom: box.top + y + height }
}

/** The words that label a control, outside of the control itself: `{ anchor, box }`, where there are any. */
export function caption(el) {
  const path = el.getAttribute('data-caption')
  const anchor = path ? follow(el, path).el : (el.labels?.[0] ?? el.closest('label'))
  const skip = path ? undefined : 'svg, img, button, input, select, option, textarea, [data-r]:not([data-r=none])'
  const box = anchor && contentBox(anchor, skip)
  return box && { anchor, box }
}
