import { checkState, component, fieldRole, fieldState, iconAndText, nested, percentState, under } from './component.mjs'
import { attributes, escapeHtml as e, mark } from '../markup.mjs'
import { bundleUrl } from '../bundles.mjs'

/** Colours of an editor's workbench: ground, side bar, field, line, ink, accent, selection. */
const themes = {
  dark: [
    ['#1f1f1f', '#181818', '#313131', '#3c3c3c', '#cccccc', '#0078d4', '#04395e'],
    ['#1e1e1e', '#252526', '#3c3c3c', '#454545', '#d4d4d4', '#0e639c', '#094771'],
    ['#282c34', '#21252b', '#1d1f23', '#181a1f', '#abb2bf', '#4d78cc', '#2c313a'],
    ['#272822', '#1e1f1c', '#414339', '#414339', '#f8f8f2', '#75715e', '#49483e'],
    ['#002b36', '#00212b', '#003847', '#2b2b4a', '#93a1a1', '#2aa198', '#005a6f'],
  ],
  light: [
    ['#ffffff', '#f8f8f8', '#ffffff', '#cecece', '#3b3b3b', '#005fb8', '#e8e8e8'],
    ['#ffffff', '#f3f3f3', '#ffffff', '#d4d4d4', '#333333', '#007acc', '#d6ebff'],
    ['#fdf6e3', '#eee8d5', '#ddd6c1', '#d3af86', '#586e75', '#ac9d57', '#dfca88'],
    ['#f5f5f5', '#f2f2f2', '#f5f5f5', '#c4b7d7', '#705697', '#705697', '#c4d9b1'],
  ],
}

const variables = ([ground, side, field, line, ink, accent, chosen]) => {
  const values = {
    foreground: ink,
    'icon-foreground': ink,
    focusBorder: accent,
    'editor-background': ground,
    'editor-foreground': ink,
    'sideBar-background': side,
    'settings-textInputBackground': field,
    'settings-textInputForeground': ink,
    'settings-textInputBorder': line,
    'settings-dropdownBackground': field,
    'settings-dropdownForeground': ink,
    'settings-dropdownBorder': line,
    'settings-checkboxBackground': field,
    'settings-checkboxForeground': ink,
    'settings-checkboxBorder': line,
    'button-background': accent,
    'button-foreground': '#ffffff',
    'button-secondaryBackground': field,
    'button-secondaryForeground': ink,
    'button-border': line,
    'list-activeSelectionBackground': chosen,
    'list-activeSelectionForeground': ink,
    'list-inactiveSelectionBackground': chosen,
    'list-focusOutline': accent,
    'list-hoverBackground': chosen,
    'menu-background': side,
    'menu-foreground': ink,
    'menu-selectionBackground': accent,
    'menu-selectionForeground': '#ffffff',
    'menu-border': line,
    'panelTitle-activeForeground': ink,
    'panelTitle-inactiveForeground': `${ink}99`,
    'panelTitle-activeBorder': accent,
    'panel-background': ground,
    'progressBar-background': accent,
    'badge-background': accent,
    'badge-foreground': '#ffffff',
    'editorGroup-border': line,
    'input-placeholderForeground': `${ink}88`,
    'toolbar-hoverBackground': `${ink}33`,
    'sideBarTitle-foreground': ink,
    'sideBarSectionHeader-background': side,
    'keybindingTable-headerBackground': side,
    'keybindingTable-rowsBackground': `${ink}0a`,
  }
  return Object.entries(values)
    .map(([name, value]) => `--vscode-${name}:${value}`)
    .join(';')
}

const colours = ({ theme, kitLook }) => themes[theme][kitLook.theme % themes[theme].length]

export const vscode = {
  name: 'vscode',
  packages: ['@vscode-elements/elements'],
  bundle: "import '@vscode-elements/elements/dist/main.js'",
  themes: ['dark', 'light'],
  look: (random) => ({ theme: random.int(0, 19) }),
  head: () => `<script type="module" src="${bundleUrl('vscode')}"></script>`,
  css: (h) =>
    `:root{${variables(colours(h))};--vscode-font-size:13px;--vscode-font-weight:normal}.x-item[aria-selected=true],.x-item[aria-current]{background:var(--vscode-list-activeSelectionBackground)}.x-menu{background:var(--vscode-menu-background);border:1px solid var(--vscode-menu-border)}`,
  fontCss: (family) => `:root{--vscode-font-family:${family}}`,
  palette: () => ({
    bg: 'var(--vscode-editor-background)',
    surface: 'var(--vscode-editor-background)',
    side: 'var(--vscode-sideBar-background)',
    bar: 'var(--vscode-sideBar-background)',
    ink: 'var(--vscode-foreground)',
    muted: 'var(--vscode-panelTitle-inactiveForeground)',
    line: 'var(--vscode-editorGroup-border)',
    strong: 'var(--vscode-settings-textInputBorder)',
    accent: 'var(--vscode-button-background)',
    onaccent: 'var(--vscode-button-foreground)',
    hover: 'var(--vscode-list-activeSelectionBackground)',
    field: 'var(--vscode-settings-textInputBackground)',
    button: 'var(--vscode-button-secondaryBackground)',
  }),
  measures: (random) => ({
    size: '13px',
    edge: '1px',
    radius: random.pick(['0', '2px', '4px']),
    shadow: 'none',
    pad: `${random.int(8, 14)}px`,
  }),
  parts: {
    button: (o, h) =>
      component(
        o.iconOnly ? 'vscode-toolbar-button' : 'vscode-button',
        {
          role: 'button',
          name: o.text,
          iconOnly: o.iconOnly,
          state: o.pressed ? { selected: true } : {},
          attrs: { secondary: o.variant !== 'primary', checked: o.pressed, label: o.iconOnly ? o.text : undefined },
          content: iconAndText(o, h, o.iconOnly ? undefined : 'content-before'),
        },
        o,
      ),
    field: (o) =>
      under(
        o.multi
          ? component(
              'vscode-textarea',
              {
                role: 'textbox',
                name: o.label,
                state: fieldState(o),
                attrs: { value: o.value, placeholder: o.placeholder, rows: o.rows, style: 'width:100%' },
              },
              o,
            )
          : component(
              'vscode-textfield',
              {
                role: fieldRole(o),
                name: o.label,
                state: fieldState(o),
                attrs: { type: o.type ?? 'text', value: o.value, placeholder: o.placeholder, style: 'width:100%' },
              },
              o,
            ),
        o,
      ),
    spin: (o) =>
      under(
        component(
          'vscode-textfield',
          {
            role: 'spinbutton',
            name: o.label,
            state: { value: String(o.value) },
            attrs: { type: 'number', value: o.value, style: 'width:7em' },
          },
          o,
        ),
        o,
      ),
    select: (o) =>
      under(
        component(
          'vscode-single-select',
          {
            role: 'combobox',
            name: o.label,
            sub: '>>> .select-face',
            state: { value: o.value, expanded: false },
            attrs: { style: o.bare ? 'width:11em' : 'width:100%' },
            content: o.options
              .map((t) => `<vscode-option${attributes({ selected: t === o.value })}>${e(t)}</vscode-option>`)
              .join(''),
          },
          o,
        ),
        o,
      ),
    checkbox: (o) =>
      component(
        'vscode-checkbox',
        {
          role: 'checkbox',
          name: o.label,
          sub: '>>> .icon',
          caption: o.bare ? undefined : '.',
          state: checkState(o),
          attrs: { checked: o.checked },
          content: o.bare ? '' : e(o.label),
        },
        o,
      ),
    radio: (o) =>
      component(
        'vscode-radio',
        {
          role: 'radio',
          name: o.label,
          sub: '>>> .icon',
          caption: '.',
          state: checkState(o),
          attrs: { checked: o.checked, name: o.group },
          content: e(o.label),
        },
        o,
      ),
    toggle: (o, h) =>
      h.random.chance(0.5)
        ? component(
            'vscode-checkbox',
            {
              role: 'switch',
              name: o.label,
              sub: '>>> .icon',
              caption: o.bare ? undefined : '.',
              state: checkState(o),
              attrs: { checked: o.checked, toggle: true },
              content: o.bare ? '' : e(o.label),
            },
            o,
          )
        : h.part('checkbox', o),
    progress: (o) =>
      component('vscode-progress-bar', {
        role: 'progressbar',
        name: o.label,
        state: percentState(o),
        attrs: { value: o.value, max: 100 },
      }),
    tabs: (o, h) =>
      `<vscode-tabs${attributes({ 'selected-index': o.selected, panel: h.random.chance(0.4) })}${mark('tablist', { sub: '>>> .header' })}>${o.items.map(({ text, icon }, i) => component('vscode-tab-header', { role: 'tab', name: text, state: { selected: i === o.selected }, attrs: { slot: 'header' }, content: `${icon ? `${h.icon(icon)} ` : ''}${e(text)}` }, { focused: o.focused && i === o.selected })).join('')}</vscode-tabs>`,
    tree: (o, h) =>
      `<vscode-tree${mark('tree')}>${nested(o.items, (it, inner) => component('vscode-tree-item', { role: 'treeitem', name: it.text, sub: '>>> .wrapper', state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) }, attrs: { open: it.expanded, branch: it.expanded !== undefined, selected: it.selected, active: it.selected }, content: `${it.icon && h.icons ? h.icon(it.icon).replace('<svg', `<svg slot="icon-${it.expanded === undefined ? 'leaf' : it.expanded ? 'branch-opened' : 'branch'}"`) : ''}${e(it.text)}${inner}` }))}</vscode-tree>`,
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) =>
            `<vscode-collapsible${attributes({ title: text, open: i === o.open })}${mark('button', { name: text, sub: '>>> .collapsible-header', state: { expanded: i === o.open } })}>${i === o.open ? `<div class="x-pad">${body}</div>` : ''}</vscode-collapsible>`,
        )
        .join(''),
    badge: (o) => `<vscode-badge>${e(o.text)}</vscode-badge>`,
  },
}
