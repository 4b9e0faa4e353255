import { button, choice, headingIn, rows, spin, table } from './native.mjs'
import { attributes, classes, escapeHtml as e, mark } from '../markup.mjs'

const wrap = (control, id, o, h) =>
  o.bare || !o.label
    ? control
    : `<div class="${classes('input-field', h.kitLook.outlined && 'outlined')}">${control}<label for="${id}" class="active">${e(o.label)}</label></div>`
const pick = (type) =>
  choice(type, {
    sub: '+ ::before',
    caption: '^label',
    draw: ({ input, label }) => `<label>${input}<span>${label}</span></label>`,
  })

export const materialize = {
  name: 'materialize',
  packages: ['@materializecss/materialize'],
  themes: ['light', 'dark'],
  look: (random) => ({ outlined: random.chance(0.5) }),
  head: () => '<link rel="stylesheet" href="/modules/@materializecss/materialize/dist/css/materialize.css">',
  html: ({ theme }) => ({ theme }),
  css: () =>
    '.input-field{margin:1rem 0 .2rem}.input-field input,.input-field textarea{margin:0}.card,.collection{margin:0}.x-bar .input-field{margin:0}select{display:block}.progress{margin:.4rem 0}',
  palette: () => ({
    bg: 'var(--md-sys-color-surface)',
    surface: 'var(--md-sys-color-surface)',
    side: 'var(--md-sys-color-surface)',
    bar: 'var(--md-sys-color-surface-variant)',
    ink: 'var(--md-sys-color-on-surface)',
    line: 'var(--md-sys-color-outline)',
    accent: 'var(--md-sys-color-primary)',
    onaccent: 'var(--md-sys-color-on-primary)',
  }),
  parts: {
    button: button((o, h) =>
      classes(
        'btn',
        {
          primary: 'filled',
          ghost: 'text',
          danger: 'filled red',
          '': h.random.pick(['tonal', 'outlined', 'elevated']),
        }[o.variant ?? ''],
        h.density === 'compact' && 'btn-small',
        o.iconOnly && 'icon',
      ),
    ),
    field: (o, h) => {
      const id = h.id()
      const role = o.type === 'password' ? 'password' : o.type === 'search' ? 'searchbox' : 'textbox'
      const rest = `${attributes({ id, placeholder: o.placeholder ?? ' ', disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark(role, { focused: o.focused })}`
      const control = o.multi
        ? `<textarea class="materialize-textarea" rows="${o.rows ?? 3}"${rest}>${e(o.value)}</textarea>`
        : `<input type="${o.type ?? 'text'}"${attributes({ value: o.value })}${rest}>`
      return o.bare
        ? `<div class="${classes('input-field', h.kitLook.outlined && 'outlined')}" style="width:100%">${control}</div>`
        : wrap(control, id, o, h)
    },
    select: (o, h) => {
      const id = h.id()
      const control = `<select class="browser-default"${attributes({ id, disabled: o.disabled, 'aria-label': o.bare ? o.label : undefined })}${mark('combobox', { focused: o.focused })}>${o.options.map((t) => `<option${t === o.value ? ' selected' : ''}>${e(t)}</option>`).join('')}</select>`
      return o.bare || !o.label ? control : `<div><label for="${id}">${e(o.label)}</label>${control}</div>`
    },
    spin: spin({ cls: '', wrap }),
    checkbox: choice('checkbox', {
      sub: '::before',
      caption: '^label',
      draw: ({ input, label }) => `<label>${input}<span>${label}</span></label>`,
    }),
    radio: pick('radio'),
    toggle: choice('toggle', {
      role: 'switch',
      sub: '^label >> .lever',
      caption: '^label',
      draw: ({ input, label }) =>
        `<div class="switch"><label>${input}<span class="lever"></span>${label}</label></div>`,
    }),
    progress: (o) =>
      `<div class="progress" role="progressbar"${attributes({ 'aria-valuenow': o.value, 'aria-label': o.label })}><div class="determinate" style="width:${o.value}%"></div></div>`,
    tabs: (o, h) =>
      `<ul class="tabs ${h.random.chance(0.4) ? 'tabs-fixed-width' : ''}" role="tablist">${o.items.map(({ text, icon }, i) => `<li class="tab" role="presentation"><a href="#" role="tab" class="${i === o.selected ? 'active' : ''}" aria-selected="${i === o.selected}" style="${i === o.selected ? 'box-shadow:inset 0 -2px currentColor' : ''}"${mark('tab', { focused: o.focused && i === o.selected })}>${icon ? h.icon(icon) : ''} ${e(text)}</a></li>`).join('')}</ul>`,
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: 'dropdown-content',
      outerRole: 'menu',
      rowTag: 'li',
      row: (it) => it.hover && 'active',
      separator: '<li class="divider" data-r="none"></li>',
      around: (inner) =>
        inner.replace(
          'style="',
          'style="display:inline-block;opacity:1;position:static;transform:none;max-height:none;min-width:220px;',
        ),
    }),
    nav: rows({
      role: 'listitem',
      outer: 'collection',
      outerRole: 'list',
      item: (it) => classes('collection-item', it.chosen && 'active'),
    }),
    list: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'collection',
      outerRole: 'list',
      itemTag: 'li',
      item: (it) => classes('collection-item', it.chosen && 'active'),
    }),
    table: table((o, h) => h.random.pick(['', 'striped', 'highlight'])),
    card: (o) =>
      `<section class="card"${mark('region', { name: o.title ?? '' })}><div class="card-content" style="padding:16px">${o.title ? headingIn(o, 'card-title') : ''}${o.body}</div></section>`,
    dialog: (o) =>
      `<div class="modal" role="dialog" aria-label="${e(o.title)}" style="display:block;opacity:1;position:static;max-height:92vh;width:${o.width}px;max-width:94vw;margin:0;transform:none"><div class="modal-content" style="padding:20px"><h4 style="margin:0 0 12px">${e(o.title)}</h4><div class="x-col">${o.body}</div></div><div class="modal-footer x-row end" style="padding:8px 16px">${o.actions}</div></div>`,
    badge: (o) => `<span class="chip" style="margin:0">${e(o.text)}</span>`,
    heading: (o) =>
      `<h${o.level ?? 2} style="margin:${o.flat ? 0 : '.4em 0'};font-size:${2.2 - (o.level ?? 2) * 0.28}em">${e(o.text)}</h${o.level ?? 2}>`,
  },
}
