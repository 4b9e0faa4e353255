import { attributes, escapeHtml as e, mark } from '../markup.mjs'

/**
 * One custom element with its mark. `sub` and `caption` lead into its shadow root; `caption: '.'` takes the words between
 * its tags. State is given here, because custom elements keep theirs to themselves.
 */
export function component(tag, { role, attrs = {}, content = '', name, state = {}, ...marks }, o = {}) {
  const said = { ...state, ...(o.disabled && { disabled: true }) }
  return `<${tag}${attributes({ disabled: o.disabled, ...attrs })}${role ? mark(role, { name, state: said, focused: o.focused, ...marks }) : ''}>${content}</${tag}>`
}

/** A label above (or beside) an element that has none of its own. */
export const under = (control, o) =>
  o.bare || !o.label
    ? control
    : `<label style="display:flex;${o.beside ? 'align-items:center' : 'flex-direction:column'};gap:.35em"><span${o.beside ? ' style="flex:0 0 34%"' : ''}>${e(o.label)}</span>${control}</label>`

/** An element with its words after it. */
export const before = (control, o) =>
  o.bare
    ? control
    : `<label style="display:flex;align-items:center;gap:.5em">${control}<span>${e(o.label)}</span></label>`

export const fieldRole = (o) => (o.type === 'password' ? 'password' : o.type === 'search' ? 'searchbox' : 'textbox')

export const fieldState = (o) => (o.value && o.type !== 'password' ? { value: String(o.value) } : {})

export const checkState = (o) => ({ checked: Boolean(o.checked) })

export const percentState = (o) => ({ value: `${o.value} %` })

/** Icon, then text, as the content of a button. */
export const iconAndText = (o, h, slot) => {
  const drawing = o.icon ? h.icon(o.icon, o.iconSize) : ''
  const placed = drawing && slot && !o.iconOnly ? drawing.replace('<svg', `<svg slot="${slot}"`) : drawing
  return `${placed}${o.iconOnly ? '' : `${placed && !slot ? ' ' : ''}${e(o.text)}`}`
}

/** Nested items from the flat rows of a tree; `make(item, inner)` writes one. */
export function nested(items, make) {
  const build = (from, level) => {
    let html = ''
    let i = from
    while (i < items.length && items[i].level >= level) {
      const [inner, next] = build(i + 1, items[i].level + 1)
      html += make(items[i], inner)
      i = next
    }
    return [html, i]
  }
  return build(0, 0)[0]
}
