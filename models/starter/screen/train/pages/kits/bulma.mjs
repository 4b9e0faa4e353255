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
  spin,
  table,
  tabs,
} from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

const wrap = above({ outer: 'field', label: 'label' })
const size = (h) => (h.density === 'compact' ? 'is-small' : '')
const variant = { primary: 'is-primary', danger: 'is-danger', ghost: 'is-ghost', '': '' }

export const bulma = {
  name: 'bulma',
  packages: ['bulma'],
  themes: ['light', 'dark'],
  head: () => '<link rel="stylesheet" href="/modules/bulma/css/bulma.min.css">',
  html: ({ theme }) => ({ 'data-theme': theme }),
  palette: () => ({
    bg: 'var(--bulma-scheme-main)',
    surface: 'var(--bulma-scheme-main)',
    side: 'var(--bulma-scheme-main-bis)',
    bar: 'var(--bulma-scheme-main-bis)',
    ink: 'var(--bulma-text)',
    line: 'var(--bulma-border)',
    hover: 'var(--bulma-scheme-main-ter)',
  }),
  look: (random) => ({
    tabs: random.pick(['', 'is-boxed', 'is-toggle', 'is-toggle is-toggle-rounded']),
    rounded: random.chance(0.2) ? 'is-rounded' : '',
    box: random.chance(0.5),
  }),
  parts: {
    button: button(
      (o, h) =>
        classes(
          'button',
          variant[o.variant ?? ''] || h.random.pick(['', '', 'is-light', 'is-info', 'is-dark']),
          size(h),
          h.kitLook.rounded,
          o.pressed && 'is-active',
          h.random.chance(0.12) && 'is-outlined',
        ),
      { icon: (svg) => `<span class="icon">${svg}</span>`, label: (t) => `<span>${t}</span>` },
    ),
    field: field({
      cls: (o, h) => classes('input', size(h), h.kitLook.rounded),
      area: 'textarea',
      wrap,
      box: (c, o, h) =>
        o.type === 'search' && h.icons
          ? `<div class="control has-icons-left">${c}<span class="icon is-left">${h.icon('search')}</span></div>`
          : `<div class="control">${c}</div>`,
    }),
    select: select({
      wrap,
      box: (c, o, h) =>
        `<div class="${classes('select', !o.bare && 'is-fullwidth', size(h), h.kitLook.rounded)}">${c}</div>`,
    }),
    spin: spin({ cls: 'input', wrap }),
    checkbox: choice('checkbox', { draw: inside('checkbox') }),
    radio: choice('radio', { draw: inside('radio') }),
    progress: (o, h) =>
      `<progress class="progress ${h.random.pick(['is-primary', 'is-info', 'is-small is-success', 'is-danger is-large'])}" value="${o.value}" max="100" aria-label="${e(o.label)}"></progress>`,
    tabs: tabs({
      item: (chosen) => chosen && 'is-active',
      around: (inner, o, h) => `<div class="tabs ${h.kitLook.tabs}" style="margin:0">${inner}</div>`,
      label: (t) => `<span>${t}</span>`,
    }),
    menu: rows({
      role: 'menuitem',
      outer: 'dropdown-content',
      outerRole: 'menu',
      item: (it) => classes('dropdown-item', it.hover && 'is-active'),
      separator: '<hr class="dropdown-divider">',
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'menu-list menu p-2',
      rowTag: 'li',
      item: (it) => it.chosen && 'is-active',
    }),
    list: rows({
      role: 'listitem',
      tag: 'nav',
      outer: 'panel',
      outerRole: 'list',
      item: (it) => classes('panel-block', it.chosen && 'is-active has-background-info-light'),
    }),
    table: table(
      (o, h) => classes('table is-fullwidth', h.random.pick(['', 'is-striped', 'is-bordered', 'is-narrow'])),
      { chosen: 'is-selected' },
    ),
    card: (o, h) =>
      h.kitLook.box
        ? `<section class="box m-0"${mark('region', { name: o.title ?? '' })}>${o.title ? headingIn(o, 'title is-5') : ''}${o.body}</section>`
        : `<section class="card"${mark('region', { name: o.title ?? '' })}>${o.title ? `<header class="card-header"><p class="card-header-title"${mark('heading')}>${e(o.title)}</p></header>` : ''}<div class="card-content p-4">${o.body}</div></section>`,
    alert: (o, h) =>
      `<div class="notification ${h.random.pick(['is-info', 'is-warning is-light', 'is-success', 'is-danger is-light', ''])} m-0"${mark('region', { name: o.text })}>${o.closable ? cross('delete', h) : ''}${e(o.text)}</div>`,
    dialog: (o, h) =>
      `<div class="modal-card m-0" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw"><header class="modal-card-head p-4"><p class="modal-card-title"${mark('heading')}>${e(o.title)}</p>${o.closable ? cross('delete', h) : ''}</header><section class="modal-card-body x-col">${o.body}</section><footer class="modal-card-foot p-4"><div class="buttons">${o.actions}</div></footer></div>`,
    breadcrumb: breadcrumb({ outer: 'breadcrumb m-0', here: 'is-active' }),
    pages: pages({
      outer: 'pagination m-0',
      list: 'pagination-list',
      link: (on) => classes('pagination-link', on && 'is-current'),
    }),
    heading: (o) =>
      `<h${o.level ?? 2} class="title is-${Math.min(6, (o.level ?? 2) + 2)} ${o.flat ? 'm-0' : 'mb-2'}">${e(o.text)}</h${o.level ?? 2}>`,
    badge: (o, h) =>
      `<span class="tag ${h.random.pick(['is-info', 'is-success', 'is-warning', 'is-light'])}">${e(o.text)}</span>`,
  },
}
