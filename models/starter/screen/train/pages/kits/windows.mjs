import { above, button, choice, field, select, slider, spin, table } from './native.mjs'
import { attributes, classes, escapeHtml as e, mark } from '../markup.mjs'

/** 98.css, XP.css and 7.css: three generations of one desktop, with nearly the same markup. */

const row = (control, id, o) =>
  o.bare || !o.label
    ? control
    : o.beside
      ? `<div class="field-row"><label for="${id}" style="flex:0 0 34%">${e(o.label)}</label>${control}</div>`
      : `<div class="field-row-stacked"><label for="${id}">${e(o.label)}</label>${control}</div>`

const pick = (type) =>
  choice(type, {
    sub: '+ ::before',
    draw: ({ input, id, label }) =>
      `<div class="field-row">${input}<label for="${id}">${label || '&nbsp;'}</label></div>`,
  })

const controls = ['Minimize', 'Maximize', 'Close']

const titleBar = (o, h, names = controls) =>
  `<div class="title-bar${o.active === false ? ' inactive' : ''}"${mark('titlebar', { name: o.title })}><div class="title-bar-text" style="overflow:hidden;white-space:nowrap">${h.icons && h.kitLook.titleIcons ? `${h.icon(o.icon ?? 'file', 14)} ` : ''}${e(o.title)}</div><div class="title-bar-controls">${names.map((n) => `<button type="button" aria-label="${n}"${mark('button', { iconOnly: true, name: n === 'Close' ? h.words.command('close') : n })}></button>`).join('')}</div></div>`

const treeBox = (o, h) => {
  const item = (it) =>
    `<span${mark('treeitem', { name: it.text, state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) } })} style="display:inline-block;${it.selected ? 'background:#0a246a;color:#fff' : ''}">${it.icon && h.icons ? `${h.icon(it.icon, 14)} ` : ''}${e(it.text)}</span>`
  const build = (from, level) => {
    let html = ''
    let i = from
    while (i < o.items.length && o.items[i].level >= level) {
      const it = o.items[i]
      const [inner, next] = build(i + 1, level + 1)
      html += inner
        ? `<li${mark('none')}><details${it.expanded ? ' open' : ''}><summary${mark('none')}>${item(it)}</summary><ul${mark('none')}>${inner}</ul></details></li>`
        : `<li${mark('none')}>${item(it)}</li>`
      i = next
    }
    return [html, i]
  }
  return `<ul class="tree-view" role="tree">${build(0, 0)[0]}</ul>`
}

const look = (random) => ({ titleIcons: random.chance(0.5) })

/** What the three have in common; `grey` is the face of the windows. */
const shared = ({ grey, tabs, progress }) => ({
  button: button((o) => classes(o.variant === 'primary' && 'default')),
  field: field({ cls: '', wrap: row }),
  select: select({ cls: '', wrap: row }),
  spin: spin({ cls: '', wrap: row, width: '5em' }),
  slider: slider({ wrap: above() }),
  checkbox: pick('checkbox'),
  radio: pick('radio'),
  toggle: pick('checkbox'),
  progress,
  tabs,
  tree: treeBox,
  table: table((o, h) => h.random.pick(['', 'interactive']), { chosen: 'highlighted' }),
  statusbar: (o) =>
    `<div class="status-bar"${mark('statusbar', { name: o.items.join(' ') })} style="margin:1px;flex:none">${o.items.map((t) => `<p class="status-bar-field" style="margin:0">${e(t)}</p>`).join('')}</div>`,
  window: (o, h) =>
    `<div class="window"${mark('window', { name: o.title })} style="${o.style ?? ''};display:flex;flex-direction:column;box-sizing:border-box">${titleBar(o, h)}<div class="window-body" style="flex:1;min-height:0;display:flex;flex-direction:column;overflow:hidden;background:${grey}">${o.body}</div></div>`,
  dialog: (o, h) =>
    `<div class="window" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw">${titleBar({ ...o, active: true }, h, o.closable ? ['Close'] : ['Help', 'Close'])}<div class="window-body" style="background:${grey}"><div class="x-col">${o.body}</div><section class="field-row" style="justify-content:flex-end;margin-top:10px">${o.actions}</section></div></div>`,
  card: (o) =>
    `<fieldset${mark('region', { name: o.title ?? '' })} style="min-width:0">${o.title ? `<legend>${e(o.title)}</legend>` : ''}${o.body}</fieldset>`,
})

const tabMenu = (link) => (o) =>
  `<menu role="tablist" style="list-style:none">${o.items.map(({ text }, i) => link(e(text), i === o.selected, o)).join('')}</menu>`

const buttonTabs = tabMenu(
  (text, on, o) =>
    `<button type="button" role="tab" aria-selected="${on}"${mark('tab', { focused: o.focused && on })}>${text}</button>`,
)

const shownRules =
  'h1{font-size:20px}h2{font-size:16px}h3{font-size:13px}h1,h2,h3{margin:.4em 0}button .x-icon{color:#222}button:disabled .x-icon{color:gray}ul.tree-view summary{list-style:none}.field-row-stacked label{display:block}'

const menuRules =
  shownRules +
  '.x-menu{background:#fff;border:1px solid #a0a0a0;padding:2px;box-shadow:2px 2px 3px rgb(0 0 0/.3)}.x-item{padding:3px 8px}.x-item.hover,.x-item[aria-selected=true],.x-item[aria-current]{background:#316ac5;color:#fff}'
const palette = (grey) => () => ({
  bg: grey,
  surface: grey,
  side: grey,
  bar: grey,
  ink: '#111',
  muted: '#666',
  line: '#aca899',
  strong: '#7f7f7f',
  accent: '#0a246a',
  onaccent: '#fff',
  field: '#fff',
  hover: '#e6eefb',
  button: grey,
})
const measures = () => ({ size: '11px', radius: '0', edge: '1px', gap: '6px', pad: '8px', shadow: 'none' })
const base = { desktop: true, themes: ['light'], ownFont: 0.65, strictFont: true, look, measures }

export const win98 = {
  ...base,
  name: '98css',
  packages: ['98.css'],
  head: () => '<link rel="stylesheet" href="/modules/98.css/dist/98.css">',
  css: () =>
    shownRules +
    'button{min-width:0}.window-body{margin:2px}.x-menu{background:silver;box-shadow:inset -1px -1px #0a0a0a,inset 1px 1px #dfdfdf,inset -2px -2px grey,inset 2px 2px #fff;padding:3px}.x-item{padding:3px 8px}.x-item.hover,.x-item[aria-selected=true],.x-item[aria-current]{background:navy;color:#fff}.x-list{background:#fff;box-shadow:inset -1px -1px #fff,inset 1px 1px grey}.x-btn{all:revert}',
  palette: palette('#c0c0c0'),
  parts: shared({
    grey: '#c0c0c0',
    tabs: tabMenu(
      (text, on, o) =>
        `<li role="tab" aria-selected="${on}"${mark('tab', { focused: o.focused && on })}><a href="#"${mark('none')}>${text}</a></li>`,
    ),
    progress: (o, h) =>
      `<div class="progress-indicator ${h.random.chance(0.5) ? 'segmented' : ''}" role="progressbar"${attributes({ 'aria-valuenow': o.value, 'aria-label': o.label })}><span class="progress-indicator-bar" style="width:${o.value}%"></span></div>`,
  }),
}

export const xp = {
  ...base,
  name: 'xpcss',
  packages: ['xp.css'],
  head: () => '<link rel="stylesheet" href="/modules/xp.css/dist/XP.css">',
  css: () => `${menuRules}button{min-width:0}.window-body{margin:2px}`,
  palette: palette('#ece9d8'),
  parts: shared({
    grey: '#ece9d8',
    tabs: buttonTabs,
    progress: (o) => `<progress max="100" value="${o.value}" aria-label="${e(o.label)}" style="width:100%"></progress>`,
  }),
}

const seven = shared({
  grey: 'var(--win7)',
  tabs: buttonTabs,
  progress: (o, h) =>
    `<div role="progressbar" class="${h.random.pick(['', '', 'paused', 'error'])}"${attributes({ 'aria-valuenow': o.value, 'aria-label': o.label })}><div style="width:${o.value}%"></div></div>`,
})

export const win7 = {
  ...base,
  name: '7css',
  packages: ['7.css'],
  head: () => '<link rel="stylesheet" href="/modules/7.css/dist/7.css">',
  css: () =>
    shownRules +
    ':root{--win7:#f0f0f0}.window[role=dialog]{opacity:1!important;visibility:visible!important;position:relative!important;left:0!important;top:0!important;transform:none!important}.field-row-stacked>input,.field-row-stacked>select,.field-row-stacked>textarea{width:100%;box-sizing:border-box}button{min-width:0}.window-body{margin:0}ul[role=menu]{display:block;position:static!important;visibility:visible;opacity:1}',
  palette: palette('#f0f0f0'),
  parts: {
    ...seven,
    window: (o, h) =>
      seven
        .window(o, h)
        .replace('class="window"', `class="window ${h.random.chance(0.6) ? 'glass' : ''} ${o.active ? 'active' : ''}"`),
    list: (o, h) =>
      o.items.some(({ picture, detail, end }) => picture || detail || end)
        ? h.base('list', o)
        : `<ul role="listbox" class="has-shadow" style="list-style:none">${o.items.map(({ text }, i) => `<li role="option"${i === o.selected ? ' aria-selected="true"' : ''}${mark('listitem', { name: text, state: { selected: i === o.selected } })}>${e(text)}</li>`).join('')}</ul>`,
    menubar: (o) =>
      `<ul role="menubar" style="list-style:none">${o.items.map((t, i) => `<li role="menuitem" tabindex="0" aria-expanded="${i === o.open}"${mark('menuitem', { name: t })}>${e(t)}</li>`).join('')}</ul>`,
    menu: (o, h) =>
      `<ul role="menu" style="list-style:none;width:220px">${o.items.map((it, i) => (it.separator ? '' : `<li role="menuitem" class="${o.items[i + 1]?.separator ? 'has-divider' : ''}"${attributes({ 'aria-disabled': it.disabled && 'true', 'aria-haspopup': it.submenu && 'true' })}${mark('menuitem', { name: it.text, state: it.checked === undefined ? {} : { checked: it.checked } })}>${it.submenu ? e(it.text) : `<a href="#"${mark('none')}>${it.checked ? '✓ ' : ''}${it.icon && h.icons ? `${h.icon(it.icon, 14)} ` : ''}${e(it.text)}<span>${e(it.shortcut ?? '')}</span></a>`}</li>`)).join('')}</ul>`,
  },
}
