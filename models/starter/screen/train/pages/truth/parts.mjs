import { plain, pseudoBox, textBox } from './geometry.mjs'

/**
 * Follows a path like `>>> .base >>> input ::before` from an element: selectors joined by `>>>`, each stepping into a
 * shadow root. Gives the element reached and the pseudo-element at its end.
 */
export function follow(el, path) {
  const [, way, pseudo] = /^(.*?)\s*(::before|::after)?$/su.exec(path.trim())
  let at = el
  for (const [i, step] of way.split('>>>').entries()) {
    const selector = step.trim()
    const scope = i === 0 ? at : at?.shadowRoot
    if (!scope) return { el: undefined }
    if (!selector) {
      if (i > 0) return { el: undefined }
      continue
    }
    at = selector.startsWith('^') ? at.closest(selector.slice(1)) : scope.querySelector(selector)
    if (!at) return { el: undefined }
  }
  return { el: at, pseudo }
}

/** The element that draws a control, and the box it draws in. */
export function drawnBox(el, role) {
  const path = el.getAttribute('data-sub')
  const { el: anchor, pseudo } = path ? follow(el, path) : { el }
  if (!anchor) return undefined
  if (pseudo) {
    const box = pseudoBox(anchor, pseudo)
    return box && { anchor, box }
  }
  const tight = el.hasAttribute('data-tight') || role === 'heading' || (role === 'link' && isInline(el))
  const whole = plain(anchor.getBoundingClientRect())
  if (tight || (role === 'listitem' && el.tagName === 'LI' && !el.hasAttribute('data-r')))
    return { anchor, box: textBox(anchor) ?? whole }
  return { anchor, box: whole }
}

const isInline = (el) => getComputedStyle(el).display === 'inline' && el.textContent.trim() !== ''

/** The box of the words that label a control, outside of the control itself. */
export function captionBox(el) {
  const path = el.getAttribute('data-caption')
  if (path) {
    const { el: at } = follow(el, path)
    return at && textBox(at)
  }
  const label = el.labels?.[0] ?? el.closest('label')
  return label ? textBox(label, 'button, select, option, textarea, [data-r]:not([data-r=none])') : undefined
}
