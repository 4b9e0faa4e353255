import { before, checkState, component, fieldRole, fieldState, iconAndText, percentState } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

const tag = (h, name) => `md-${h.kitLook.outlined ? 'outlined' : 'filled'}-${name}`

/** A tonal palette around one hue, by the role names that the components read. */
function tokens(hue, theme) {
  const t = (s, l) => `hsl(${hue} ${s}% ${l}%)`
  const light = {
    primary: t(60, 40),
    'on-primary': '#fff',
    'primary-container': t(80, 90),
    'on-primary-container': t(80, 15),
    'secondary-container': t(30, 88),
    'on-secondary-container': t(30, 15),
    surface: t(30, 98),
    'surface-container-lowest': '#fff',
    'surface-container-low': t(25, 96),
    'surface-container': t(22, 94),
    'surface-container-high': t(20, 92),
    'surface-container-highest': t(18, 90),
    'surface-variant': t(15, 90),
    'on-surface': t(10, 12),
    'on-surface-variant': t(8, 30),
    outline: t(6, 48),
    'outline-variant': t(10, 80),
    background: t(30, 98),
  }
  const dark = {
    primary: t(70, 80),
    'on-primary': t(60, 20),
    'primary-container': t(50, 30),
    'on-primary-container': t(80, 90),
    'secondary-container': t(20, 28),
    'on-secondary-container': t(30, 90),
    surface: t(12, 7),
    'surface-container-lowest': t(12, 4),
    'surface-container-low': t(10, 10),
    'surface-container': t(10, 12),
    'surface-container-high': t(9, 16),
    'surface-container-highest': t(8, 21),
    'surface-variant': t(8, 29),
    'on-surface': t(10, 90),
    'on-surface-variant': t(10, 79),
    outline: t(6, 58),
    'outline-variant': t(8, 29),
    background: t(12, 7),
  }
  return Object.entries(theme === 'dark' ? dark : light)
    .map(([name, value]) => `--md-sys-color-${name}:${value}`)
    .join(';')
}

const rows = (tagName, role, item) => (o, h) =>
  o.items
    .map((it, i) =>
      it.separator
        ? '<md-divider></md-divider>'
        : component(
            tagName,
            {
              role,
              name: it.text,
              state: item(it, i === o.selected),
              attrs: {
                type: role === 'menuitem' ? undefined : 'button',
                style:
                  i === o.selected
                    ? 'background:var(--md-sys-color-secondary-container)'
                    : it.hover
                      ? 'background:var(--md-sys-color-surface-container-highest)'
                      : undefined,
              },
              content: `${it.icon ? h.icon(it.icon, 24).replace('<svg', '<svg slot="start"') : (it.picture ?? '').replace('<img', '<img slot="start"')}<div slot="headline" class="x-ellipsis">${it.checked ? '✓ ' : ''}${e(it.text)}</div>${it.detail ? `<div slot="supporting-text" class="x-ellipsis">${e(it.detail)}</div>` : ''}${it.shortcut || it.count ? `<div slot="trailing-supporting-text">${e(it.shortcut ?? it.count)}</div>` : ''}`,
            },
            it,
          ),
    )
    .join('')

const selected = (it, on) => ({ selected: on })

export const material = {
  name: 'material',
  packages: ['@material/web'],
  bundle:
    "import '@material/web/all.js'; import '@material/web/labs/card/elevated-card.js'; import '@material/web/labs/card/filled-card.js'; import '@material/web/labs/card/outlined-card.js'",
  themes: ['light', 'dark'],
  look: (random) => ({
    outlined: random.chance(0.5),
    hue: random.int(0, 359),
    card: random.pick(['elevated', 'filled', 'outlined']),
  }),
  head: () => `<script type="module" src="${bundleUrl('material')}"></script>`,
  css: ({ theme, kitLook }) =>
    `:root{${tokens(kitLook.hue, theme)};--md-sys-color-surface-tint:var(--md-sys-color-primary)}md-list,md-tabs{--md-list-container-color:transparent}md-outlined-card,md-filled-card,md-elevated-card{padding:16px;display:block}`,
  fontCss: (family) => `:root{--md-ref-typeface-brand:${family};--md-ref-typeface-plain:${family}}`,
  palette: () => ({
    bg: 'var(--md-sys-color-surface)',
    surface: 'var(--md-sys-color-surface-container-low)',
    side: 'var(--md-sys-color-surface-container)',
    bar: 'var(--md-sys-color-surface-container)',
    ink: 'var(--md-sys-color-on-surface)',
    muted: 'var(--md-sys-color-on-surface-variant)',
    line: 'var(--md-sys-color-outline-variant)',
    strong: 'var(--md-sys-color-outline)',
    accent: 'var(--md-sys-color-primary)',
    onaccent: 'var(--md-sys-color-on-primary)',
    hover: 'var(--md-sys-color-surface-container-highest)',
    field: 'var(--md-sys-color-surface)',
  }),
  parts: {
    button: (o, h) => {
      if (o.iconOnly) {
        const kind = {
          primary: 'md-filled-icon-button',
          danger: 'md-filled-icon-button',
          ghost: 'md-icon-button',
          '': h.random.pick(['md-icon-button', 'md-filled-tonal-icon-button', 'md-outlined-icon-button']),
        }[o.variant ?? '']
        return component(
          kind,
          {
            role: 'button',
            name: o.text,
            iconOnly: true,
            state: o.pressed ? { selected: true } : {},
            attrs: { 'aria-label': o.text, toggle: o.pressed, selected: o.pressed },
            content: h.icon(o.icon, 24),
          },
          o,
        )
      }
      const kind = {
        primary: 'md-filled-button',
        danger: 'md-filled-button',
        ghost: 'md-text-button',
        '': h.random.pick(['md-outlined-button', 'md-filled-tonal-button', 'md-elevated-button']),
      }[o.variant ?? '']
      return component(
        kind,
        {
          role: 'button',
          name: o.text,
          attrs: { style: o.variant === 'danger' ? '--md-sys-color-primary:#b3261e' : undefined },
          content: iconAndText(o, h, 'icon'),
        },
        o,
      )
    },
    field: (o, h) =>
      component(
        tag(h, 'text-field'),
        {
          role: fieldRole(o),
          name: o.label,
          state: fieldState(o),
          attrs: {
            label: o.bare ? undefined : o.label,
            'aria-label': o.label,
            type: o.multi ? 'textarea' : o.type === 'date' ? 'date' : (o.type ?? 'text'),
            rows: o.rows,
            value: o.value,
            placeholder: o.placeholder,
            style: 'width:100%',
          },
          content:
            o.type === 'search' && h.icons ? h.icon('search', 24).replace('<svg', '<svg slot="leading-icon"') : '',
        },
        o,
      ),
    spin: (o, h) =>
      component(
        tag(h, 'text-field'),
        {
          role: 'spinbutton',
          name: o.label,
          state: { value: String(o.value) },
          attrs: { label: o.bare ? undefined : o.label, type: 'number', value: o.value, style: 'width:9em' },
        },
        o,
      ),
    select: (o, h) =>
      component(
        tag(h, 'select'),
        {
          role: 'combobox',
          name: o.label,
          state: { value: o.value, expanded: false },
          attrs: { label: o.bare ? undefined : o.label, style: o.bare ? 'min-width:11em' : 'width:100%' },
          content: o.options
            .map(
              (t, i) =>
                `<md-select-option value="${i}"${attributes({ selected: t === o.value })}${mark('none')}><div slot="headline">${e(t)}</div></md-select-option>`,
            )
            .join(''),
        },
        o,
      ),
    checkbox: (o) =>
      before(
        component(
          'md-checkbox',
          {
            role: 'checkbox',
            sub: '>>> .container',
            name: o.label,
            state: checkState(o),
            attrs: { checked: o.checked, 'touch-target': 'none' },
          },
          o,
        ),
        o,
      ),
    radio: (o) =>
      before(
        component(
          'md-radio',
          {
            role: 'radio',
            sub: '>>> .container',
            name: o.label,
            state: checkState(o),
            attrs: { checked: o.checked, name: o.group },
          },
          o,
        ),
        o,
      ),
    toggle: (o, h) =>
      before(
        component(
          'md-switch',
          {
            role: 'switch',
            sub: '>>> .track',
            name: o.label,
            state: checkState(o),
            attrs: { selected: o.checked, icons: h.kitLook.outlined },
          },
          o,
        ),
        o,
      ),
    slider: (o) =>
      `${o.bare || !o.label ? '' : `<div>${e(o.label)}</div>`}${component('md-slider', { role: 'slider', name: o.label, state: percentState(o), attrs: { value: o.value, style: `width:${o.width ?? '100%'}` } }, o)}`,
    progress: (o) =>
      component('md-linear-progress', {
        role: 'progressbar',
        name: o.label,
        state: percentState(o),
        attrs: { value: o.value / 100 },
      }),
    tabs: (o, h) => {
      const kind = h.random.pick(['md-primary-tab', 'md-secondary-tab'])
      return `<md-tabs${attributes({ 'active-tab-index': o.selected })}${mark('tablist')}>${o.items.map(({ text, icon }, i) => component(kind, { role: 'tab', name: text, state: { selected: i === o.selected }, attrs: { active: i === o.selected, 'inline-icon': true }, content: `${icon ? h.icon(icon, 24).replace('<svg', '<svg slot="icon"') : ''}${e(text)}` }, { focused: o.focused && i === o.selected })).join('')}</md-tabs>`
    },
    menu: (o, h) =>
      `<div style="background:var(--md-sys-color-surface-container);border-radius:4px;padding:8px 0;box-shadow:0 3px 10px rgb(0 0 0/.3);min-width:220px;display:inline-block"${mark('menu')}>${rows('md-menu-item', 'menuitem', (it) => (it.checked === undefined ? {} : { checked: it.checked }))(o, h)}</div>`,
    list: (o, h) => `<md-list${mark('list')}>${rows('md-list-item', 'listitem', selected)(o, h)}</md-list>`,
    nav: (o, h) =>
      `<md-list${mark('list')} style="--md-list-item-container-shape:99px;padding:8px">${rows('md-list-item', 'listitem', selected)(o, h)}</md-list>`,
    card: (o, h) =>
      `<md-${h.kitLook.card}-card${mark('region', { name: o.title ?? '' })}>${o.title ? `<h${o.level ?? 3} style="margin:0 0 .5em;font-weight:500">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</md-${h.kitLook.card}-card>`,
    dialog: (o) =>
      `<div role="dialog" aria-label="${e(o.title)}" style="background:var(--md-sys-color-surface-container-high);border-radius:28px;padding:24px;width:${o.width}px;max-width:90vw;box-sizing:border-box"><h2 style="margin:0 0 16px;font-weight:400">${e(o.title)}</h2><div class="x-col">${o.body}</div><div class="x-row end" style="margin-top:24px">${o.actions}</div></div>`,
    badge: (o) => `<md-assist-chip label="${e(o.text)}"></md-assist-chip>`,
  },
}
