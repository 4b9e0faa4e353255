import { attributes, classes, escapeHtml as e, mark } from '../markup.mjs'

/**
 * Makers of parts for kits that style native controls: a kit says its classes and what stands around a control. A class
 * is a text, or a function of the part's options and the page's helpers.
 */
const of = (value, ...given) => (typeof value === 'function' ? value(...given) : value)

/** The label above the control; beside it where the options ask for that. `outer` and `label` are classes. */
export const above =
  ({ outer, label } = {}) =>
  (control, id, o) => {
    if (o.bare || !o.label) return control
    const text = `<label for="${id}"${attributes({ class: label })}>${e(o.label)}</label>`
    return o.beside
      ? `<div style="display:flex;align-items:center;gap:10px"><span style="flex:0 0 34%">${text}</span><span style="flex:1;min-width:0">${control}</span></div>`
      : `<div${attributes({ class: outer })}>${text}${control}</div>`
  }

export const button =
  (cls, { tag = 'button', icon = (drawing) => drawing, label = (text) => text, caret = true } = {}) =>
  (o, h) => {
    const drawing = o.icon ? icon(h.icon(o.icon, o.iconSize), o, h) : ''
    const text = o.iconOnly ? '' : label(e(o.text), o, h)
    return `<${tag}${attributes({ type: tag === 'button' ? 'button' : undefined, href: tag === 'a' ? '#' : undefined, class: of(cls, o, h), disabled: o.disabled, 'aria-pressed': o.pressed && 'true', 'aria-expanded': o.expanded, 'aria-label': o.iconOnly ? o.text : undefined })}${mark('button', { iconOnly: o.iconOnly, focused: o.focused })}>${drawing}${drawing && text ? ' ' : ''}${text}${o.caret && caret ? h.caret() : ''}</${tag}>`
  }

const common = (id, o, h, cls) =>
  attributes({
    id,
    class: of(cls, o, h),
    disabled: o.disabled,
    'aria-label': o.bare ? o.label : undefined,
  })

const fieldRole = (o) => (o.type === 'password' ? 'password' : o.type === 'search' ? 'searchbox' : 'textbox')

/** Text fields. `box` wraps the control itself, for instance to lay an icon into it. */
export const field =
  ({ cls, area = cls, wrap = above(), box = (control) => control }) =>
  (o, h) => {
    const id = h.id()
    const rest = `${common(id, o, h, o.multi ? area : cls)}${attributes({ placeholder: o.placeholder })}${mark(fieldRole(o), { focused: o.focused })}`
    const control = o.multi
      ? `<textarea rows="${o.rows ?? 3}"${rest}>${e(o.value)}</textarea>`
      : box(`<input type="${o.type ?? 'text'}"${attributes({ value: o.value })}${rest}>`, o, h)
    return wrap(control, id, o, h)
  }

export const spin =
  ({ cls, wrap = above(), width = '7em' }) =>
  (o, h) => {
    const id = h.id()
    return wrap(
      `<input type="number"${common(id, o, h, cls)}${attributes({ value: o.value, style: `width:${width}` })}${mark('spinbutton', { focused: o.focused })}>`,
      id,
      o,
      h,
    )
  }

export const slider =
  ({ cls, wrap = above() } = {}) =>
  (o, h) => {
    const id = h.id()
    return wrap(
      `<input type="range" min="0" max="100"${common(id, o, h, cls)}${attributes({ value: o.value, style: `width:${o.width ?? '100%'}` })}${mark('slider', { focused: o.focused })}>`,
      id,
      o,
      h,
    )
  }

export const select =
  ({ cls, wrap = above(), box = (control) => control }) =>
  (o, h) => {
    const id = h.id()
    const options = o.options.map((t) => `<option${t === o.value ? ' selected' : ''}>${e(t)}</option>`).join('')
    return wrap(
      box(`<select${common(id, o, h, cls)}${mark('combobox', { focused: o.focused })}>${options}</select>`, o, h),
      id,
      o,
      h,
    )
  }

/**
 * Check boxes, radio buttons, switches. `draw({ input, id, label })` places them; `sub` leads from the input to what is
 * drawn in its stead (a path as in markup.mjs, where `^` goes up to an ancestor), `caption` to the label's text.
 */
export const choice =
  (type, { cls, role = type, draw, sub, caption, join, offset }) =>
  (o, h) => {
    const id = h.id()
    const input = `<input type="${type === 'radio' ? 'radio' : 'checkbox'}"${attributes({ id, class: of(cls, o, h), name: o.group, checked: o.checked, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark(role, { focused: o.focused, sub, join, offset, caption: o.bare ? undefined : caption, name: o.label })}>`
    return draw({ input, id, label: o.bare ? '' : e(o.label), bare: o.bare, o, h })
  }

/** `draw` for `<label><input> text</label>`. */
export const inside =
  (cls) =>
  ({ input, label, bare }) =>
    bare
      ? `<label${attributes({ class: cls })}>${input}</label>`
      : `<label${attributes({ class: cls })}>${input} ${label}</label>`

/** `draw` for `<div><input><label>text</label></div>`. */
export const beside =
  ({ outer, label: cls } = {}) =>
  ({ input, id, label }) =>
    `<div${attributes({ class: outer })}>${input}<label for="${id}"${attributes({ class: cls })}>${label}</label></div>`

/** Tabs: `<ul role=tablist><li><a role=tab>`; each class may depend on whether the tab is chosen. */
export const tabs =
  ({
    tag = 'ul',
    outer,
    item,
    itemTag = 'li',
    link,
    linkTag = 'a',
    around = (inner) => inner,
    sub,
    label = (t) => t,
  }) =>
  (o, h) =>
    around(
      `<${tag}${attributes({ class: of(outer, o, h) })} role="tablist">${o.items
        .map(({ text, icon }, i) => {
          const chosen = i === o.selected
          const tab = `<${linkTag}${attributes({ class: of(link, chosen, h), href: linkTag === 'a' ? '#' : undefined, type: linkTag === 'button' ? 'button' : undefined, 'aria-selected': String(chosen) })} role="tab"${mark('tab', { focused: o.focused && chosen, sub, name: text })}>${icon ? `${h.icon(icon)} ` : ''}${label(e(text), chosen)}</${linkTag}>`
          return itemTag
            ? `<${itemTag}${attributes({ class: of(item, chosen, h) })} role="presentation">${tab}</${itemTag}>`
            : tab
        })
        .join('')}</${tag}>`,
      o,
      h,
    )

/** Rows to choose: menus, side bars and lists share this shape. `role` is the row's. */
export const rows =
  ({
    role,
    tag = 'div',
    outer,
    outerRole,
    itemTag = 'a',
    item,
    row,
    rowTag,
    separator = '<hr>',
    around = (inner) => inner,
    body,
  }) =>
  (o, h) =>
    around(
      `<${tag}${attributes({ class: of(outer, o, h), role: outerRole, style: 'list-style:none' })}${outerRole ? '' : mark('none')}>${o.items
        .map((it, i) => {
          if (it.separator) return of(separator, h)
          const chosen = i === o.selected
          const state =
            role === 'menuitem' ? (it.checked === undefined ? {} : { checked: it.checked }) : { selected: chosen }
          const inner = body ? body(it, chosen, h) : rowBody(it, h)
          const html = `<${itemTag}${attributes({ class: of(item, { ...it, chosen }, h), href: itemTag === 'a' ? '#' : undefined, type: itemTag === 'button' ? 'button' : undefined, 'aria-disabled': it.disabled && 'true', 'aria-current': chosen && role === 'listitem' && 'page' })}${mark(role, { name: it.text, state })}>${inner}</${itemTag}>`
          return rowTag
            ? `<${rowTag}${attributes({ class: of(row, { ...it, chosen }, h) })}${mark('none')}>${html}</${rowTag}>`
            : html
        })
        .join('')}</${tag}>`,
      o,
      h,
    )

/** What stands in a row: tick, icon or picture, text, detail, and what is at its end. */
export function rowBody(it, h) {
  const lead = it.picture ?? (it.icon ? h.icon(it.icon) : '')
  const tick =
    it.checked === undefined ? '' : `<span style="display:inline-block;width:1.2em">${it.checked ? '✓' : ''}</span>`
  const end =
    it.end ??
    (it.shortcut
      ? `<span class="x-muted x-small">${e(it.shortcut)}</span>`
      : it.count
        ? `<span class="x-small">${it.count}</span>`
        : it.submenu
          ? '<span>›</span>'
          : '')
  const text = it.detail
    ? `<span class="x-ellipsis" style="display:block">${e(it.text)}</span><span class="x-ellipsis x-small" style="display:block;opacity:.75">${e(it.detail)}</span>`
    : `<span class="x-ellipsis">${e(it.text)}</span>`
  return `<span style="display:flex;align-items:center;gap:.6em;min-width:0;text-align:start">${tick}${lead}<span style="flex:1;min-width:0">${text}</span>${end}</span>`
}

export const table =
  (cls, { chosen } = {}) =>
  (o, h) => {
    const html = h
      .base('table', o)
      .replace(' class="x-tablebox"', '')
      .replace('<table>', `<table${attributes({ class: of(cls, o, h) })}>`)
    return chosen ? html.replaceAll(' aria-selected="true"', ` aria-selected="true" class="${chosen}"`) : html
  }

/** `<ul><li><a>`; the last one is where one is. */
export const breadcrumb =
  ({ outer, list, item = '', here = '', tag = 'ul' } = {}) =>
  (o) =>
    `<nav${attributes({ class: outer })}><${tag}${attributes({ class: list })}${mark('none')} style="list-style:none">${o.items.map((t, i) => (i === o.items.length - 1 ? `<li class="${classes(item, here)}"${mark('none')}><span>${e(t)}</span></li>` : `<li class="${item}"${mark('none')}><a href="#">${e(t)}</a></li>`)).join('')}</${tag}></nav>`

/** Numbered pages as small buttons. */
export const pages =
  ({ outer, list, item, link }) =>
  (o) =>
    `<nav${attributes({ class: outer })}><ul${attributes({ class: list })}${mark('none')} style="list-style:none">${Array.from({ length: o.count }, (_, i) => `<li${attributes({ class: of(item, i === o.selected) })}${mark('none')}><a href="#"${attributes({ class: of(link, i === o.selected), 'aria-current': i === o.selected && 'page' })}${mark('button')}>${i + 1}</a></li>`).join('')}</ul></nav>`

/** The kit's own drawn cross that closes something. */
export const cross = (cls, h, content = '', attrs = {}) =>
  `<button type="button"${attributes({ class: cls, 'aria-label': h.words.command('close'), ...attrs })}${mark('button', { iconOnly: true })}>${content}</button>`

export const headingIn = (o, cls, fallback = 3) =>
  `<h${o.level ?? fallback}${attributes({ class: cls })}>${e(o.title)}</h${o.level ?? fallback}>`
