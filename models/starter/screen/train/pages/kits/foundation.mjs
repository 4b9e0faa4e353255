import {
  above,
  breadcrumb,
  button,
  choice,
  cross,
  field,
  headingIn,
  rows,
  select,
  spin,
  table,
  tabs,
} from './native.mjs'
import { attributes, classes, escapeHtml as e, mark } from '../markup.mjs'

const wrap = above()
const variant = { primary: '', danger: 'alert', ghost: 'clear', '': 'secondary' }

export const foundation = {
  name: 'foundation',
  packages: ['foundation-sites'],
  themes: ['light'],
  head: ({ dir }) =>
    `<link rel="stylesheet" href="/modules/foundation-sites/dist/css/foundation${dir === 'rtl' ? '-rtl' : ''}.min.css">`,
  css: () =>
    '.button,.x-col>input,.x-col select,.progress,.tabs,.callout,.switch,.card{margin-bottom:0}.x-row input,.x-bar input,.x-bar select{margin:0}.x-bar .menu a{padding:.4rem}',
  palette: () => ({
    bg: '#fefefe',
    surface: '#fefefe',
    ink: '#0a0a0a',
    line: '#cacaca',
    accent: '#1779ba',
    side: '#f4f4f4',
    bar: '#e6e6e6',
    field: '#fefefe',
  }),
  look: (random) => ({
    hollow: random.chance(0.15) ? 'hollow' : '',
    expanded: random.pick(['', 'small', 'small', 'tiny']),
  }),
  parts: {
    button: button((o, h) =>
      classes(
        'button',
        variant[o.variant ?? ''] ?? 'secondary',
        h.kitLook.expanded,
        o.variant !== 'ghost' && h.kitLook.hollow,
        o.pressed && 'success',
      ),
    ),
    field: field({ cls: '', wrap }),
    select: select({ cls: '', wrap }),
    spin: spin({ cls: '', wrap }),
    checkbox: choice('checkbox', {
      draw: ({ input, id, label }) =>
        `<div>${input.replace('>', ' style="margin:0">')}<label for="${id}">${label}</label></div>`,
    }),
    radio: choice('radio', {
      draw: ({ input, id, label }) =>
        `<div>${input.replace('>', ' style="margin:0">')}<label for="${id}">${label}</label></div>`,
    }),
    toggle: choice('toggle', {
      role: 'switch',
      cls: 'switch-input',
      sub: '^.switch >> .switch-paddle',
      caption: '^.x-row >> .said',
      draw: ({ input, id, label }) =>
        `<div class="x-row" style="gap:.6em"><div class="switch small">${input}<label class="switch-paddle" for="${id}"></label></div>${label ? `<span class="said">${label}</span>` : ''}</div>`,
    }),
    slider: (o) => {
      const disabled = o.disabled ? ' disabled' : ''
      return `${o.bare || !o.label ? '' : `<label>${e(o.label)}</label>`}<div class="slider${disabled}" style="margin:10px 0;width:${o.width ?? '100%'}"${mark('slider', { name: o.label, join: '.slider-handle', state: { value: `${o.value} %`, ...(o.disabled && { disabled: true }) } })}><span class="slider-handle" style="left:${o.value * 0.95}%"></span><span class="slider-fill" style="width:${o.value}%"></span></div>`
    },
    progress: (o, h) =>
      `<div class="progress ${h.random.pick(['primary', 'success', 'warning', 'alert'])}" role="progressbar"${attributes({ 'aria-valuenow': o.value, 'aria-label': o.label })}><div class="progress-meter" style="width:${o.value}%">${h.random.chance(0.3) ? `<p class="progress-meter-text">${o.value}%</p>` : ''}</div></div>`,
    tabs: tabs({
      outer: (o) => classes('tabs', o.vertical && 'vertical'),
      item: (chosen) => classes('tabs-title', chosen && 'is-active'),
    }),
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: 'menu vertical x-card',
      outerRole: 'menu',
      rowTag: 'li',
      row: (it) => it.hover && 'is-active',
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'menu vertical',
      rowTag: 'li',
      row: (it) => it.chosen && 'is-active',
    }),
    table: table((o, h) => h.random.pick(['', 'hover', 'unstriped', 'stack'])),
    card: (o, h) =>
      h.random.chance(0.6)
        ? `<section class="card"${mark('region', { name: o.title ?? '' })}>${o.title ? `<div class="card-divider">${headingIn({ ...o, level: 4 }, '')}</div>` : ''}<div class="card-section">${o.body}</div></section>`
        : `<section class="callout"${mark('region', { name: o.title ?? '' })}>${o.title ? headingIn(o, '', 5) : ''}${o.body}</section>`,
    alert: (o, h) =>
      `<div class="callout ${h.random.pick(['primary', 'success', 'warning', 'alert', 'secondary'])}"${mark('region', { name: o.text })}>${e(o.text)}${o.closable ? cross('close-button', h, '<span aria-hidden="true">&times;</span>') : ''}</div>`,
    dialog: (o, h) =>
      `<div class="reveal" role="dialog" aria-label="${e(o.title)}" style="display:block;position:relative;top:0;margin:0;min-height:0;width:${o.width}px;max-width:94vw;box-shadow:0 5px 30px rgb(0 0 0/.4)">${headingIn({ ...o, level: 3 }, '')}${o.closable ? cross('close-button', h, '<span aria-hidden="true">&times;</span>') : ''}<div class="x-col">${o.body}</div><div class="button-group" style="margin-top:1rem;gap:4px">${o.actions}</div></div>`,
    breadcrumb: breadcrumb({ list: 'breadcrumbs' }),
    pages: (o) =>
      `<ul class="pagination" style="margin:0"${mark('none')}>${Array.from({ length: o.count }, (_, i) => (i === o.selected ? `<li class="current"${mark('button', { state: { selected: true } })}>${i + 1}</li>` : `<li${mark('none')}><a href="#"${mark('button')}>${i + 1}</a></li>`)).join('')}</ul>`,
    accordion: (o) =>
      `<ul class="accordion"${mark('none')}>${o.items.map(({ text, body }, i) => `<li class="accordion-item${i === o.open ? ' is-active' : ''}"${mark('none')}><a href="#" class="accordion-title" aria-expanded="${i === o.open}"${mark('button')}>${e(text)}</a>${i === o.open ? `<div class="accordion-content" style="display:block">${body}</div>` : ''}</li>`).join('')}</ul>`,
    badge: (o, h) =>
      `<span class="label ${h.random.pick(['primary', 'success', 'warning', 'secondary'])}">${e(o.text)}</span>`,
  },
}
