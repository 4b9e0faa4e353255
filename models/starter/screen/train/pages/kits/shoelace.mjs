import { checkState, component, fieldRole, fieldState, iconAndText, nested, percentState } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

const size = (h) => ({ compact: 'small', normal: 'medium', roomy: 'large' })[h.density]
const base = '>>> [part~=base]'
const labelled = '>>> [part~=form-control-label]'
const hues = ['', 'sky', 'indigo', 'violet', 'fuchsia', 'rose', 'orange', 'green', 'teal', 'cyan']

const fielding = (o, h, role, extra = {}) =>
  component(
    o.multi ? 'sl-textarea' : 'sl-input',
    {
      role,
      name: o.label,
      sub: base,
      caption: o.bare ? undefined : labelled,
      state: fieldState(o),
      attrs: {
        label: o.bare ? undefined : o.label,
        type: o.type ?? 'text',
        value: o.value,
        placeholder: o.placeholder,
        size: size(h),
        pill: h.kitLook.pill,
        filled: h.kitLook.filled,
        rows: o.rows,
        style: `width:${o.width ?? '100%'}`,
        ...extra,
      },
    },
    o,
  )

export const shoelace = {
  name: 'shoelace',
  packages: ['@shoelace-style/shoelace'],
  bundle: "import '@shoelace-style/shoelace/dist/shoelace.js'",
  themes: ['light', 'dark'],
  look: (random) => ({
    pill: random.chance(0.2),
    filled: random.chance(0.2),
    hue: random.pick(hues),
    outline: random.chance(0.2),
  }),
  head: ({ theme }) =>
    `<link rel="stylesheet" href="/modules/@shoelace-style/shoelace/dist/themes/${theme}.css"><script type="module" src="${bundleUrl('shoelace')}"></script>`,
  html: ({ theme }) => ({ class: `sl-theme-${theme}` }),
  css: ({ kitLook }) =>
    kitLook.hue
      ? `:root,.sl-theme-dark{${[400, 500, 600, 700].map((n) => `--sl-color-primary-${n}:var(--sl-color-${kitLook.hue}-${n})`).join(';')}}`
      : '',
  fontCss: (family) => `:root{--sl-font-sans:${family};--sl-input-font-family:${family}}`,
  palette: () => ({
    bg: 'var(--sl-color-neutral-0)',
    surface: 'var(--sl-panel-background-color)',
    side: 'var(--sl-color-neutral-50)',
    bar: 'var(--sl-color-neutral-50)',
    ink: 'var(--sl-color-neutral-900)',
    muted: 'var(--sl-color-neutral-500)',
    line: 'var(--sl-color-neutral-200)',
    accent: 'var(--sl-color-primary-600)',
    onaccent: 'var(--sl-color-neutral-0)',
    hover: 'var(--sl-color-neutral-100)',
    field: 'var(--sl-input-background-color)',
  }),
  parts: {
    button: (o, h) =>
      component(
        'sl-button',
        {
          role: 'button',
          name: o.text,
          sub: base,
          iconOnly: o.iconOnly,
          state: o.pressed ? { selected: true } : {},
          attrs: {
            variant: {
              primary: 'primary',
              danger: 'danger',
              ghost: 'text',
              '': h.random.pick(['default', 'default', 'neutral']),
            }[o.variant ?? ''],
            size: size(h),
            pill: h.kitLook.pill,
            outline: h.kitLook.outline && o.variant !== 'ghost',
            circle: o.iconOnly && o.variant !== 'ghost' && h.random.chance(0.4),
            caret: o.caret,
          },
          content: iconAndText(o, h, 'prefix'),
        },
        o,
      ),
    field: (o, h) => fielding(o, h, fieldRole(o)),
    spin: (o, h) => fielding({ ...o, type: 'number', width: '8em' }, h, 'spinbutton'),
    select: (o, h) =>
      component(
        'sl-select',
        {
          role: 'combobox',
          name: o.label,
          sub: '>>> [part~=combobox]',
          caption: o.bare ? undefined : labelled,
          state: { value: o.value, expanded: false },
          attrs: {
            label: o.bare ? undefined : o.label,
            value: `v${o.options.indexOf(o.value)}`,
            size: size(h),
            pill: h.kitLook.pill,
            style: o.bare ? 'width:11em' : 'width:100%',
          },
          content: o.options.map((t, i) => `<sl-option value="v${i}"${mark('none')}>${e(t)}</sl-option>`).join(''),
        },
        o,
      ),
    checkbox: (o, h) =>
      component(
        'sl-checkbox',
        {
          role: 'checkbox',
          name: o.label,
          sub: '>>> [part~=control]',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked, size: size(h) },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    radio: (o, h) =>
      component(
        'sl-radio',
        {
          role: 'radio',
          name: o.label,
          sub: '>>> [part~=control]',
          caption: '.',
          state: checkState(o),
          attrs: { value: o.label.replaceAll(' ', '_'), size: size(h) },
          content: e(o.label),
        },
        o,
      ),
    radios: (o, h) =>
      `<sl-radio-group value="${e(o.value.replaceAll(' ', '_'))}">${o.options.map((label) => h.part('radio', { label, checked: label === o.value, disabled: o.disabled })).join('')}</sl-radio-group>`,
    toggle: (o, h) =>
      component(
        'sl-switch',
        {
          role: 'switch',
          name: o.label,
          sub: '>>> [part~=control]',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked, size: size(h) },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    slider: (o) =>
      component(
        'sl-range',
        {
          role: 'slider',
          name: o.label,
          sub: base,
          caption: o.bare ? undefined : labelled,
          state: percentState(o),
          attrs: {
            label: o.bare ? undefined : o.label,
            value: o.value,
            tooltip: 'none',
            style: `width:${o.width ?? '100%'}`,
          },
        },
        o,
      ),
    progress: (o, h) =>
      component('sl-progress-bar', {
        role: 'progressbar',
        name: o.label,
        state: percentState(o),
        attrs: { value: o.value, style: h.random.pick(['', '--height:6px', '']) },
        content: h.random.chance(0.3) ? `${o.value}%` : '',
      }),
    tabs: (o, h) =>
      `<sl-tab-group${attributes({ placement: o.vertical ? 'start' : 'top' })}${mark('tablist', { sub: '>>> [part~=tabs]' })}>${o.items.map(({ text, icon }, i) => component('sl-tab', { role: 'tab', name: text, state: { selected: i === o.selected }, attrs: { slot: 'nav', panel: `p${i}`, active: i === o.selected }, content: `${icon ? `${h.icon(icon)}&nbsp;` : ''}${e(text)}` }, { focused: o.focused && i === o.selected })).join('')}</sl-tab-group>`,
    menu: (o, h) =>
      `<sl-menu style="max-width:${o.width ?? 260}px"${mark('menu')}>${o.items.map((it) => (it.separator ? '<sl-divider></sl-divider>' : component('sl-menu-item', { role: 'menuitem', name: it.text, state: it.checked === undefined ? {} : { checked: it.checked }, attrs: { type: it.checked === undefined ? undefined : 'checkbox', checked: it.checked }, content: `${it.icon ? h.icon(it.icon).replace('<svg', '<svg slot="prefix" style="margin-inline-end:8px"') : ''}${e(it.text)}${it.shortcut ? `<span slot="suffix" class="x-muted x-small">${e(it.shortcut)}</span>` : ''}` }, it))).join('')}</sl-menu>`,
    tree: (o, h) =>
      `<sl-tree${mark('tree')}>${nested(o.items, (it, inner) => component('sl-tree-item', { role: 'treeitem', name: it.text, sub: '>>> [part~=item]', state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) }, attrs: { expanded: it.expanded, selected: it.selected, lazy: it.expanded === false && !inner }, content: `${it.icon && h.icons ? `${h.icon(it.icon)}&nbsp;` : ''}${e(it.text)}${inner}` }))}</sl-tree>`,
    card: (o) =>
      `<sl-card style="width:100%"${mark('region', { name: o.title ?? '' })}>${o.title ? `<h${o.level ?? 3} slot="header" style="margin:0">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</sl-card>`,
    alert: (o, h) =>
      `<sl-alert open${attributes({ variant: h.random.pick(['primary', 'success', 'neutral', 'warning', 'danger']), closable: o.closable })}${mark('region', { name: o.text, sub: base, also: o.closable ? [{ role: 'button', path: '>>> sl-icon-button', name: h.words.command('close'), iconOnly: true }] : undefined })}>${h.icons ? h.icon(o.icon ?? 'info', 20).replace('<svg', '<svg slot="icon"') : ''}${e(o.text)}</sl-alert>`,
    accordion: (o) =>
      `<div class="x-col">${o.items.map(({ text, body }, i) => `<sl-details${attributes({ summary: text, open: i === o.open })}${mark('button', { name: text, sub: '>>> [part~=header]', state: { expanded: i === o.open } })}>${i === o.open ? body : ''}</sl-details>`).join('')}</div>`,
    breadcrumb: (o) =>
      `<sl-breadcrumb>${o.items.map((t, i) => `<sl-breadcrumb-item${i < o.items.length - 1 ? ` href="#"${mark('link', { name: t })}` : ''}>${e(t)}</sl-breadcrumb-item>`).join('')}</sl-breadcrumb>`,
    badge: (o, h) =>
      `<sl-badge${attributes({ variant: h.random.pick(['primary', 'success', 'neutral', 'warning']), pill: h.random.chance(0.5) })}>${e(o.text)}</sl-badge>`,
  },
}
