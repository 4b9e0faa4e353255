import { checkState, component, fieldRole, fieldState, iconAndText, percentState } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

const label = (control, o, h) => {
  if (o.bare || !o.label) return control(h.id())
  const id = h.id()
  return `<div><sp-field-label for="${id}"${attributes({ 'side-aligned': o.beside ? 'start' : undefined })}>${e(o.label)}</sp-field-label>${control(id)}</div>`
}

const item = (role) => (o, h) =>
  o.items
    .map((it, i) =>
      it.separator
        ? '<sp-menu-divider></sp-menu-divider>'
        : component(
            'sp-menu-item',
            {
              role,
              name: it.text,
              state:
                role === 'menuitem'
                  ? it.checked === undefined
                    ? {}
                    : { checked: it.checked }
                  : { selected: i === o.selected },
              attrs: { selected: it.checked || i === o.selected, focused: it.hover },
              content: `${it.icon ? h.icon(it.icon, 16).replace('<svg', '<svg slot="icon"') : ''}${e(it.text)}${it.detail ? `<span slot="description">${e(it.detail)}</span>` : ''}${it.shortcut ? `<kbd slot="value">${e(it.shortcut)}</kbd>` : ''}`,
            },
            it,
          ),
    )
    .join('')

export const spectrum = {
  name: 'spectrum',
  packages: ['@spectrum-web-components/bundle'],
  bundle: "import '@spectrum-web-components/bundle/elements.js'",
  themes: ['light', 'dark'],
  look: (random) => ({ scale: random.pick(['medium', 'medium', 'large']), quiet: random.chance(0.2) }),
  head: () => `<script type="module" src="${bundleUrl('spectrum')}"></script>`,
  frame: (body, { theme, kitLook, dir }) =>
    `<sp-theme system="spectrum" color="${theme}" scale="${kitLook.scale}" dir="${dir}" style="display:block;min-height:100vh;background:var(--spectrum-background-base-color);color:var(--spectrum-body-color)">${body}</sp-theme>`,
  css: () =>
    'sp-textfield,sp-search,sp-picker,sp-progress-bar{width:100%}.x-bar sp-picker,.x-row>sp-picker,.x-row>span>sp-picker{width:11em}',
  palette: (theme) =>
    theme === 'dark'
      ? {
          bg: '#1d1d1d',
          surface: '#222',
          side: '#1d1d1d',
          bar: '#222',
          ink: '#dbdbdb',
          muted: '#b0b0b0',
          line: '#3f3f3f',
          field: '#1d1d1d',
          hover: '#303030',
          accent: '#4096f3',
        }
      : {
          bg: '#fff',
          surface: '#fff',
          side: '#f8f8f8',
          bar: '#f8f8f8',
          ink: '#222',
          muted: '#6d6d6d',
          line: '#d5d5d5',
          field: '#fff',
          hover: '#e6e6e6',
          accent: '#0265dc',
          onaccent: '#fff',
        },
  parts: {
    button: (o, h) =>
      o.iconOnly || (o.variant === 'ghost' && h.random.chance(0.5))
        ? component(
            'sp-action-button',
            {
              role: 'button',
              name: o.text,
              iconOnly: o.iconOnly,
              state: o.pressed ? { selected: true } : {},
              attrs: { quiet: o.variant === 'ghost', selected: o.pressed, label: o.text },
              content: iconAndText(o, h, 'icon').replace('<svg class', '<svg slot="icon" class'),
            },
            o,
          )
        : component(
            'sp-button',
            {
              role: 'button',
              name: o.text,
              attrs: {
                variant: {
                  primary: 'accent',
                  danger: 'negative',
                  ghost: 'secondary',
                  '': h.random.pick(['primary', 'secondary']),
                }[o.variant ?? ''],
                treatment: o.variant === 'primary' ? 'fill' : h.random.pick(['outline', 'fill']),
              },
              content: iconAndText(o, h, 'icon'),
            },
            o,
          ),
    field: (o, h) =>
      label(
        (id) =>
          component(
            o.type === 'search' ? 'sp-search' : 'sp-textfield',
            {
              role: fieldRole(o),
              name: o.label,
              state: fieldState(o),
              attrs: {
                id,
                value: o.value,
                placeholder: o.placeholder,
                type: o.type === 'password' ? 'password' : undefined,
                multiline: o.multi,
                quiet: h.kitLook.quiet,
              },
            },
            o,
          ),
        o,
        h,
      ),
    spin: (o, h) =>
      label(
        (id) =>
          component(
            'sp-number-field',
            { role: 'spinbutton', name: o.label, state: { value: String(o.value) }, attrs: { id, value: o.value } },
            o,
          ),
        o,
        h,
      ),
    select: (o, h) =>
      label(
        (id) =>
          component(
            'sp-picker',
            {
              role: 'combobox',
              name: o.label,
              state: { value: o.value, expanded: false },
              attrs: { id, label: o.label, value: `v${o.options.indexOf(o.value)}`, quiet: h.kitLook.quiet },
              content: o.options
                .map((t, i) => `<sp-menu-item value="v${i}"${mark('none')}>${e(t)}</sp-menu-item>`)
                .join(''),
            },
            o,
          ),
        o,
        h,
      ),
    checkbox: (o) =>
      component(
        'sp-checkbox',
        {
          role: 'checkbox',
          name: o.label,
          sub: '>>> #box',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    radio: (o) =>
      component(
        'sp-radio',
        {
          role: 'radio',
          name: o.label,
          sub: '>>> #button',
          caption: '.',
          state: checkState(o),
          attrs: { value: o.label, checked: o.checked },
          content: e(o.label),
        },
        o,
      ),
    radios: (o, h) =>
      `<sp-radio-group${attributes({ selected: o.value, horizontal: o.inline })}>${o.options.map((text) => h.part('radio', { label: text, checked: text === o.value, disabled: o.disabled })).join('')}</sp-radio-group>`,
    toggle: (o, h) =>
      component(
        'sp-switch',
        {
          role: 'switch',
          name: o.label,
          sub: '>>> #switch',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked, emphasized: h.random.chance(0.6) },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    slider: (o) =>
      component(
        'sp-slider',
        {
          role: 'slider',
          name: o.label,
          sub: '>>> #controls',
          caption: o.bare ? undefined : '>>> #label',
          state: percentState(o),
          attrs: {
            label: o.bare ? undefined : o.label,
            'label-visibility': o.bare ? 'none' : undefined,
            value: o.value,
            variant: 'filled',
            style: `width:${o.width ?? '100%'}`,
          },
        },
        o,
      ),
    progress: (o, h) =>
      component('sp-progress-bar', {
        role: 'progressbar',
        name: o.label,
        sub: '>>> .track',
        state: percentState(o),
        attrs: { label: o.label, progress: o.value, size: h.random.pick(['s', 'm', 'l']) },
      }),
    tabs: (o, h) =>
      `<sp-tabs${attributes({ selected: `t${o.selected}`, compact: h.random.chance(0.3), direction: o.vertical ? 'vertical' : 'horizontal' })}${mark('tablist', { sub: '>>> #list' })}>${o.items.map(({ text, icon }, i) => component('sp-tab', { role: 'tab', name: text, state: { selected: i === o.selected }, attrs: { label: text, value: `t${i}` }, content: icon ? h.icon(icon).replace('<svg', '<svg slot="icon"') : '' }, { focused: o.focused && i === o.selected })).join('')}</sp-tabs>`,
    menu: (o, h) =>
      `<sp-popover open style="position:static;display:inline-block;min-width:200px"><sp-menu${mark('menu')} style="width:100%">${item('menuitem')(o, h)}</sp-menu></sp-popover>`,
    list: (o, h) =>
      o.items.some(({ picture, end }) => picture || end)
        ? h.base('list', o)
        : `<sp-menu selects="single" style="width:100%"${mark('list')}>${item('listitem')(o, h)}</sp-menu>`,
    nav: (o) =>
      `<sp-sidenav style="width:100%">${o.items.map((it, i) => component('sp-sidenav-item', { role: 'listitem', name: it.text, sub: '>>> #item-link', state: { selected: i === o.selected }, attrs: { label: it.text, value: `n${i}`, selected: i === o.selected } })).join('')}</sp-sidenav>`,
    table: (o) =>
      `<sp-table size="s"${mark('table')}><sp-table-head>${o.columns.map((c) => `<sp-table-head-cell>${typeof c === 'string' ? e(c) : c.html}</sp-table-head-cell>`).join('')}</sp-table-head><sp-table-body>${o.rows.map((row, i) => `<sp-table-row${attributes({ value: `r${i}`, selected: i === o.selected })}>${row.map((c) => `<sp-table-cell>${typeof c === 'string' ? e(c) : c.html}</sp-table-cell>`).join('')}</sp-table-row>`).join('')}</sp-table-body></sp-table>`,
    alert: (o, h) =>
      `<sp-toast open${attributes({ variant: h.random.pick(['info', 'positive', 'negative']) })} style="max-width:100%"${mark('region', { name: o.text, also: [{ role: 'button', path: '>>> sp-close-button', name: h.words.command('close'), iconOnly: true }] })}>${e(o.text)}</sp-toast>`,
    dialog: (o) =>
      `<div role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;background:var(--spectrum-background-layer-2-color);border-radius:8px;padding:32px;box-sizing:border-box"><h2 style="margin:0 0 12px">${e(o.title)}</h2><sp-divider size="m"></sp-divider><div class="x-col" style="margin:16px 0">${o.body}</div><div class="x-row end">${o.actions}</div></div>`,
    accordion: (o) =>
      `<sp-accordion>${o.items.map(({ text, body }, i) => `<sp-accordion-item${attributes({ label: text, open: i === o.open })}${mark('button', { name: text, sub: '>>> #header', state: { expanded: i === o.open } })}>${i === o.open ? body : ''}</sp-accordion-item>`).join('')}</sp-accordion>`,
    link: (o) => `<sp-link href="#"${mark('link', { name: o.text })}>${e(o.text)}</sp-link>`,
    badge: (o, h) =>
      `<sp-badge size="s" variant="${h.random.pick(['neutral', 'informative', 'positive'])}">${e(o.text)}</sp-badge>`,
  },
}
