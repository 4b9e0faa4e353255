import { button, choice, cross, field, rows, select, spin, table } from './native.mjs'
import { attributes, classes, escapeHtml as e, mark } from '../markup.mjs'

const b = (...names) => classes(...names.filter(Boolean).map((n) => `bp6-${n}`))
const wrap = (control, id, o) =>
  o.bare || !o.label
    ? control
    : `<label class="${b('label', o.beside && 'inline')}" for="${id}" style="margin:0">${e(o.label)}${o.beside ? ' ' : ''}${control}</label>`
const pick = (type, role = type) =>
  choice(type === 'switch' ? 'checkbox' : type, {
    role,
    sub: '+',
    caption: '^label',
    draw: ({ input, label }) =>
      `<label class="${b('control', type)}" style="margin:0">${input}<span class="${b('control-indicator')}"></span>${label}</label>`,
  })
const chevron =
  '<span class="bp6-icon"><svg width="12" height="12" viewBox="0 0 16 16" fill="currentColor"><path d="M8 11L3 6l1-1 4 4 4-4 1 1z"/></svg></span>'
const tones = ['', '', 'intent-primary', 'intent-success', 'intent-warning']

export const blueprint = {
  name: 'blueprint',
  packages: ['@blueprintjs/core'],
  themes: ['light', 'dark'],
  head: () => '<link rel="stylesheet" href="/modules/@blueprintjs/core/lib/css/blueprint.css">',
  css: () => '.bp6-control input{position:absolute;opacity:0;inset-inline-start:0;top:0;z-index:-1}',
  body: ({ theme }) => ({ class: theme === 'dark' ? 'bp6-dark' : undefined }),
  look: (random) => ({ outlined: random.chance(0.2) }),
  palette: (theme) =>
    theme === 'dark'
      ? {
          bg: '#1c2127',
          surface: '#2f343c',
          side: '#252a31',
          bar: '#2f343c',
          ink: '#f6f7f9',
          muted: '#abb3bf',
          line: '#404854',
          field: '#111418',
          hover: '#383e47',
          accent: '#2d72d2',
          button: '#383e47',
        }
      : {
          bg: '#f6f7f9',
          surface: '#fff',
          side: '#edeff2',
          bar: '#fff',
          ink: '#1c2127',
          muted: '#5f6b7c',
          line: '#d3d8de',
          field: '#fff',
          hover: '#e5e8eb',
          accent: '#2d72d2',
          button: '#f6f7f9',
        },
  measures: (random, density) => (density === 'roomy' ? {} : { size: '14px' }),
  parts: {
    button: button(
      (o, h) =>
        b(
          'button',
          { primary: 'intent-primary', danger: 'intent-danger', ghost: 'minimal', '': '' }[o.variant ?? ''],
          h.density === 'compact' && 'small',
          h.density === 'roomy' && 'large',
          h.kitLook.outlined && o.variant === '' && 'outlined',
          o.disabled && 'disabled',
          o.pressed && 'active',
        ),
      {
        icon: (svg) => `<span class="bp6-icon">${svg}</span>`,
        label: (t) => `<span class="bp6-button-text">${t}</span>`,
      },
    ),
    field: field({
      cls: (o, h) => b('input', 'fill', h.density === 'compact' && 'small', o.type === 'search' && 'round'),
      area: 'bp6-text-area bp6-input bp6-fill',
      wrap,
      box: (c, o, h) =>
        h.icons && o.type === 'search'
          ? `<div class="${b('input-group')}"><span class="bp6-icon bp6-input-left-container" style="padding:7px;margin:0;position:absolute;top:0">${h.icon('search')}</span>${c.replace('class="', 'style="padding-inline-start:34px" class="')}</div>`
          : c,
    }),
    select: select({
      wrap,
      box: (c, o, h) =>
        `<div class="${b('html-select', h.random.chance(0.15) && 'minimal')}" style="display:inline-block">${c}${chevron.replace('bp6-icon"', 'bp6-icon bp6-icon-double-caret-vertical"')}</div>`,
    }),
    spin: (o, h) => spin({ cls: b('input'), wrap, width: '6em' })(o, h),
    checkbox: pick('checkbox'),
    radio: pick('radio'),
    toggle: pick('switch', 'switch'),
    slider: (o) =>
      `${o.bare || !o.label ? '' : `<span>${e(o.label)}</span>`}<div class="${b('slider', o.disabled && 'disabled')}" style="width:${o.width ?? '100%'};min-width:0"${mark('slider', { name: o.label, sub: '.bp6-slider-track', join: '.bp6-slider-handle', state: { value: `${o.value} %`, ...(o.disabled && { disabled: true }) } })}><div class="bp6-slider-track"><div class="bp6-slider-progress" style="left:0;right:0;top:0"></div><div class="bp6-slider-progress bp6-intent-primary" style="left:0;right:${100 - o.value}%;top:0"></div></div><div class="bp6-slider-axis"></div><span class="bp6-slider-handle" style="left:calc(${o.value}% - 8px)"></span></div>`,
    progress: (o, h) =>
      `<div class="${b('progress-bar', h.random.pick(tones), 'no-animation', h.random.chance(0.6) && 'no-stripes')}" role="progressbar"${attributes({ 'aria-valuenow': o.value, 'aria-label': o.label })}><div class="bp6-progress-meter" style="width:${o.value}%"></div></div>`,
    tabs: (o, h) =>
      `<div class="${b('tabs', o.vertical && 'vertical')}"><div class="bp6-tab-list" role="tablist">${o.items.map(({ text, icon }, i) => `<div class="bp6-tab" role="tab" tabindex="0" aria-selected="${i === o.selected}" style="${i === o.selected ? 'box-shadow:inset 0 -3px' : ''}"${mark('tab', { focused: o.focused && i === o.selected })}>${icon ? `${h.icon(icon)} ` : ''}${e(text)}</div>`).join('')}</div></div>`,
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: 'bp6-menu bp6-elevation-3',
      outerRole: 'menu',
      rowTag: 'li',
      item: (it) => b('menu-item', it.disabled && 'disabled', it.hover && 'active', it.hover && 'intent-primary'),
      separator: '<li class="bp6-menu-divider" data-r="none"></li>',
      around: (inner) => inner.replace('style="', 'style="display:inline-block;'),
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'bp6-menu',
      rowTag: 'li',
      item: (it) => b('menu-item', it.chosen && 'active', it.chosen && 'intent-primary'),
      around: (inner) => inner.replace('style="', 'style="background:none;'),
    }),
    list: (o, h) =>
      h.random.chance(0.5)
        ? rows({
            role: 'listitem',
            outer: 'bp6-card-list bp6-card',
            outerRole: 'list',
            itemTag: 'div',
            item: (it) => b('card', 'interactive', 'compact', it.chosen && 'selected'),
            around: (inner) => inner.replace('style="', 'style="padding:0;'),
          })(o, h)
        : h.base('list', o),
    tree: (o, h) =>
      `<div class="bp6-tree" role="tree">${`<ul class="bp6-tree-node-list bp6-tree-root"${mark('none')}>${o.items.map((it) => `<li class="${b('tree-node', it.selected && 'tree-node-selected')}"${mark('none')}><div class="bp6-tree-node-content" style="padding-inline-start:${it.level * 20 + 4}px"${mark('treeitem', { name: it.text, state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) } })}><span class="bp6-tree-node-caret${it.expanded === undefined ? '-none' : ''}" style="min-width:26px;text-align:center">${it.expanded === undefined ? '' : h.twisty(it.expanded)}</span>${it.icon && h.icons ? `<span class="bp6-tree-node-icon">${h.icon(it.icon)}</span>` : ''}<span class="bp6-tree-node-label">${e(it.text)}</span></div></li>`).join('')}</ul>`}</div>`,
    table: table((o, h) =>
      b(
        'html-table',
        h.random.pick(['', 'html-table-striped', 'html-table-bordered']),
        h.density !== 'roomy' && 'compact',
      ),
    ),
    card: (o, h) =>
      `<section class="${b('card', `elevation-${h.random.int(0, 3)}`, h.density === 'compact' && 'compact')}"${mark('region', { name: o.title ?? '' })}>${o.title ? `<h${o.level ?? 3} class="bp6-heading">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</section>`,
    alert: (o, h) =>
      `<div class="${b(h.random.chance(0.5) ? 'toast' : 'callout', h.random.pick(['intent-primary', 'intent-success', 'intent-warning', 'intent-danger', '']))}" style="margin:0;animation:none;max-width:none"${mark('region', { name: o.text })}><span class="bp6-toast-message" style="flex:1">${e(o.text)}</span>${o.closable ? cross('bp6-button bp6-minimal', h, h.icons ? h.icon('close', 14) : '×') : ''}</div>`,
    dialog: (o, h) =>
      `<div class="bp6-dialog" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;margin:0"><div class="bp6-dialog-header"><h5 class="bp6-heading">${e(o.title)}</h5>${o.closable ? cross('bp6-button bp6-minimal', h, h.icons ? h.icon('close', 14) : '×') : ''}</div><div class="bp6-dialog-body x-col">${o.body}</div><div class="bp6-dialog-footer x-row end">${o.actions}</div></div>`,
    badge: (o, h) =>
      `<span class="${b('tag', h.random.pick(['minimal', '']), h.random.pick(tones))}">${e(o.text)}</span>`,
  },
}
