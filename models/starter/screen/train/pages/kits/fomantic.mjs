import { button, choice, cross, field, headingIn, rows, select, spin, table } from './native.mjs'
import { attributes, classes, escapeHtml as e, mark } from '../markup.mjs'

const inv = (h) => h.theme === 'dark' && 'inverted'
const wrap = (control, id, o, h) =>
  o.bare || !o.label
    ? control
    : `<div class="${classes('ui form', inv(h))}"><div class="${o.beside ? 'inline field' : 'field'}"><label for="${id}">${e(o.label)}</label>${control}</div></div>`
const size = (h) => ({ compact: 'small', normal: '', roomy: 'large' })[h.density]
const box = (control, o, h) =>
  h.icons && (o.type === 'search' || (o.bare && h.kitLook.icons))
    ? `<div class="${classes('ui left icon input', size(h), inv(h))}" style="width:100%"><i class="icon" style="display:flex;align-items:center;justify-content:center">${h.icon(o.type === 'search' ? 'search' : 'edit')}</i>${control}</div>`
    : `<div class="${classes('ui input', size(h), inv(h), o.disabled && 'disabled')}" style="width:100%">${control}</div>`
const ui = (type, extra = '') =>
  choice(type === 'radio' ? 'radio' : 'checkbox', {
    role: type,
    sub: '^.ui >> label ::before',
    join: type === 'switch' ? '::after' : undefined,
    draw: ({ input, id, label, o, h }) =>
      `<div class="${classes('ui', extra, type === 'radio' && 'radio', 'checkbox', o.checked && 'checked', o.disabled && 'disabled', inv(h))}">${input}<label for="${id}">${label}</label></div>`,
  })
const colours = ['', '', 'blue', 'teal', 'green', 'orange', 'violet', 'black']

export const fomantic = {
  name: 'fomantic',
  packages: ['fomantic-ui-css'],
  themes: ['light', 'light', 'dark'],
  look: (random) => ({ icons: random.chance(0.4), colour: random.pick(colours), basic: random.chance(0.15) }),
  head: () => '<link rel="stylesheet" href="/modules/fomantic-ui-css/semantic.min.css">',
  css: () => '.ui.button{margin:0}.ui.segment,.ui.card,.ui.message,.ui.table,.ui.menu{margin:0}',
  palette: (theme) =>
    theme === 'dark'
      ? {
          bg: '#1b1c1d',
          surface: '#1b1c1d',
          side: '#151617',
          bar: '#2a2b2d',
          ink: '#e8e8e8',
          line: '#444',
          field: '#1b1c1d',
          hover: '#333',
          accent: '#54c8ff',
        }
      : {
          bg: '#fff',
          surface: '#fff',
          side: '#f9fafb',
          bar: '#f9fafb',
          ink: '#2b2b2b',
          line: '#dededf',
          field: '#fff',
          hover: '#f3f4f5',
          accent: '#2185d0',
        },
  parts: {
    button: button((o, h) =>
      classes(
        'ui',
        size(h),
        inv(h),
        { primary: h.kitLook.colour || 'primary', danger: 'negative', ghost: 'basic', '': 'secondary' }[
          o.variant ?? ''
        ].replace('secondary', h.random.pick(['', 'secondary', 'basic'])),
        h.kitLook.basic && 'basic',
        o.iconOnly && 'icon',
        o.pressed && 'active',
        'button',
      ),
    ),
    field: field({ cls: '', wrap, box }),
    select: select({ cls: 'ui dropdown', wrap }),
    spin: (o, h) =>
      spin({
        cls: '',
        wrap: (c, id, opts) => wrap(`<div class="${classes('ui input', size(h), inv(h))}">${c}</div>`, id, opts, h),
      })(o, h),
    checkbox: ui('checkbox'),
    radio: ui('radio'),
    toggle: (o, h) => ui('switch', h.kitLook.icons ? 'slider' : 'toggle')(o, h),
    progress: (o, h) =>
      `<div class="${classes('ui', h.random.pick(['', 'small', 'tiny', 'indicating']), h.random.pick(colours), inv(h), 'progress')}" data-percent="${o.value}" style="margin:0 0 1em"${mark('progressbar', { name: o.label, state: { value: `${o.value} %` } })}><div class="bar" style="width:${o.value}%;min-width:0">${h.random.chance(0.3) ? `<div class="progress">${o.value}%</div>` : ''}</div></div>`,
    tabs: (o, h) =>
      `<div class="${classes('ui', h.random.pick(['top attached tabular', 'secondary pointing', 'pointing', 'secondary']), inv(h), 'menu')}" role="tablist">${o.items.map(({ text, icon }, i) => `<a href="#" role="tab" aria-selected="${i === o.selected}" class="${i === o.selected ? 'active ' : ''}item"${mark('tab', { focused: o.focused && i === o.selected })}>${icon ? `${h.icon(icon)}&nbsp;` : ''}${e(text)}</a>`).join('')}</div>`,
    menu: rows({
      role: 'menuitem',
      outer: (o, h) => classes('ui vertical menu', inv(h)),
      outerRole: 'menu',
      item: (it) => classes(it.hover && 'active', it.disabled && 'disabled', 'item'),
      separator: '',
    }),
    nav: rows({
      role: 'listitem',
      outer: (o, h) =>
        classes('ui vertical fluid', h.random.pick(['', 'pointing', 'tabular', 'secondary']), inv(h), 'menu'),
      outerRole: 'list',
      item: (it) => classes(it.chosen && 'active', 'item'),
    }),
    menubar: (o, h) =>
      `<div class="${classes('ui', 'small', inv(h), 'menu')}" role="menubar" style="border-radius:0;min-height:0">${o.items.map((t, i) => `<a href="#" role="menuitem" aria-expanded="${i === o.open}" class="${i === o.open ? 'active ' : ''}item" style="padding-block:.6em">${e(t)}</a>`).join('')}</div>`,
    table: table(
      (o, h) =>
        classes(
          'ui',
          h.random.pick(['', 'striped', 'celled', 'very basic', 'compact']),
          h.theme === 'light' && h.random.pick(colours),
          inv(h),
          'table',
        ),
      { chosen: 'active' },
    ),
    card: (o, h) =>
      `<section class="${classes('ui', h.random.pick(['', 'raised', 'stacked', '']), h.random.chance(0.2) && h.random.pick(colours), inv(h), 'segment')}"${mark('region', { name: o.title ?? '' })}>${o.title ? headingIn(o, classes('ui header', inv(h))) : ''}${o.body}</section>`,
    alert: (o, h) =>
      `<div class="ui ${h.random.pick(['info', 'warning', 'positive', 'negative', ''])} message"${mark('region', { name: o.text })}>${e(o.text)}${o.closable ? cross('close', h, h.icons ? h.icon('close', 14) : '×', { style: 'all:unset;position:absolute;top:.6em;inset-inline-end:.6em' }) : ''}</div>`,
    dialog: (o, h) =>
      `<div class="${classes('ui modal visible active', inv(h))}" role="dialog" aria-label="${e(o.title)}" style="display:block!important;position:static;width:${o.width}px;max-width:94vw;margin:0"><div class="header"${mark('heading', { tight: true })}>${e(o.title)}</div><div class="content x-col" style="display:flex">${o.body}</div><div class="actions">${o.actions}</div></div>`,
    breadcrumb: (o) =>
      `<div class="ui breadcrumb">${o.items.map((t, i) => (i === o.items.length - 1 ? `<div class="active section">${e(t)}</div>` : `<a href="#" class="section">${e(t)}</a><div class="divider">/</div>`)).join('')}</div>`,
    pages: (o, h) =>
      `<div class="${classes('ui pagination', size(h), inv(h), 'menu')}">${Array.from({ length: o.count }, (_, i) => `<a href="#" class="${i === o.selected ? 'active ' : ''}item"${attributes({ 'aria-current': i === o.selected && 'page' })}${mark('button')}>${i + 1}</a>`).join('')}</div>`,
    accordion: (o, h) =>
      `<div class="${classes('ui styled fluid', inv(h), 'accordion')}">${o.items.map(({ text, body }, i) => `<div class="${i === o.open ? 'active ' : ''}title"${mark('button', { name: text, state: { expanded: i === o.open } })}>${h.twisty(i === o.open)} ${e(text)}</div>${i === o.open ? `<div class="active content">${body}</div>` : ''}`).join('')}</div>`,
    badge: (o, h) => `<span class="ui tiny ${h.random.pick(colours)} label">${e(o.text)}</span>`,
  },
}
