const tidy = (text) => (text ?? '').replace(/\s+/gu, ' ').trim().slice(0, 200)

/** Roles whose name is what stands inside them. */
const namedByContent = new Set(['button', 'link', 'menuitem', 'tab', 'listitem', 'treeitem', 'heading'])

/** The accessible name of an element, by the order that the accessible name computation prescribes. */
export function nameOf(el, role) {
  if (el.hasAttribute('data-n')) return tidy(el.getAttribute('data-n'))
  const by = el.getAttribute('aria-labelledby')
  if (by) {
    const named = by
      .split(/\s+/u)
      .map((id) => tidy(document.getElementById(id)?.textContent))
      .filter(Boolean)
      .join(' ')
    if (named) return named
  }
  const said = tidy(el.getAttribute('aria-label'))
  if (said) return said
  const label = el.labels?.[0]
  if (label) {
    const copy = label.cloneNode(true)
    for (const inner of copy.querySelectorAll('input, select, textarea, svg')) inner.remove()
    const named = tidy(copy.textContent)
    if (named) return named
  }
  if (el.tagName === 'IMG') return tidy(el.alt)
  if (el.tagName === 'INPUT' && /^(button|submit|reset)$/u.test(el.type)) return tidy(el.value)
  if (el.tagName === 'OPTION') return tidy(el.label)
  if (namedByContent.has(role)) {
    const named = tidy(el.innerText ?? el.textContent)
    if (named) return named
  }
  return tidy(el.title) || tidy(el.placeholder)
}
