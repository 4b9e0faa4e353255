import { attributes, classes, escapeHtml, mark } from '../../markup.mjs'

/**
 * Single controls in plain HTML; the skin, where there is one, gives them a look. Every part takes its options and the
 * page's helpers `h` (see page.mjs) and gives markup.
 */

const aria = (o) => ({
  'aria-pressed': o.pressed === undefined ? undefined : String(o.pressed),
  'aria-expanded': o.expanded === undefined ? undefined : String(o.expanded),
})

export function button(o, h) {
  const only = o.iconOnly
  return `<button type="button" class="${classes('x-btn', o.variant, only && 'icon')}"${attributes({ disabled: o.disabled, ...aria(o), 'aria-label': only ? o.text : undefined })}${mark('button', { iconOnly: only, focused: o.focused })}>${o.icon ? h.icon(o.icon, o.iconSize) : ''}${o.icon && !only ? ' ' : ''}${only ? '' : escapeHtml(o.text)}${o.caret ? h.caret() : ''}</button>`
}

export const link = (o, h) =>
  `<a href="#"${mark('link', { focused: o.focused })}>${o.icon ? `${h.icon(o.icon)} ` : ''}${escapeHtml(o.text)}</a>`

/** A control below or beside its label. */
export function labelled(control, id, o) {
  if (!o.label || o.bare) return control
  const side = o.beside
  return `<div class="${side ? 'x-row' : 'x-col'}" style="${side ? '' : 'gap:.3em'}"><label for="${id}"${side ? ' style="flex:0 0 auto;min-width:7em"' : ''}>${escapeHtml(o.label)}</label>${control}</div>`
}

export function field(o, h) {
  const id = h.id()
  const common = attributes({
    id,
    class: 'x-input',
    placeholder: o.placeholder,
    disabled: o.disabled,
    readonly: o.readonly,
    'aria-label': o.bare ? o.label : undefined,
    style: o.beside ? 'flex:1' : `width:${o.width ?? '100%'}`,
  })
  const marked = mark(o.type === 'password' ? 'password' : o.type === 'search' ? 'searchbox' : 'textbox', {
    focused: o.focused,
  })
  const control = o.multi
    ? `<textarea${common}${marked} rows="${o.rows ?? 3}">${escapeHtml(o.value)}</textarea>`
    : `<input type="${o.type ?? 'text'}"${common}${marked}${attributes({ value: o.value })}>`
  return labelled(control, id, o)
}

export function select(o, h) {
  const id = h.id()
  const control = `<select${attributes({ id, class: 'x-select', disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark('combobox', { focused: o.focused })}>${o.options.map((t) => `<option${t === o.value ? ' selected' : ''}>${escapeHtml(t)}</option>`).join('')}</select>`
  return labelled(control, id, o)
}

const choice = (type, cls) => (o, h) => {
  const id = h.id()
  const input = `<input type="${type}"${attributes({ id, class: cls, name: o.group, checked: o.checked, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark(type, { focused: o.focused })}>`
  if (o.bare) return input
  const label = `<label for="${id}">${escapeHtml(o.label)}</label>`
  return `<div class="x-row" style="gap:.5em">${o.labelFirst ? label + input : input + label}</div>`
}

export const checkbox = choice('checkbox', 'x-check')
export const radio = choice('radio', 'x-radio')

/** A group of radio buttons, built from the kit's own. */
export function radios(o, h) {
  const group = h.id()
  return `<div class="${o.inline ? 'x-row wrap' : 'x-col start'}">${o.options.map((label) => h.part('radio', { label, group, checked: label === o.value, disabled: o.disabled, focused: o.focused && label === o.value })).join('')}</div>`
}

export function toggle(o, h) {
  const id = h.id()
  const control = `<button type="button" role="switch"${attributes({ id, class: 'x-switch', 'aria-checked': String(o.checked), disabled: o.disabled, 'aria-label': o.label })}${mark('switch', { focused: o.focused })}></button>`
  if (o.bare) return control
  const label = `<label for="${id}">${escapeHtml(o.label)}</label>`
  return `<div class="x-row" style="gap:.6em">${o.labelFirst ? label + control : control + label}</div>`
}

export function slider(o, h) {
  const id = h.id()
  return labelled(
    `<input type="range"${attributes({ id, class: 'x-range', min: 0, max: 100, value: o.value, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined, style: `width:${o.width ?? '100%'}` })}${mark('slider', { focused: o.focused })}>`,
    id,
    o,
  )
}

export function spin(o, h) {
  const id = h.id()
  return labelled(
    `<input type="number"${attributes({ id, class: 'x-input', value: o.value, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined, style: 'width:6em' })}${mark('spinbutton', { focused: o.focused })}>`,
    id,
    o,
  )
}

export const progress = (o) =>
  `<div class="x-progress" role="progressbar"${attributes({ 'aria-valuenow': o.value, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-label': o.label })}><i style="width:${o.value}%"></i></div>`

export const heading = (o) =>
  `<h${o.level ?? 2} style="margin:${o.flat ? '0' : '.6em 0 .4em'}">${escapeHtml(o.text)}</h${o.level ?? 2}>`

export const badge = (o) =>
  `<span class="x-badge" style="background:var(--x-accent);color:var(--x-onaccent);border-radius:99px;padding:.05em .55em;font-size:.8em">${escapeHtml(o.text)}</span>`
