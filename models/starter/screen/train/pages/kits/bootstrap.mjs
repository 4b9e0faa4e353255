import { attributes, classes, escapeHtml, mark } from '../markup.mjs'

const e = escapeHtml
const variants = { primary: 'btn-primary', danger: 'btn-danger', ghost: 'btn-light', '': 'btn-secondary' }

const wrapped = (control, id, o) =>
  o.bare || !o.label
    ? control
    : o.beside
      ? `<div class="row g-2 align-items-center"><label for="${id}" class="col-4 col-form-label">${e(o.label)}</label><div class="col-8">${control}</div></div>`
      : `<div><label for="${id}" class="form-label">${e(o.label)}</label>${control}</div>`

const check = (type) => (o, h) => {
  const id = h.id()
  const input = `<input class="form-check-input" type="${type}"${attributes({ id, name: o.group, checked: o.checked, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark(type, { focused: o.focused })}>`
  return o.bare
    ? input
    : `<div class="form-check">${input}<label class="form-check-label" for="${id}">${e(o.label)}</label></div>`
}

export const bootstrap = {
  name: 'bootstrap',
  packages: ['bootstrap'],
  themes: ['light', 'dark'],
  head: ({ dir }) =>
    `<link rel="stylesheet" href="/modules/bootstrap/dist/css/bootstrap${dir === 'rtl' ? '.rtl' : ''}.min.css">`,
  html: ({ theme }) => ({ 'data-bs-theme': theme }),
  palette: () => ({
    bg: 'var(--bs-body-bg)',
    surface: 'var(--bs-body-bg)',
    side: 'var(--bs-tertiary-bg)',
    bar: 'var(--bs-tertiary-bg)',
    ink: 'var(--bs-body-color)',
    muted: 'var(--bs-secondary-color)',
    line: 'var(--bs-border-color)',
    accent: 'var(--bs-primary)',
    onaccent: '#fff',
    hover: 'var(--bs-secondary-bg)',
  }),
  parts: {
    button: (o, h) => {
      const outline = h.random.chance(0.2)
      const cls = (variants[o.variant ?? ''] ?? 'btn-secondary').replace('btn-', outline ? 'btn-outline-' : 'btn-')
      return `<button type="button" class="${classes('btn', cls, h.density === 'compact' && 'btn-sm', o.pressed && 'active', o.caret && 'dropdown-toggle')}"${attributes({ disabled: o.disabled, 'aria-pressed': o.pressed && 'true', 'aria-label': o.iconOnly ? o.text : undefined })}${mark('button', { iconOnly: o.iconOnly, focused: o.focused })}>${o.icon ? h.icon(o.icon, o.iconSize) : ''}${o.iconOnly ? '' : ` ${e(o.text)}`}</button>`
    },
    field: (o, h) => {
      const id = h.id()
      const role = o.type === 'password' ? 'password' : o.type === 'search' ? 'searchbox' : 'textbox'
      const rest = `${attributes({ id, class: classes('form-control', h.density === 'compact' && 'form-control-sm'), placeholder: o.placeholder, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark(role, { focused: o.focused })}`
      const control = o.multi
        ? `<textarea rows="${o.rows ?? 3}"${rest}>${e(o.value)}</textarea>`
        : `<input type="${o.type ?? 'text'}"${attributes({ value: o.value })}${rest}>`
      if (!o.bare && !o.multi && !o.beside && !o.type && h.kitLook.floating)
        return `<div class="form-floating">${control.replace('<input', `<input placeholder="${e(o.label)}"`)}<label for="${id}">${e(o.label)}</label></div>`
      if (o.bare && h.icons && h.kitLook.groups && !o.multi)
        return `<div class="input-group"><span class="input-group-text">${h.icon(o.type === 'search' ? 'search' : 'edit')}</span>${control}</div>`
      return wrapped(control, id, o)
    },
    select: (o, h) => {
      const id = h.id()
      return wrapped(
        `<select class="${classes('form-select', h.density === 'compact' && 'form-select-sm')}"${attributes({ id, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark('combobox', { focused: o.focused })}>${o.options.map((t) => `<option${t === o.value ? ' selected' : ''}>${e(t)}</option>`).join('')}</select>`,
        id,
        o,
      )
    },
    checkbox: check('checkbox'),
    radio: check('radio'),
    toggle: (o, h) => {
      const id = h.id()
      return `<div class="form-check form-switch"><input class="form-check-input" type="checkbox" role="switch"${attributes({ id, checked: o.checked, disabled: o.disabled, 'aria-label': o.label })}${mark('switch', { focused: o.focused })}>${o.bare ? '' : `<label class="form-check-label" for="${id}">${e(o.label)}</label>`}</div>`
    },
    slider: (o, h) => {
      const id = h.id()
      return wrapped(
        `<input type="range" class="form-range" min="0" max="100"${attributes({ id, value: o.value, disabled: o.disabled, style: `width:${o.width ?? '100%'}`, 'aria-label': o.bare ? o.label : undefined })}${mark('slider', { focused: o.focused })}>`,
        id,
        o,
      )
    },
    spin: (o, h) => {
      const id = h.id()
      return wrapped(
        `<input type="number" class="form-control" style="width:7em"${attributes({ id, value: o.value, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark('spinbutton', { focused: o.focused })}>`,
        id,
        o,
      )
    },
    progress: (o, h) =>
      `<div class="progress" role="progressbar"${attributes({ 'aria-label': o.label, 'aria-valuenow': o.value, 'aria-valuemin': 0, 'aria-valuemax': 100 })}><div class="${classes('progress-bar', h.random.pick(['', 'bg-success', 'progress-bar-striped']))}" style="width:${o.value}%">${h.random.chance(0.3) ? `${o.value}%` : ''}</div></div>`,
    tabs: (o, h) =>
      `<ul class="nav ${h.random.pick(['nav-tabs', 'nav-tabs', 'nav-pills', 'nav-underline'])}" role="tablist">${o.items.map(({ text, icon }, i) => `<li class="nav-item" role="presentation"><button type="button" role="tab" class="${classes('nav-link', i === o.selected && 'active')}" aria-selected="${i === o.selected}"${mark('tab', { focused: o.focused && i === o.selected })}>${icon ? h.icon(icon) : ''} ${e(text)}</button></li>`).join('')}</ul>`,
    menu: (o, h) =>
      `<div class="dropdown-menu show" role="menu" style="position:static">${o.items
        .map((item) =>
          item.separator
            ? '<hr class="dropdown-divider">'
            : `<a class="${classes('dropdown-item', item.disabled && 'disabled', item.hover && 'active')}" href="#"${attributes({ 'aria-disabled': item.disabled && 'true' })}${mark('menuitem', { name: item.text, state: item.checked === undefined ? {} : { checked: item.checked } })}>${item.checked ? '✓ ' : ''}${item.icon ? `${h.icon(item.icon)} ` : ''}${e(item.text)}${item.shortcut ? `<span class="float-end ms-4 text-secondary">${e(item.shortcut)}</span>` : ''}</a>`,
        )
        .join('')}</div>`,
    list: (o, h) =>
      `<div class="${classes('list-group', o.lines && 'list-group-flush')}" role="listbox">${o.items
        .map(
          (item, i) =>
            `<button type="button" role="option" class="${classes('list-group-item list-group-item-action d-flex align-items-center gap-2', i === o.selected && 'active')}" aria-selected="${i === o.selected}"${mark('listitem', { name: item.text })}>${item.picture ?? ''}${item.icon ? h.icon(item.icon) : ''}<span class="flex-fill" style="min-width:0"><span class="d-block text-truncate">${e(item.text)}</span>${item.detail ? `<small class="d-block text-truncate">${e(item.detail)}</small>` : ''}</span>${item.end ?? ''}</button>`,
        )
        .join('')}</div>`,
    nav: (o, h) =>
      `<div class="nav nav-pills flex-column p-2" role="list">${o.items.map(({ text, icon, count }, i) => `<a href="#" class="${classes('nav-link d-flex gap-2 align-items-center', i === o.selected && 'active')}"${mark('listitem', { name: text, state: { selected: i === o.selected } })}>${icon ? h.icon(icon) : ''}<span class="flex-fill">${e(text)}</span>${count ? `<span class="badge text-bg-secondary">${count}</span>` : ''}</a>`).join('')}</div>`,
    table: (o, h) =>
      h
        .base('table', o)
        .replace(
          '<table>',
          `<table class="${classes('table', h.random.pick(['', 'table-striped', 'table-bordered', 'table-hover']), h.density === 'compact' && 'table-sm')}">`,
        )
        .replaceAll(' aria-selected="true"', ' class="table-active" aria-selected="true"'),
    card: (o, h) =>
      `<section class="card"${mark('region', { name: o.title ?? '' })}>${o.title && h.kitLook.cardHeads ? `<div class="card-header"><h${o.level ?? 3} class="h6 mb-0">${e(o.title)}</h${o.level ?? 3}></div>` : ''}<div class="card-body">${o.title && !h.kitLook.cardHeads ? `<h${o.level ?? 3} class="card-title h5">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</div></section>`,
    alert: (o, h) =>
      `<div class="alert alert-${h.random.pick(['primary', 'success', 'warning', 'danger', 'info'])} ${o.closable ? 'alert-dismissible' : ''} mb-0" role="alert"${mark('region', { name: o.text })}>${h.icon(o.icon, 18)} ${e(o.text)}${o.closable ? `<button type="button" class="btn-close"${mark('button', { name: h.words.command('close'), iconOnly: true })}></button>` : ''}</div>`,
    dialog: (o, h) =>
      `<div class="modal" style="display:block;position:static;width:auto;height:auto;overflow:visible"><div class="modal-content bg-body border rounded shadow" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw"><div class="modal-header"><h5 class="modal-title">${e(o.title)}</h5>${o.closable ? `<button type="button" class="btn-close"${mark('button', { name: h.words.command('close'), iconOnly: true })}></button>` : ''}</div><div class="modal-body d-grid gap-2">${o.body}</div><div class="modal-footer">${o.actions}</div></div></div>`,
    breadcrumb: (o) =>
      `<nav><ol class="breadcrumb mb-0" style="list-style:none">${o.items.map((t, i) => (i === o.items.length - 1 ? `<li class="breadcrumb-item active">${e(t)}</li>` : `<li class="breadcrumb-item"><a href="#">${e(t)}</a></li>`)).join('')}</ol></nav>`,
    pages: (o) =>
      `<ul class="pagination mb-0">${Array.from({ length: o.count }, (_, i) => `<li class="page-item${i === o.selected ? ' active' : ''}"><a class="page-link" href="#"${attributes({ 'aria-current': i === o.selected && 'page' })}${mark('button')}>${i + 1}</a></li>`).join('')}</ul>`,
    accordion: (o) =>
      `<div class="accordion">${o.items.map(({ text, body }, i) => `<div class="accordion-item"><h2 class="accordion-header" data-r="none"><button class="accordion-button${i === o.open ? '' : ' collapsed'}" type="button" aria-expanded="${i === o.open}">${e(text)}</button></h2>${i === o.open ? `<div class="accordion-body">${body}</div>` : ''}</div>`).join('')}</div>`,
    badge: (o, h) =>
      `<span class="badge text-bg-${h.random.pick(['primary', 'secondary', 'success', 'warning'])}">${e(o.text)}</span>`,
  },
  /** Choices that hold for a whole page. */
  look: (random) => ({ floating: random.chance(0.15), groups: random.chance(0.3), cardHeads: random.chance(0.4) }),
}
