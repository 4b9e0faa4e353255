import {
  above,
  breadcrumb,
  button,
  choice,
  cross,
  field,
  headingIn,
  pages,
  rows,
  select,
  slider,
  spin,
  table,
  tabs,
} from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

/** Two small kits: Spectre, and NES.css with its thick pixels. */

const spWrap = above({ outer: 'form-group', label: 'form-label' })
const spChoice = (type, name, role = type) =>
  choice(type === 'toggle' ? 'checkbox' : type, {
    role,
    sub: '^label >> .form-icon',
    caption: '^label',
    draw: ({ input, label }) => `<label class="form-${name}">${input}<i class="form-icon"></i> ${label}</label>`,
  })
const size = (h) => ({ compact: 'sm', normal: '', roomy: 'lg' })[h.density]

export const spectre = {
  name: 'spectre',
  packages: ['spectre.css'],
  themes: ['light'],
  head: () =>
    '<link rel="stylesheet" href="/modules/spectre.css/dist/spectre.min.css"><link rel="stylesheet" href="/modules/spectre.css/dist/spectre-exp.min.css">',
  css: () => '.form-group{margin:0!important}',
  palette: () => ({
    bg: '#fff',
    surface: '#fff',
    ink: '#3b4351',
    muted: '#66758c',
    line: '#dadee4',
    accent: '#5755d9',
    onaccent: '#fff',
    side: '#f7f8f9',
    bar: '#f7f8f9',
    hover: '#f1f1fc',
    field: '#fff',
  }),
  parts: {
    button: button((o, h) =>
      classes(
        'btn',
        { primary: 'btn-primary', ghost: 'btn-link', danger: 'btn-error', '': '' }[o.variant ?? ''],
        size(h) && `btn-${size(h)}`,
        o.iconOnly && 'btn-action',
        o.pressed && 'active',
      ),
    ),
    field: field({ cls: (o, h) => classes('form-input', size(h) && `input-${size(h)}`), wrap: spWrap }),
    select: select({ cls: (o, h) => classes('form-select', size(h) && `select-${size(h)}`), wrap: spWrap }),
    spin: spin({ cls: 'form-input', wrap: spWrap }),
    slider: slider({ cls: 'slider', wrap: above() }),
    checkbox: spChoice('checkbox', 'checkbox'),
    radio: spChoice('radio', 'radio'),
    toggle: (o, h) =>
      spChoice(
        'toggle',
        'switch',
        'switch',
      )(o, h).replace('data-sub="^label &gt;&gt; .form-icon"', 'data-sub="^label &gt;&gt; .form-icon"'),
    progress: (o) => `<progress class="progress" value="${o.value}" max="100"></progress>`,
    tabs: tabs({ outer: 'tab', item: (on) => classes('tab-item', on && 'active') }),
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: 'menu',
      outerRole: 'menu',
      rowTag: 'li',
      row: 'menu-item',
      item: (it) => it.hover && 'active',
      separator: '<li class="divider" data-r="none"></li>',
      around: (inner) => inner.replace('style="', 'style="transform:none;display:inline-block;'),
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'nav',
      rowTag: 'li',
      row: (it) => classes('nav-item', it.chosen && 'active'),
    }),
    table: table((o, h) => classes('table', h.random.pick(['', 'table-striped', 'table-hover']))),
    card: (o) =>
      `<section class="card"${mark('region', { name: o.title ?? '' })}>${o.title ? `<div class="card-header">${headingIn(o, 'card-title h5')}</div>` : ''}<div class="card-body">${o.body}</div></section>`,
    alert: (o, h) =>
      `<div class="toast ${h.random.pick(['', 'toast-primary', 'toast-success', 'toast-warning', 'toast-error'])}"${mark('region', { name: o.text })}>${o.closable ? cross('btn btn-clear float-right', h) : ''}${e(o.text)}</div>`,
    dialog: (o, h) =>
      `<div class="modal-container" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;animation:none"><div class="modal-header">${o.closable ? cross('btn btn-clear float-right', h) : ''}<h5 class="modal-title">${e(o.title)}</h5></div><div class="modal-body x-col">${o.body}</div><div class="modal-footer">${o.actions}</div></div>`,
    breadcrumb: breadcrumb({ list: 'breadcrumb', item: 'breadcrumb-item' }),
    pages: pages({ list: 'pagination', item: (on) => classes('page-item', on && 'active') }),
    badge: (o, h) =>
      `<span class="label ${h.random.pick(['label-primary', 'label-success', 'label-warning', ''])}">${e(o.text)}</span>`,
  },
}

const nesTone = { primary: 'is-primary', ghost: '', danger: 'is-error', '': '' }
const dark = (h) => h.theme === 'dark' && 'is-dark'
const nesWrap = above({ outer: 'nes-field' })
const nesChoice = (type) =>
  choice(type, {
    cls: (o, h) => classes(`nes-${type}`, dark(h)),
    sub: '+ ::before',
    offset: '2 2 20 16',
    caption: '^label',
    draw: ({ input, label }) => `<label>${input}<span>${label || '&nbsp;'}</span></label>`,
  })

export const nes = {
  name: 'nes',
  packages: ['nes.css'],
  themes: ['light', 'dark'],
  head: () =>
    '<link rel="stylesheet" href="/modules/@fontsource/press-start-2p/400.css"><link rel="stylesheet" href="/modules/nes.css/css/nes.min.css">',
  fontCss: () => '',
  css: ({ density }) => `html{font-size:${density === 'compact' ? 60 : 75}%}.nes-btn{margin:4px}`,
  palette: (theme) =>
    theme === 'dark'
      ? {
          bg: '#212529',
          surface: '#212529',
          side: '#212529',
          bar: '#212529',
          ink: '#fff',
          line: '#fff',
          field: '#212529',
        }
      : {
          bg: '#fff',
          surface: '#fff',
          side: '#fff',
          bar: '#eee',
          ink: '#212529',
          line: '#212529',
          field: '#fff',
          hover: '#e7e7e7',
          accent: '#209cee',
        },
  parts: {
    button: button((o, h) =>
      classes(
        'nes-btn',
        o.disabled && 'is-disabled',
        nesTone[o.variant ?? ''] || h.random.pick(['', '', 'is-success', 'is-warning']),
      ),
    ),
    field: field({ cls: (o, h) => classes('nes-input', dark(h)), area: 'nes-textarea', wrap: nesWrap }),
    select: select({
      cls: '',
      wrap: nesWrap,
      box: (c, o, h) => `<div class="${classes('nes-select', dark(h))}">${c}</div>`,
    }),
    spin: spin({ cls: 'nes-input', wrap: nesWrap, width: '9em' }),
    checkbox: nesChoice('checkbox'),
    progress: (o, h) =>
      `<progress class="nes-progress ${h.random.pick(['is-primary', 'is-success', 'is-error', 'is-pattern'])}" value="${o.value}" max="100"></progress>`,
    table: (o, h) =>
      `<div class="nes-table-responsive">${table(classes('nes-table is-bordered', dark(h)))(o, h)}</div>`,
    card: (o, h) =>
      `<section class="${classes('nes-container', o.title && 'with-title', h.random.chance(0.2) && 'is-rounded', dark(h))}"${mark('region', { name: o.title ?? '' })}>${o.title ? `<p class="title"${mark('heading')}>${e(o.title)}</p>` : ''}${o.body}</section>`,
    dialog: (o, h) =>
      `<div class="${classes('nes-dialog', dark(h))}" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;border:4px solid;padding:1.2rem;background:var(--x-bg)"><p class="title"${mark('heading')}>${e(o.title)}</p><div class="x-col">${o.body}</div><div class="dialog-menu">${o.actions}</div></div>`,
  },
}
