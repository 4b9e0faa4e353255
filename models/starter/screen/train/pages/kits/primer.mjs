import { above, breadcrumb, button, choice, cross, field, headingIn, rows, select, spin, tabs } from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

const wrap = above({ outer: 'form-group my-0', label: 'text-bold' })
const variant = { primary: 'btn-primary', danger: 'btn-danger', ghost: 'btn-invisible', '': '' }
const size = (h) => h.density === 'compact'

export const primer = {
  name: 'primer',
  packages: ['@primer/css'],
  themes: ['light', 'dark'],
  look: (random) => ({ dim: random.pick(['dark', 'dark_dimmed', 'dark_high_contrast']), contrast: random.chance(0.1) }),
  head: () => '<link rel="stylesheet" href="/modules/@primer/css/dist/primer.css">',
  html: ({ theme, kitLook }) => ({
    'data-color-mode': theme,
    'data-light-theme': kitLook.contrast ? 'light_high_contrast' : 'light',
    'data-dark-theme': kitLook.dim,
  }),
  palette: () => ({
    bg: 'var(--color-canvas-default)',
    surface: 'var(--color-canvas-default)',
    side: 'var(--color-canvas-subtle)',
    bar: 'var(--color-canvas-subtle)',
    ink: 'var(--color-fg-default)',
    muted: 'var(--color-fg-muted)',
    line: 'var(--color-border-default)',
    accent: 'var(--color-accent-emphasis)',
    onaccent: '#fff',
    field: 'var(--color-canvas-default)',
    hover: 'var(--color-neutral-muted)',
  }),
  parts: {
    button: button(
      (o, h) =>
        classes(
          'btn',
          variant[o.variant ?? ''],
          size(h) && 'btn-sm',
          o.iconOnly && h.random.chance(0.5) && 'btn-octicon m-0',
          o.pressed && 'selected',
        ),
      { caret: true },
    ),
    field: field({
      cls: (o, h) => classes('form-control', size(h) && 'input-sm', !o.bare && 'width-full', o.bare && 'width-full'),
      wrap,
    }),
    select: select({ cls: (o, h) => classes('form-select', size(h) && 'select-sm'), wrap }),
    spin: spin({ cls: 'form-control', wrap }),
    checkbox: choice('checkbox', {
      draw: ({ input, label, bare }) =>
        bare ? input : `<div class="form-checkbox my-0"><label>${input} ${label}</label></div>`,
    }),
    radio: choice('radio', {
      draw: ({ input, label, bare }) =>
        bare ? input : `<div class="form-checkbox my-0"><label>${input} ${label}</label></div>`,
    }),
    progress: (o, h) =>
      `<span class="Progress" role="progressbar" aria-valuenow="${o.value}" style="display:flex;width:100%;background:var(--color-neutral-muted);border-radius:6px;overflow:hidden;height:${h.random.pick([5, 8, 10])}px"><span style="width:${o.value}%;background:var(--color-${h.random.pick(['success', 'accent', 'danger'])}-emphasis)"></span></span>`,
    tabs: tabs({
      tag: 'div',
      itemTag: '',
      linkTag: 'button',
      outer: 'tabnav-tabs',
      link: 'tabnav-tab',
      around: (inner) => `<div class="tabnav m-0">${inner}</div>`,
    }),
    menu: rows({
      role: 'menuitem',
      outer: 'SelectMenu-list',
      outerRole: 'menu',
      itemTag: 'button',
      item: 'SelectMenu-item',
      separator: '<hr class="SelectMenu-divider m-0">',
      around: (inner) =>
        `<div class="Box color-shadow-large" style="display:inline-block;min-width:200px;overflow:hidden">${inner}</div>`,
    }),
    nav: rows({ role: 'listitem', outer: 'SideNav border-0', outerRole: 'list', item: 'SideNav-item' }),
    list: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'Box',
      outerRole: 'list',
      itemTag: 'li',
      item: (it) => classes('Box-row', it.chosen && 'Box-row--blue'),
    }),
    card: (o) =>
      `<section class="Box"${mark('region', { name: o.title ?? '' })}>${o.title ? `<div class="Box-header">${headingIn(o, 'Box-title')}</div>` : ''}<div class="Box-body">${o.body}</div></section>`,
    alert: (o, h) =>
      `<div class="flash ${h.random.pick(['', 'flash-warn', 'flash-error', 'flash-success'])}"${mark('region', { name: o.text })}>${h.icons ? h.icon(o.icon ?? 'info', 16) : ''} ${e(o.text)}${o.closable ? cross('flash-close', h, h.icons ? h.icon('close', 16) : '×') : ''}</div>`,
    dialog: (o, h) =>
      `<div class="Box Box--overlay" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;margin:0;position:static;transform:none"><div class="Box-header">${o.closable ? cross('Box-btn-octicon btn-octicon float-right', h, h.icons ? h.icon('close', 16) : '×') : ''}${headingIn(o, 'Box-title')}</div><div class="Box-body x-col">${o.body}</div><div class="Box-footer x-row end">${o.actions}</div></div>`,
    breadcrumb: breadcrumb({ item: 'breadcrumb-item', here: 'breadcrumb-item-selected', tag: 'ol' }),
    badge: (o, h) =>
      `<span class="Label ${h.random.pick(['Label--accent', 'Label--success', 'Label--danger', ''])}">${e(o.text)}</span>`,
    pages: (o) =>
      `<div class="pagination">${Array.from({ length: o.count }, (_, i) => (i === o.selected ? `<em aria-current="page"${mark('button')}>${i + 1}</em>` : `<a href="#"${mark('button')}>${i + 1}</a>`)).join('')}</div>`,
  },
}
