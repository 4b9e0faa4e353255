import {
  above,
  breadcrumb,
  button,
  choice,
  cross,
  field,
  headingIn,
  inside,
  pages,
  rows,
  select,
  slider,
  spin,
  table,
  tabs,
} from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

const wrap = above({ label: 'uk-form-label' })
const variant = {
  primary: 'uk-button-primary',
  danger: 'uk-button-danger',
  ghost: 'uk-button-text',
  '': 'uk-button-default',
}
const size = (h) => h.density === 'compact' && 'uk-form-small'

export const uikit = {
  name: 'uikit',
  packages: ['uikit'],
  themes: ['light'],
  head: ({ dir }) =>
    `<link rel="stylesheet" href="/modules/uikit/dist/css/uikit${dir === 'rtl' ? '-rtl' : ''}.min.css">`,
  css: () => '.uk-card{margin:0!important}.uk-dropdown{position:static!important}',
  palette: () => ({
    bg: '#fff',
    surface: '#fff',
    side: '#f8f8f8',
    bar: '#f8f8f8',
    ink: '#666',
    muted: '#999',
    line: '#e5e5e5',
    accent: '#1e87f0',
    onaccent: '#fff',
    field: '#fff',
    hover: '#f8f8f8',
  }),
  parts: {
    button: button((o, h) =>
      classes(
        'uk-button',
        o.iconOnly && h.random.chance(0.5) ? 'uk-icon-button' : (variant[o.variant ?? ''] ?? 'uk-button-secondary'),
        h.density === 'compact' && 'uk-button-small',
      ),
    ),
    field: field({
      cls: (o, h) => classes('uk-input', size(h)),
      area: 'uk-textarea',
      wrap,
      box: (c, o, h) =>
        o.bare && h.icons
          ? `<div class="uk-inline" style="width:100%"><span class="uk-form-icon" style="display:flex">${h.icon(o.type === 'search' ? 'search' : 'edit')}</span>${c}</div>`
          : c,
    }),
    select: select({ cls: (o, h) => classes('uk-select', size(h)), wrap }),
    spin: spin({ cls: (o, h) => classes('uk-input', size(h)), wrap }),
    slider: slider({ cls: 'uk-range', wrap }),
    checkbox: choice('checkbox', { cls: 'uk-checkbox', draw: inside() }),
    radio: choice('radio', { cls: 'uk-radio', draw: inside() }),
    progress: (o) => `<progress class="uk-progress" value="${o.value}" max="100" style="margin:0"></progress>`,
    tabs: tabs({ outer: (o) => (o.vertical ? 'uk-tab uk-tab-left' : 'uk-tab'), item: (on) => on && 'uk-active' }),
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: 'uk-nav uk-dropdown-nav',
      outerRole: 'none',
      rowTag: 'li',
      row: (it) => it.hover && 'uk-active',
      separator: '<li class="uk-nav-divider" data-r="none"></li>',
      around: (inner) => `<div class="uk-dropdown uk-open" role="menu" style="display:inline-block">${inner}</div>`,
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'uk-nav uk-nav-default uk-padding-small',
      rowTag: 'li',
      row: (it) => it.chosen && 'uk-active',
    }),
    table: table((o, h) =>
      classes(
        'uk-table',
        h.random.pick(['uk-table-divider', 'uk-table-striped', 'uk-table-hover uk-table-divider']),
        h.density === 'compact' && 'uk-table-small',
      ),
    ),
    card: (o, h) =>
      `<section class="uk-card ${h.random.pick(['uk-card-default', 'uk-card-default', 'uk-card-primary', 'uk-card-default uk-card-small'])} uk-card-body"${mark('region', { name: o.title ?? '' })}>${o.title ? headingIn(o, 'uk-card-title') : ''}${o.body}</section>`,
    alert: (o, h) =>
      `<div class="uk-alert ${h.random.pick(['uk-alert-primary', 'uk-alert-success', 'uk-alert-warning', 'uk-alert-danger'])}" style="margin:0"${mark('region', { name: o.text })}>${e(o.text)}${o.closable ? cross('uk-alert-close uk-close uk-icon', h, h.icons ? h.icon('close', 14) : '×') : ''}</div>`,
    dialog: (o, h) =>
      `<div class="uk-modal-dialog" role="dialog" aria-label="${e(o.title)}" style="opacity:1;transform:none;width:${o.width}px;max-width:94vw;margin:0"><div class="uk-modal-header">${headingIn({ ...o, level: 2 }, 'uk-modal-title')}</div>${o.closable ? cross('uk-modal-close-default uk-close uk-icon', h, h.icons ? h.icon('close', 14) : '×') : ''}<div class="uk-modal-body x-col">${o.body}</div><div class="uk-modal-footer uk-text-right">${o.actions}</div></div>`,
    breadcrumb: breadcrumb({ list: 'uk-breadcrumb uk-margin-remove' }),
    pages: pages({ list: 'uk-pagination uk-margin-remove', item: (on) => on && 'uk-active' }),
    accordion: (o) =>
      `<ul class="uk-accordion"${mark('none')}>${o.items.map(({ text, body }, i) => `<li class="${i === o.open ? 'uk-open' : ''}"${mark('none')}><a class="uk-accordion-title" href="#" aria-expanded="${i === o.open}"${mark('button')}>${e(text)}</a>${i === o.open ? `<div class="uk-accordion-content">${body}</div>` : ''}</li>`).join('')}</ul>`,
    badge: (o, h) =>
      `<span class="uk-label ${h.random.pick(['', 'uk-label-success', 'uk-label-warning'])}">${e(o.text)}</span>`,
  },
}
