import { checkState, component, fieldRole, fieldState, nested, percentState, under } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

const used =
  'Button Input TextArea Select Option CheckBox RadioButton Switch Slider StepInput ProgressIndicator TabContainer Tab List ListItemStandard Tree TreeItem Table TableHeaderRow TableHeaderCell TableRow TableCell Card CardHeader MessageStrip Breadcrumbs BreadcrumbsItem Panel Title Link Tag'.split(
    ' ',
  )
const themes = {
  light: ['sap_horizon', 'sap_horizon', 'sap_fiori_3', 'sap_horizon_hcw'],
  dark: ['sap_horizon_dark', 'sap_horizon_dark', 'sap_fiori_3_dark', 'sap_horizon_hcb'],
}

const listItems = (o, h) =>
  o.items
    .map((it, i) =>
      component('ui5-li', {
        role: 'listitem',
        name: it.text,
        state: { selected: i === o.selected },
        attrs: { description: it.detail, selected: i === o.selected, 'additional-text': it.count, movable: false },
        content: `${it.picture ? it.picture.replace('<img', '<img slot="image"') : ''}${it.icon ? `${h.icon(it.icon)} ` : ''}${e(it.text)}`,
      }),
    )
    .join('')

export const ui5 = {
  name: 'ui5',
  packages: ['@ui5/webcomponents'],
  bundle: `${used.map((n) => `import '@ui5/webcomponents/dist/${n}.js'`).join(';')};import '@ui5/webcomponents/dist/Assets.js'`,
  themes: ['light', 'dark'],
  look: (random) => ({ light: random.pick(themes.light), dark: random.pick(themes.dark) }),
  head: ({ theme, kitLook }) =>
    `<script data-ui5-config type="application/json">{"theme":"${kitLook[theme]}","animationMode":"none"}</script><script type="module" src="${bundleUrl('ui5')}"></script>`,
  body: ({ density }) => ({ class: density === 'roomy' ? undefined : 'ui5-content-density-compact' }),
  css: () => '.x-item[aria-selected=true]{background:var(--sapList_SelectionBackgroundColor)}',
  palette: () => ({
    bg: 'var(--sapBackgroundColor)',
    surface: 'var(--sapTile_Background)',
    side: 'var(--sapList_Background)',
    bar: 'var(--sapPageHeader_Background)',
    ink: 'var(--sapTextColor)',
    muted: 'var(--sapContent_LabelColor)',
    line: 'var(--sapList_BorderColor)',
    accent: 'var(--sapButton_Emphasized_Background)',
    onaccent: 'var(--sapButton_Emphasized_TextColor)',
    hover: 'var(--sapList_Hover_Background)',
    field: 'var(--sapField_Background)',
  }),
  parts: {
    button: (o, h) =>
      component(
        'ui5-button',
        {
          role: 'button',
          name: o.text,
          iconOnly: o.iconOnly,
          state: o.pressed ? { selected: true } : {},
          attrs: {
            design: {
              primary: 'Emphasized',
              danger: 'Negative',
              ghost: 'Transparent',
              '': h.random.pick(['Default', 'Default', 'Positive', 'Attention']),
            }[o.variant ?? ''],
          },
          content: `${o.icon ? h.icon(o.icon, o.iconSize) : ''}${o.iconOnly ? '' : ` ${e(o.text)}`}`,
        },
        o,
      ),
    field: (o) =>
      under(
        o.multi
          ? component(
              'ui5-textarea',
              {
                role: 'textbox',
                name: o.label,
                state: fieldState(o),
                attrs: { value: o.value, placeholder: o.placeholder, rows: o.rows, style: 'width:100%' },
              },
              o,
            )
          : component(
              'ui5-input',
              {
                role: fieldRole(o),
                name: o.label,
                state: fieldState(o),
                attrs: {
                  type: { password: 'Password', search: 'Search', email: 'Email' }[o.type] ?? 'Text',
                  value: o.value,
                  placeholder: o.placeholder,
                  style: 'width:100%',
                },
              },
              o,
            ),
        o,
      ),
    spin: (o) =>
      under(
        component(
          'ui5-step-input',
          {
            role: 'spinbutton',
            name: o.label,
            state: { value: String(o.value) },
            attrs: { value: o.value, style: 'width:9em' },
          },
          o,
        ),
        o,
      ),
    select: (o) =>
      under(
        component(
          'ui5-select',
          {
            role: 'combobox',
            name: o.label,
            state: { value: o.value, expanded: false },
            attrs: { style: o.bare ? 'width:11em' : 'width:100%' },
            content: o.options
              .map((t) => `<ui5-option${attributes({ selected: t === o.value })}>${e(t)}</ui5-option>`)
              .join(''),
          },
          o,
        ),
        o,
      ),
    checkbox: (o) =>
      component(
        'ui5-checkbox',
        {
          role: 'checkbox',
          name: o.label,
          sub: '>>> .ui5-checkbox-inner',
          caption: o.bare ? undefined : '>>> ui5-label >>> label',
          state: checkState(o),
          attrs: { checked: o.checked, text: o.bare ? undefined : o.label },
        },
        o,
      ),
    radio: (o) =>
      component(
        'ui5-radio-button',
        {
          role: 'radio',
          name: o.label,
          sub: '>>> .ui5-radio-svg',
          state: checkState(o),
          attrs: { checked: o.checked, text: o.label, name: o.group },
        },
        o,
      ),
    toggle: (o, h) =>
      `<div class="x-row" style="gap:.6em">${component('ui5-switch', { role: 'switch', name: o.label, sub: '>>> .ui5-switch-track', caption: o.bare ? undefined : '+', state: checkState(o), attrs: { checked: o.checked, design: h.random.chance(0.15) ? 'Graphical' : undefined } }, o)}${o.bare ? '' : `<span>${e(o.label)}</span>`}</div>`,
    slider: (o) =>
      `${o.bare || !o.label ? '' : `<div>${e(o.label)}</div>`}${component('ui5-slider', { role: 'slider', name: o.label, state: percentState(o), attrs: { value: o.value, style: `width:${o.width ?? '100%'}` } }, o)}`,
    progress: (o, h) =>
      component('ui5-progress-indicator', {
        role: 'progressbar',
        name: o.label,
        sub: '>>> .ui5-progress-indicator-root',
        state: percentState(o),
        attrs: { value: o.value, 'value-state': h.random.pick(['None', 'Positive', 'Critical']), style: 'width:100%' },
      }),
    tabs: (o) =>
      `<ui5-tabcontainer collapsed${mark('tablist', { sub: '>>> [role=tablist]', also: [{ role: 'tab', path: '>>> .ui5-tab-strip-item' }] })}>${o.items.map(({ text }, i) => `<ui5-tab${attributes({ text, selected: i === o.selected })}></ui5-tab>`).join('')}</ui5-tabcontainer>`,
    list: (o, h) => `<ui5-list selection-mode="Single"${mark('list')}>${listItems(o, h)}</ui5-list>`,
    nav: (o, h) => `<ui5-list selection-mode="Single" separators="None"${mark('list')}>${listItems(o, h)}</ui5-list>`,
    tree: (o) =>
      `<ui5-tree selection-mode="Single"${mark('tree')}>${nested(o.items, (it, inner) => component('ui5-tree-item', { role: 'treeitem', name: it.text, sub: '>>> li', state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) }, attrs: { text: it.text, expanded: it.expanded, selected: it.selected, 'has-children': it.expanded !== undefined }, content: inner }))}</ui5-tree>`,
    card: (o) =>
      `<ui5-card${mark('region', { name: o.title ?? '' })}>${o.title ? component('ui5-card-header', { attrs: { slot: 'header', 'title-text': o.title }, role: 'heading', name: o.title, sub: '>>> .ui5-card-header-title' }) : ''}<div class="x-pad">${o.body}</div></ui5-card>`,
    alert: (o, h) =>
      `<ui5-message-strip${attributes({ design: h.random.pick(['Information', 'Positive', 'Critical', 'Negative']), 'hide-close-button': !o.closable })}${mark('region', { name: o.text, also: o.closable ? [{ role: 'button', path: '>>> ui5-button', name: h.words.command('close'), iconOnly: true }] : undefined })}>${e(o.text)}</ui5-message-strip>`,
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) =>
            `<ui5-panel${attributes({ 'header-text': text, collapsed: i !== o.open })}${mark('button', { name: text, sub: '>>> .ui5-panel-header', state: { expanded: i === o.open } })}>${i === o.open ? body : ''}</ui5-panel>`,
        )
        .join(''),
    heading: (o) => `<ui5-title level="H${o.level ?? 2}"${mark('heading', { name: o.text })}>${e(o.text)}</ui5-title>`,
    link: (o) => `<ui5-link href="#"${mark('link', { name: o.text })}>${e(o.text)}</ui5-link>`,
    badge: (o, h) => `<ui5-tag design="Set1" color-scheme="${h.random.int(1, 10)}">${e(o.text)}</ui5-tag>`,
  },
}
