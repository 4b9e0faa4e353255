import { above, breadcrumb, button, choice, field, inside, rows, select, slider, spin, table, tabs } from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

const wrap = above({ outer: 'x-col', label: 'label' })
const lightThemes =
  'light cupcake bumblebee emerald corporate retro cyberpunk valentine garden lofi pastel fantasy wireframe cmyk autumn acid lemonade winter nord caramellatte silk'.split(
    ' ',
  )
const darkThemes =
  'dark synthwave halloween forest aqua black luxury dracula business night coffee dim sunset abyss'.split(' ')
const tone = ['', '-primary', '-secondary', '-accent', '-info', '-success', '-warning', '-error']
const size = (h) => ({ compact: 'sm', normal: h.kitLook.normal, roomy: 'lg' })[h.density]
const sized = (name, more) => (o, h) =>
  classes(name, `${name}-${size(h)}`, more && h.kitLook.tone && `${name}${h.kitLook.tone}`)

export const daisyui = {
  name: 'daisyui',
  share: 2,
  packages: ['daisyui'],
  themes: ['light', 'dark'],
  look: (random) => ({
    light: random.pick(lightThemes),
    dark: random.pick(darkThemes),
    tone: random.pick(tone),
    tabs: random.pick(['tabs-box', 'tabs-border', 'tabs-lift']),
    normal: random.pick(['sm', 'md']),
    outline: random.chance(0.15),
  }),
  html: ({ theme, kitLook }) => ({ 'data-theme': kitLook[theme] }),
  head: () =>
    '<style>@layer reset{*{box-sizing:border-box;border:0 solid}button,input,select,textarea{font:inherit;color:inherit;background:none;padding:0;margin:0}h1{font-size:1.6em}h2{font-size:1.35em}h3{font-size:1.15em}h1,h2,h3,h4{font-weight:700}p{margin:.6em 0}ul.menu{list-style:none;padding:8px;margin:0}}</style><link rel="stylesheet" href="/modules/daisyui/daisyui.css"><link rel="stylesheet" href="/modules/daisyui/themes.css">',
  palette: () => ({
    bg: 'var(--color-base-100)',
    surface: 'var(--color-base-100)',
    side: 'var(--color-base-200)',
    bar: 'var(--color-base-200)',
    ink: 'var(--color-base-content)',
    line: 'var(--color-base-300)',
    accent: 'var(--color-primary)',
    onaccent: 'var(--color-primary-content)',
    hover: 'var(--color-base-300)',
    field: 'var(--color-base-100)',
    button: 'var(--color-base-300)',
    muted: 'color-mix(in oklab,var(--color-base-content) 60%,transparent)',
  }),
  parts: {
    button: button((o, h) =>
      classes(
        'btn',
        {
          primary: 'btn-primary',
          ghost: 'btn-ghost',
          danger: 'btn-error',
          '': h.random.pick(['', 'btn-neutral', 'btn-secondary', 'btn-soft']),
        }[o.variant ?? ''],
        `btn-${size(h)}`,
        o.iconOnly && h.random.pick(['btn-square', 'btn-circle']),
        h.kitLook.outline && o.variant !== 'ghost' && 'btn-outline',
        o.pressed && 'btn-active',
      ),
    ),
    field: field({
      cls: (o, h) => classes(sized('input')(o, h), 'w-full'),
      area: 'textarea',
      wrap,
      box: (control, o, h) =>
        o.bare && o.type === 'search' && h.icons
          ? `<label class="input input-${size(h)}" style="width:100%">${h.icon('search')}${control.replace(/class="[^"]*"/u, '').replace('data-r="searchbox"', 'data-r="searchbox" data-sub="^label"')}</label>`
          : control.replace('<input', '<input style="width:100%"'),
    }),
    select: select({ cls: sized('select'), wrap }),
    spin: spin({ cls: sized('input'), wrap }),
    slider: slider({ cls: sized('range', true), wrap }),
    checkbox: choice('checkbox', { cls: sized('checkbox', true), draw: inside('label') }),
    radio: choice('radio', { cls: sized('radio', true), draw: inside('label') }),
    toggle: choice('toggle', { role: 'switch', cls: sized('toggle', true), draw: inside('label') }),
    progress: (o, h) =>
      `<progress class="progress ${h.kitLook.tone ? `progress${h.kitLook.tone}` : ''}" value="${o.value}" max="100" aria-label="${e(o.label)}"></progress>`,
    tabs: tabs({
      tag: 'div',
      itemTag: '',
      outer: (o, h) => `tabs ${h.kitLook.tabs}`,
      link: (on) => classes('tab', on && 'tab-active'),
    }),
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: 'menu bg-base-200 rounded-box',
      outerRole: 'menu',
      rowTag: 'li',
      row: (it) => it.disabled && 'menu-disabled',
      item: (it) => it.hover && 'menu-active',
      separator: '<li data-r="none"></li>',
      around: (inner) =>
        `<div style="background:var(--color-base-200);border-radius:var(--radius-box);display:inline-block;box-shadow:0 4px 14px rgb(0 0 0/.25);min-width:200px">${inner}</div>`,
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'menu',
      rowTag: 'li',
      item: (it) => it.chosen && 'menu-active',
      around: (inner) => inner.replace('style="', 'style="width:100%;'),
    }),
    list: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'list',
      outerRole: 'list',
      itemTag: 'li',
      item: (it) => classes('list-row', it.chosen && 'bg-base-300'),
      around: (inner) => inner,
    }),
    table: table(
      (o, h) => classes('table', h.random.pick(['', 'table-zebra']), h.density === 'compact' && 'table-sm'),
      { chosen: 'bg-base-200' },
    ),
    card: (o, h) =>
      `<section class="card ${h.random.pick(['card-border', 'card-border', ''])} ${h.density === 'compact' ? 'card-sm' : ''}" style="background:var(--color-base-${h.random.pick([100, 200])});box-shadow:${h.random.pick(['none', '0 2px 8px rgb(0 0 0/.2)'])}"${mark('region', { name: o.title ?? '' })}><div class="card-body" style="display:block">${o.title ? `<h${o.level ?? 3} class="card-title" style="margin:0 0 .4em">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</div></section>`,
    alert: (o, h) =>
      `<div class="alert ${h.random.pick(['', 'alert-info', 'alert-success', 'alert-warning', 'alert-error'])}" role="alert"${mark('region', { name: o.text })}>${h.icon(o.icon ?? 'info', 20)}<span>${e(o.text)}</span>${o.closable ? h.part('button', { text: h.words.command('close'), icon: 'close', iconOnly: h.icons, variant: 'ghost' }) : ''}</div>`,
    dialog: (o, h) =>
      `<div class="modal-box" role="dialog" aria-label="${e(o.title)}" style="opacity:1;scale:1;translate:none;width:${o.width}px;max-width:94vw;background:var(--color-base-100)">${o.closable ? `<button class="btn btn-sm btn-circle btn-ghost" style="position:absolute;top:8px;inset-inline-end:8px" aria-label="${e(h.words.command('close'))}"${mark('button', { iconOnly: true })}>✕</button>` : ''}<h3 style="margin:0 0 .5em">${e(o.title)}</h3><div class="x-col">${o.body}</div><div class="modal-action">${o.actions}</div></div>`,
    breadcrumb: breadcrumb({ outer: 'breadcrumbs' }),
    pages: (o, h) =>
      `<div class="join" style="display:inline-flex">${Array.from({ length: o.count }, (_, i) => `<button class="${classes('join-item btn', `btn-${size(h)}`, i === o.selected && 'btn-active')}" ${i === o.selected ? 'aria-current="page"' : ''}>${i + 1}</button>`).join('')}</div>`,
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) =>
            `<div class="collapse collapse-arrow ${i === o.open ? 'collapse-open' : 'collapse-close'}" style="border:1px solid var(--color-base-300)"><div class="collapse-title"${mark('button', { name: text, state: { expanded: i === o.open } })}>${e(text)}</div><div class="collapse-content">${i === o.open ? body : ''}</div></div>`,
        )
        .join(''),
    badge: (o, h) =>
      `<span class="badge badge-sm ${h.random.pick(['', 'badge-primary', 'badge-info', 'badge-success', 'badge-warning'])}">${e(o.text)}</span>`,
  },
}
