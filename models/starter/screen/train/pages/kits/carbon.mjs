import { checkState, component, fieldState, iconAndText, nested, percentState } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

const text = (o) => ({ label: o.bare ? '' : o.label, value: o.value, placeholder: o.placeholder })
const size = (h) => ({ compact: 'sm', normal: 'md', roomy: 'lg' })[h.density]

export const carbon = {
  name: 'carbon',
  packages: ['@carbon/web-components', '@carbon/styles'],
  bundle: "import '@carbon/web-components/es/index.js'",
  themes: ['light', 'dark'],
  look: (random) => ({ light: random.pick(['cds--white', 'cds--g10']), dark: random.pick(['cds--g90', 'cds--g100']) }),
  head: () =>
    `<link rel="stylesheet" href="/modules/@carbon/styles/css/styles.css"><script type="module" src="${bundleUrl('carbon')}"></script><script>kitReady = async () => { await new Promise((r) => setTimeout(r, 60)); for (const t of document.querySelectorAll('cds-tab[selected]')) t.click(); await new Promise((r) => setTimeout(r, 60)) }</script>`,
  html: ({ theme, kitLook }) => ({ class: kitLook[theme] }),
  css: () =>
    'body{background:var(--cds-background);color:var(--cds-text-primary)}.x-item[aria-selected=true],.x-item[aria-current]{background:var(--cds-layer-selected-01)}.x-menu{background:var(--cds-layer-01)}',
  palette: () => ({
    bg: 'var(--cds-background)',
    surface: 'var(--cds-layer-01)',
    side: 'var(--cds-layer-01)',
    bar: 'var(--cds-layer-01)',
    ink: 'var(--cds-text-primary)',
    muted: 'var(--cds-text-secondary)',
    line: 'var(--cds-border-subtle-01)',
    strong: 'var(--cds-border-strong-01)',
    accent: 'var(--cds-button-primary)',
    onaccent: '#fff',
    hover: 'var(--cds-layer-hover-01)',
    field: 'var(--cds-field-01)',
  }),
  measures: () => ({ radius: '0', shadow: 'none' }),
  parts: {
    button: (o, h) =>
      component(
        'cds-button',
        {
          role: 'button',
          name: o.text,
          iconOnly: o.iconOnly,
          sub: '>>> button',
          state: o.pressed ? { selected: true } : {},
          attrs: {
            kind: {
              primary: 'primary',
              danger: 'danger',
              ghost: 'ghost',
              '': h.random.pick(['secondary', 'tertiary']),
            }[o.variant ?? ''],
            size: size(h),
          },
          content: iconAndText(o, h, 'icon'),
        },
        o,
      ),
    field: (o) => {
      if (o.multi)
        return component(
          'cds-textarea',
          {
            role: 'textbox',
            name: o.label,
            sub: '>>> textarea',
            caption: o.bare ? undefined : '>>> label',
            state: fieldState(o),
            attrs: { ...text(o), rows: o.rows },
          },
          o,
        )
      if (o.type === 'search')
        return component(
          'cds-search',
          {
            role: 'searchbox',
            name: o.label,
            state: fieldState(o),
            attrs: { 'label-text': o.label, placeholder: o.placeholder, value: o.value, style: 'width:100%' },
          },
          o,
        )
      return component(
        'cds-text-input',
        {
          role: o.type === 'password' ? 'password' : 'textbox',
          name: o.label,
          sub: '>>> input',
          caption: o.bare ? undefined : '>>> label',
          state: fieldState(o),
          attrs: { ...text(o), type: o.type === 'password' ? 'password' : 'text', 'hide-label': o.bare },
        },
        o,
      )
    },
    spin: (o) =>
      component(
        'cds-number-input',
        {
          role: 'spinbutton',
          name: o.label,
          sub: '>>> .cds--number__input-wrapper',
          caption: o.bare ? undefined : '>>> label',
          state: { value: String(o.value) },
          attrs: { label: o.bare ? '' : o.label, 'hide-label': o.bare, value: o.value },
        },
        o,
      ),
    select: (o, h) =>
      h.random.chance(0.5)
        ? component(
            'cds-dropdown',
            {
              role: 'combobox',
              name: o.label,
              sub: '>>> .cds--dropdown',
              caption: o.bare ? undefined : '>>> label',
              state: { value: o.value, expanded: false },
              attrs: {
                'title-text': o.bare ? undefined : o.label,
                value: `v${o.options.indexOf(o.value)}`,
                style: o.bare ? 'min-width:11em' : undefined,
              },
              content: o.options
                .map((t, i) => `<cds-dropdown-item value="v${i}"${mark('none')}>${e(t)}</cds-dropdown-item>`)
                .join(''),
            },
            o,
          )
        : component(
            'cds-select',
            {
              role: 'combobox',
              name: o.label,
              sub: '>>> select',
              caption: o.bare ? undefined : '>>> label',
              state: { value: o.value },
              attrs: {
                'label-text': o.bare ? '' : o.label,
                'hide-label': o.bare,
                value: `v${o.options.indexOf(o.value)}`,
              },
              content: o.options
                .map(
                  (t, i) =>
                    `<cds-select-item value="v${i}"${attributes({ selected: t === o.value })}>${e(t)}</cds-select-item>`,
                )
                .join(''),
            },
            o,
          ),
    checkbox: (o) =>
      component(
        'cds-checkbox',
        {
          role: 'checkbox',
          name: o.label,
          sub: '>>> label ::before',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    radio: (o) =>
      component(
        'cds-radio-button',
        {
          role: 'radio',
          name: o.label,
          sub: '>>> .cds--radio-button__appearance',
          state: checkState(o),
          attrs: { 'label-text': o.label, value: o.label, checked: o.checked },
        },
        o,
      ),
    radios: (o, h) =>
      `<cds-radio-button-group${attributes({ value: o.value, orientation: o.inline ? 'horizontal' : 'vertical', name: h.id() })}>${o.options.map((label) => h.part('radio', { label, checked: label === o.value, disabled: o.disabled })).join('')}</cds-radio-button-group>`,
    toggle: (o, h) =>
      component(
        'cds-toggle',
        {
          role: 'switch',
          name: o.label,
          sub: '>>> .cds--toggle__switch',
          state: checkState(o),
          attrs: {
            toggled: o.checked,
            'label-text': o.bare ? '' : o.label,
            'hide-label': o.bare,
            size: h.random.pick(['sm', 'md']),
          },
        },
        o,
      ),
    slider: (o) =>
      component(
        'cds-slider',
        {
          role: 'slider',
          name: o.label,
          sub: '>>> .cds--slider',
          caption: o.bare ? undefined : '>>> label',
          state: percentState(o),
          attrs: {
            'label-text': o.bare ? '' : o.label,
            value: o.value,
            min: 0,
            max: 100,
            'hide-text-input': true,
            style: `width:${o.width ?? '100%'};min-width:0`,
          },
        },
        o,
      ),
    progress: (o) =>
      component('cds-progress-bar', {
        role: 'progressbar',
        name: o.label,
        sub: '>>> .cds--progress-bar__track',
        state: percentState(o),
        attrs: { label: o.label, value: o.value, max: 100 },
      }),
    tabs: (o, h) =>
      `<cds-tabs${attributes({ value: `t${o.selected}`, type: h.random.pick(['line', 'contained']) })}${mark('tablist', { sub: '>>> #tablist' })}>${o.items.map(({ text: t }, i) => component('cds-tab', { role: 'tab', name: t, attrs: { value: `t${i}`, selected: i === o.selected }, content: e(t) }, { focused: o.focused && i === o.selected })).join('')}</cds-tabs>`,
    tree: (o, h) =>
      `<cds-tree-view label="${e(h.words.nav())}" hide-label${mark('tree')}>${nested(o.items, (it, inner) => component('cds-tree-node', { role: 'treeitem', name: it.text, sub: '>>> #label', state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) }, attrs: { label: it.text, 'is-expanded': it.expanded, selected: it.selected, active: it.selected }, content: inner }))}</cds-tree-view>`,
    card: (o) =>
      `<cds-tile${mark('region', { name: o.title ?? '' })} style="min-height:0">${o.title ? `<h${o.level ?? 3} style="margin:0 0 .6em">${e(o.title)}</h${o.level ?? 3}>` : ''}${o.body}</cds-tile>`,
    alert: (o, h) =>
      `<cds-inline-notification open${attributes({ title: o.text, kind: h.random.pick(['info', 'success', 'warning', 'error']), 'hide-close-button': !o.closable, 'low-contrast': h.random.chance(0.5) })}${mark('region', { name: o.text, also: o.closable ? [{ role: 'button', path: '>>> .cds--inline-notification__close-button', name: h.words.command('close'), iconOnly: true }] : undefined })}></cds-inline-notification>`,
    dialog: (o) =>
      `<div role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;background:var(--cds-layer-01)"><div style="padding:16px"><h2 style="margin:0 0 12px;font-size:1.25rem;font-weight:400">${e(o.title)}</h2><div class="x-col">${o.body}</div></div><div style="display:flex;justify-content:flex-end">${o.actions}</div></div>`,
    accordion: (o) =>
      `<cds-accordion${mark('none')}>${o.items.map(({ text: t, body }, i) => `<cds-accordion-item${attributes({ title: t, open: i === o.open })}${mark('button', { name: t, sub: '>>> button', state: { expanded: i === o.open } })}>${i === o.open ? body : ''}</cds-accordion-item>`).join('')}</cds-accordion>`,
    link: (o) => `<cds-link href="#"${mark('link', { name: o.text })}>${e(o.text)}</cds-link>`,
    badge: (o, h) =>
      `<cds-tag type="${h.random.pick(['red', 'blue', 'green', 'gray', 'teal'])}">${e(o.text)}</cds-tag>`,
  },
}
