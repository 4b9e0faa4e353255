import { checkState, component, fieldRole, fieldState, iconAndText, nested, percentState } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

const root = '>>> [part~=root]'
const label = '>>> [part~=label]'
const accents = ['#0078d4', '#0078d4', '#107c10', '#5c2d91', '#d83b01', '#008272', '#c30052', '#4f6bed']
const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)

const setup = ({ theme, kitLook }) => `<script type="module">import '${bundleUrl('fluent')}'
const f = window.fluent, b = document.documentElement
f.baseLayerLuminance.setValueFor(b, ${theme === 'dark' ? kitLook.dark : kitLook.light})
f.accentBaseColor.setValueFor(b, f.SwatchRGB.create(${rgb(kitLook.accent).join(',')}))
f.density.setValueFor(b, ${kitLook.density})
f.controlCornerRadius.setValueFor(b, ${kitLook.corner})</script>`

const row = (tag, role) => (o, h) =>
  o.items
    .map((it, i) =>
      it.separator
        ? '<fluent-divider></fluent-divider>'
        : component(
            tag,
            {
              role,
              name: it.text,
              state:
                role === 'menuitem'
                  ? it.checked === undefined
                    ? {}
                    : { checked: it.checked }
                  : { selected: i === o.selected },
              attrs: {
                role: role === 'menuitem' ? (it.checked === undefined ? 'menuitem' : 'menuitemcheckbox') : undefined,
                checked: it.checked,
                selected: i === o.selected,
              },
              content: `${it.icon ? h.icon(it.icon).replace('<svg', '<svg slot="start"') : (it.picture ?? '')}${e(it.text)}${it.shortcut || it.count ? `<span slot="end" class="x-small x-muted">${e(it.shortcut ?? it.count)}</span>` : ''}`,
            },
            it,
          ),
    )
    .join('')

export const fluent = {
  name: 'fluent',
  packages: ['@fluentui/web-components'],
  bundle:
    "import { allComponents, provideFluentDesignSystem, baseLayerLuminance, accentBaseColor, density, controlCornerRadius, SwatchRGB } from '@fluentui/web-components'; provideFluentDesignSystem().register(allComponents); Object.assign(window, { fluent: { baseLayerLuminance, accentBaseColor, density, controlCornerRadius, SwatchRGB } })",
  themes: ['light', 'dark'],
  look: (random) => ({
    accent: random.pick(accents),
    density: random.pick([-2, -1, 0, 0, 1]),
    corner: random.pick([0, 2, 4, 4, 6]),
    dark: random.pick([0.05, 0.15, 0.23]),
    light: random.pick([1, 0.98, 0.95]),
    filled: random.chance(0.3),
  }),
  head: setup,
  fontCss: (family) => `:root{--body-font:${family}}`,
  palette: () => ({
    bg: 'var(--neutral-layer-2,var(--x-fluent))',
    surface: 'var(--neutral-layer-1)',
    side: 'var(--neutral-layer-3)',
    bar: 'var(--neutral-layer-3)',
    ink: 'var(--neutral-foreground-rest)',
    muted: 'var(--neutral-foreground-hint)',
    line: 'var(--neutral-stroke-divider-rest)',
    accent: 'var(--accent-fill-rest)',
    onaccent: 'var(--foreground-on-accent-rest)',
    hover: 'var(--neutral-fill-stealth-hover)',
    field: 'var(--neutral-fill-input-rest)',
  }),
  css: ({ theme }) =>
    `:root{--x-fluent:${theme === 'dark' ? '#202020' : '#f7f7f7'}}body{background:var(--fill-color,var(--x-fluent))}fluent-card{padding:14px;width:auto;height:auto;contain:none}fluent-tabs::part(activeIndicator){display:none}.x-bar fluent-select,.x-row fluent-select{min-width:0;width:10em}`,
  parts: {
    button: (o, h) =>
      component(
        'fluent-button',
        {
          role: 'button',
          name: o.text,
          iconOnly: o.iconOnly,
          state: o.pressed ? { selected: true } : {},
          attrs: {
            appearance: {
              primary: 'accent',
              danger: 'accent',
              ghost: 'stealth',
              '': h.random.pick(['neutral', 'neutral', 'outline']),
            }[o.variant ?? ''],
            'aria-pressed': o.pressed && 'true',
          },
          content: iconAndText(o, h, 'start'),
        },
        o,
      ),
    field: (o, h) =>
      o.multi
        ? component(
            'fluent-text-area',
            {
              role: 'textbox',
              name: o.label,
              sub: '>>> [part~=control]',
              caption: o.bare ? undefined : label,
              state: fieldState(o),
              attrs: {
                value: o.value,
                placeholder: o.placeholder,
                rows: o.rows,
                style: 'width:100%',
                appearance: h.kitLook.filled ? 'filled' : undefined,
              },
              content: o.bare ? '' : e(o.label),
            },
            o,
          )
        : component(
            o.type === 'search' ? 'fluent-search' : 'fluent-text-field',
            {
              role: fieldRole(o),
              name: o.label,
              sub: root,
              caption: o.bare ? undefined : '.',
              state: fieldState(o),
              attrs: {
                value: o.value,
                placeholder: o.placeholder,
                type: o.type === 'search' ? undefined : (o.type ?? 'text'),
                style: 'width:100%',
                appearance: h.kitLook.filled ? 'filled' : undefined,
              },
              content: o.bare ? '' : e(o.label),
            },
            o,
          ),
    spin: (o) =>
      component(
        'fluent-number-field',
        {
          role: 'spinbutton',
          name: o.label,
          sub: root,
          caption: o.bare ? undefined : '.',
          state: { value: String(o.value) },
          attrs: { value: o.value, style: 'width:9em' },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    select: (o) =>
      `${o.bare || !o.label ? '' : `<div>${e(o.label)}</div>`}${component('fluent-select', { role: 'combobox', name: o.label, sub: '>>> [part~=control]', state: { value: o.value, expanded: false }, content: o.options.map((t) => `<fluent-option${attributes({ selected: t === o.value })}${mark('none')}>${e(t)}</fluent-option>`).join('') }, o)}`,
    checkbox: (o) =>
      component(
        'fluent-checkbox',
        {
          role: 'checkbox',
          name: o.label,
          sub: '>>> [part~=control]',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    radio: (o) =>
      component(
        'fluent-radio',
        {
          role: 'radio',
          name: o.label,
          sub: '>>> [part~=control]',
          caption: '.',
          state: checkState(o),
          attrs: { value: o.label, checked: o.checked },
          content: e(o.label),
        },
        o,
      ),
    radios: (o, h) =>
      `<fluent-radio-group${attributes({ value: o.value, orientation: o.inline ? 'horizontal' : 'vertical' })}>${o.options.map((text) => h.part('radio', { label: text, checked: text === o.value, disabled: o.disabled })).join('')}</fluent-radio-group>`,
    toggle: (o) =>
      component(
        'fluent-switch',
        {
          role: 'switch',
          name: o.label,
          sub: '>>> [part~=switch]',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    slider: (o) =>
      `${o.bare || !o.label ? '' : `<div>${e(o.label)}</div>`}${component('fluent-slider', { role: 'slider', name: o.label, state: percentState(o), attrs: { min: 0, max: 100, value: o.value, style: `width:${o.width ?? '100%'};min-width:0` } }, o)}`,
    progress: (o) =>
      component('fluent-progress', {
        role: 'progressbar',
        name: o.label,
        state: percentState(o),
        attrs: { min: 0, max: 100, value: o.value },
      }),
    tabs: (o, h) => {
      const id = h.id()
      const items = o.items.map(({ text, icon }, i) =>
        component(
          'fluent-tab',
          {
            role: 'tab',
            name: text,
            state: { selected: i === o.selected },
            attrs: {
              id: `${id}-${i}`,
              style: i === o.selected ? 'box-shadow:inset 0 -3px var(--accent-fill-rest)' : undefined,
            },
            content: `${icon ? `${h.icon(icon)}&nbsp;` : ''}${e(text)}`,
          },
          { focused: o.focused && i === o.selected },
        ),
      )
      return `<fluent-tabs activeid="${id}-${o.selected}"${mark('tablist')}>${items.join('')}</fluent-tabs>`
    },
    menu: (o, h) =>
      `<fluent-menu style="position:static;display:inline-block"${mark('menu')}>${row('fluent-menu-item', 'menuitem')(o, h)}</fluent-menu>`,
    list: (o, h) =>
      o.items.some(({ detail, picture, end }) => detail || picture || end)
        ? h.base('list', o)
        : `<fluent-listbox style="width:100%;box-sizing:border-box"${mark('list')}>${row('fluent-option', 'listitem')(o, h)}</fluent-listbox>`,
    tree: (o, h) =>
      `<fluent-tree-view${mark('tree')}>${nested(o.items, (it, inner) => component('fluent-tree-item', { role: 'treeitem', name: it.text, sub: '>>> [part~=positioning-region]', state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) }, attrs: { expanded: it.expanded, selected: it.selected }, content: `${it.icon && h.icons ? h.icon(it.icon).replace('<svg', '<svg slot="start"') : ''}${e(it.text)}${inner}` }))}</fluent-tree-view>`,
    card: (o) =>
      `<fluent-card${mark('region', { name: o.title ?? '' })}>${o.title ? `<h${o.level ?? 3} style="margin:0 0 .5em">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</fluent-card>`,
    accordion: (o) =>
      `<fluent-accordion>${o.items.map(({ text, body }, i) => `<fluent-accordion-item${attributes({ expanded: i === o.open })}${mark('button', { name: text, sub: '>>> [part~=heading]', state: { expanded: i === o.open } })}><span slot="heading">${e(text)}</span>${i === o.open ? body : ''}</fluent-accordion-item>`).join('')}</fluent-accordion>`,
    badge: (o, h) =>
      `<fluent-badge appearance="${h.random.pick(['accent', 'neutral', 'lightweight'])}">${e(o.text)}</fluent-badge>`,
    link: (o) =>
      `<fluent-anchor href="#" appearance="hypertext"${mark('link', { name: o.text })}>${e(o.text)}</fluent-anchor>`,
  },
}
