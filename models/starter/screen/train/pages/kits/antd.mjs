import { fieldRole } from './component.mjs'
import { loadReact, props, rowState } from './react.mjs'

const sizes = { compact: 'small', normal: 'middle', roomy: 'large' }

async function load() {
  const [{ E, renderToStaticMarkup, raw, glyph }, A, { StyleProvider, createCache, extractStyle }] = await Promise.all([
    loadReact(),
    import('antd'),
    import('@ant-design/cssinjs'),
  ])
  const draw = (h, element) =>
    rendered(E(StyleProvider, { cache: h.session.cache }, E(A.ConfigProvider, h.session.config, element)))
  /** Its own glyphs belong to the controls that they stand in; a tab is as large as it is drawn. */
  const rendered = (element) =>
    renderToStaticMarkup(element)
      .replaceAll('role="img"', 'data-r="none"')
      .replaceAll('role="tab"', 'role="tab" data-sub="^.ant-tabs-tab"')
  const icon = (o, h) => (o.icon ? glyph(h.icon(o.icon, o.iconSize)) : undefined)
  const under = (control, o) =>
    o.bare || !o.label
      ? control
      : E(
          'label',
          {
            style: {
              display: 'flex',
              flexDirection: o.beside ? 'row' : 'column',
              alignItems: o.beside ? 'center' : 'stretch',
              gap: 6,
            },
          },
          E('span', { style: o.beside ? { flex: '0 0 34%' } : {} }, o.label),
          control,
        )
  const textual = (o, h, role) => ({
    disabled: o.disabled,
    size: sizes[h.density],
    defaultValue: o.value ?? '',
    placeholder: o.placeholder,
    'aria-label': o.label,
    variant: h.kitLook.variant,
    ...props(role, {
      name: o.label,
      sub: role === 'textbox' ? undefined : '^.ant-input-affix-wrapper',
      focused: o.focused,
      caption: o.bare ? undefined : '^label >> span',
    }),
  })
  const parts = {
    button: (o, h) =>
      draw(
        h,
        E(
          A.Button,
          {
            size: sizes[h.density],
            disabled: o.disabled,
            type: {
              primary: 'primary',
              danger: 'primary',
              ghost: 'text',
              '': h.random.pick(['default', 'default', 'dashed']),
            }[o.variant ?? ''],
            danger: o.variant === 'danger',
            icon: icon(o, h),
            shape: o.iconOnly && h.random.chance(0.3) ? 'circle' : h.kitLook.round ? 'round' : 'default',
            'aria-pressed': o.pressed ? 'true' : undefined,
            ...props('button', { name: o.text, iconOnly: o.iconOnly, focused: o.focused }),
          },
          o.iconOnly ? undefined : o.text,
        ),
      ),
    field: (o, h) => {
      const role = fieldRole(o)
      if (o.multi) return draw(h, under(E(A.Input.TextArea, { ...textual(o, h, 'textbox'), rows: o.rows }), o))
      if (role === 'password') return draw(h, under(E(A.Input.Password, textual(o, h, role)), o))
      if (role === 'searchbox')
        return draw(h, under(E(A.Input, { ...textual(o, h, role), prefix: glyph(h.icon('search', 14)) }), o))
      return draw(h, under(E(A.Input, textual(o, h, 'textbox')), o))
    },
    spin: (o, h) =>
      draw(
        h,
        under(
          E(
            'span',
            props('spinbutton', {
              name: o.label,
              sub: '.ant-input-number',
              state: { value: String(o.value), ...(o.disabled && { disabled: true }) },
              caption: o.bare ? undefined : '^label >> span',
            }),
            E(A.InputNumber, { size: sizes[h.density], disabled: o.disabled, defaultValue: o.value, 'data-r': 'none' }),
          ),
          o,
        ),
      ).replace('role="spinbutton"', 'data-r="none"'),
    select: (o, h) =>
      draw(
        h,
        under(
          E(
            'span',
            {
              style: { display: 'block', minWidth: '8em' },
              ...props('combobox', {
                name: o.label,
                sub: '.ant-select',
                state: { value: o.value, expanded: false, ...(o.disabled && { disabled: true }) },
                caption: o.bare ? undefined : '^label >> span',
              }),
            },
            E(A.Select, {
              size: sizes[h.density],
              disabled: o.disabled,
              defaultValue: o.value,
              style: { width: '100%' },
              options: o.options.map((t) => ({ value: t, label: t })),
            }),
          ),
          o,
        ),
      ).replace('role="combobox"', 'data-r="none"'),
    checkbox: (o, h) =>
      draw(
        h,
        E(
          A.Checkbox,
          {
            checked: Boolean(o.checked),
            disabled: o.disabled,
            ...props('checkbox', {
              name: o.label,
              sub: '^.ant-checkbox',
              focused: o.focused,
              caption: o.bare ? undefined : '^label',
            }),
          },
          o.bare ? undefined : o.label,
        ),
      ),
    radio: (o, h) =>
      draw(
        h,
        E(
          'span',
          props('radio', {
            name: o.label,
            sub: '.ant-radio',
            caption: '.',
            state: { checked: Boolean(o.checked), ...(o.disabled && { disabled: true }) },
          }),
          E(A.Radio, { checked: Boolean(o.checked), disabled: o.disabled }, o.label),
        ),
      ).replace('type="radio"', 'type="radio" data-r="none"'),
    toggle: (o, h) =>
      draw(
        h,
        E(
          'span',
          { className: 'x-row', style: { gap: 8 } },
          E(A.Switch, {
            checked: Boolean(o.checked),
            disabled: o.disabled,
            size: h.density === 'compact' ? 'small' : 'medium',
            ...props('switch', { name: o.label, focused: o.focused, caption: o.bare ? undefined : '+' }),
          }),
          o.bare ? undefined : E('span', {}, o.label),
        ),
      ),
    slider: (o, h) =>
      draw(
        h,
        E(
          'div',
          { style: { width: o.width ?? '100%' } },
          o.bare ? undefined : E('span', {}, o.label),
          E(
            'span',
            props('slider', {
              name: o.label,
              sub: '.ant-slider-rail',
              join: '.ant-slider-handle',
              state: { value: `${o.value} %`, ...(o.disabled && { disabled: true }) },
            }),
            E(A.Slider, { defaultValue: o.value, disabled: o.disabled }),
          ),
        ),
      ).replace('role="slider"', 'data-r="none"'),
    progress: (o, h) =>
      draw(
        h,
        E(
          'span',
          props('progressbar', { name: o.label, sub: h.kitLook.progressBox, state: { value: `${o.value} %` } }),
          E(A.Progress, {
            percent: o.value,
            status: h.random.pick(['normal', 'exception', 'success']),
            showInfo: h.random.chance(0.6),
          }),
        ),
      ).replace('role="progressbar"', 'data-r="none"'),
    tabs: (o, h) =>
      draw(
        h,
        E(A.Tabs, {
          activeKey: String(o.selected),
          type: h.kitLook.tabs,
          size: sizes[h.density],
          items: o.items.map(({ text, icon: i }, n) => ({
            key: String(n),
            label: text,
            icon: i ? glyph(h.icon(i)) : undefined,
          })),
        }),
      ),
    menu: (o, h) =>
      draw(
        h,
        E(
          'div',
          { className: 'ant-dropdown', style: { position: 'static', display: 'inline-block', minWidth: 200 } },
          E(A.Menu, {
            selectable: false,
            mode: 'vertical',
            style: { borderRadius: 8, boxShadow: '0 6px 16px rgb(0 0 0/.2)' },
            ...props('menu'),
            items: o.items.map((it) =>
              it.separator
                ? { type: 'divider', key: h.id() }
                : {
                    key: h.id(),
                    disabled: it.disabled,
                    icon: it.icon ? glyph(h.icon(it.icon)) : undefined,
                    label: `${it.checked ? '✓ ' : ''}${it.text}`,
                    ...props('menuitem', { name: it.text, state: rowState('menuitem', it, false) }),
                  },
            ),
          }),
        ),
      ),
    nav: (o, h) =>
      draw(
        h,
        E(A.Menu, {
          mode: 'inline',
          selectedKeys: [String(o.selected)],
          inlineIndent: 16,
          ...props('list'),
          items: o.items.map((it, i) => ({
            key: String(i),
            icon: it.icon ? glyph(h.icon(it.icon)) : undefined,
            label: it.text,
            ...props('listitem', { name: it.text, state: { selected: i === o.selected } }),
          })),
        }),
      ),
    tree: (o, h) =>
      draw(
        h,
        E(
          'div',
          {},
          E(A.Tree, {
            defaultExpandAll: false,
            virtual: false,
            motion: null,
            showLine: h.random.chance(0.3),
            ...treeData(o, h, glyph),
          }),
        ),
      ),
    table: (o, h) =>
      draw(
        h,
        E(
          'div',
          props('table'),
          E(A.Table, {
            size: sizes[h.density],
            bordered: h.random.chance(0.3),
            pagination: false,
            rowClassName: (_, i) => (i === o.selected ? 'ant-table-row-selected' : ''),
            columns: o.columns.map((c, i) => ({
              title: typeof c === 'string' ? c : raw(c.html),
              dataIndex: `c${i}`,
              key: i,
            })),
            dataSource: o.rows.map((r, i) =>
              Object.fromEntries([['key', i], ...r.map((c, j) => [`c${j}`, typeof c === 'string' ? c : raw(c.html)])]),
            ),
          }),
        ),
      ).replace('<table', '<table data-r="none"'),
    card: (o, h) =>
      draw(
        h,
        E(
          A.Card,
          {
            size: h.density === 'roomy' ? 'medium' : 'small',
            variant: h.kitLook.card,
            title: o.title ? E('span', props('heading', { name: o.title, tight: true }), o.title) : undefined,
            ...props('region', { name: o.title ?? '' }),
          },
          raw(o.body),
        ),
      ),
    alert: (o, h) =>
      draw(
        h,
        E(A.Alert, {
          type: h.random.pick(['info', 'success', 'warning', 'error']),
          showIcon: h.random.chance(0.7),
          banner: h.random.chance(0.15),
          title: o.text,
          closable: o.closable,
          ...props('region', { name: o.text }),
        }),
      ).replace('class="ant-alert-close-icon"', 'class="ant-alert-close-icon" data-icononly'),
    dialog: (o, h) =>
      draw(
        h,
        E(
          'div',
          { role: 'dialog', 'aria-label': o.title, style: { width: o.width, maxWidth: '94vw' } },
          E(
            A.Modal._InternalPanelDoNotUseOrYouWillBeFired,
            {
              title: E('span', props('heading', { tight: true }), o.title),
              closable: o.closable,
              width: '100%',
              footer: raw(`<div class="x-row end">${o.actions}</div>`),
              style: { padding: 0 },
            },
            raw(`<div class="x-col">${o.body}</div>`),
          ),
        ),
      )
        .replace(/role="dialog"(?=[^>]*ant-modal)/u, 'data-r="none"')
        .replace('class="ant-modal-close"', 'class="ant-modal-close" data-icononly'),
    breadcrumb: (o, h) =>
      draw(
        h,
        E(A.Breadcrumb, {
          items: o.items.map((t, i) => (i === o.items.length - 1 ? { title: t } : { title: t, href: '#' })),
        }),
      )
        .replaceAll('<ol', '<ol data-r="none"')
        .replaceAll('<li', '<li data-r="none"'),
    pages: (o, h) =>
      draw(
        h,
        E(A.Pagination, {
          total: o.count * 10,
          current: o.selected + 1,
          size: h.density === 'compact' ? 'small' : 'medium',
          onChange: () => undefined,
          itemRender: (page, type, original) =>
            type === 'page'
              ? E('a', props('button', { state: page === o.selected + 1 ? { selected: true } : {} }), page)
              : original,
        }),
      ),
    accordion: (o, h) =>
      draw(
        h,
        E(A.Collapse, {
          activeKey: [String(o.open)],
          items: o.items.map(({ text, body }, i) => ({ key: String(i), label: text, children: raw(body) })),
        }),
      ).replaceAll('role="button"', 'data-r="button"'),
    heading: (o, h) =>
      draw(
        h,
        E(
          A.Typography.Title,
          { level: Math.min(5, (o.level ?? 2) + 1), style: { margin: o.flat ? 0 : '.4em 0' } },
          o.text,
        ),
      ),
    badge: (o, h) => draw(h, E(A.Tag, { color: h.random.pick(['blue', 'green', 'red', 'gold', 'default']) }, o.text)),
  }
  const session = ({ theme, kitLook, dir, density, fontFamily }) => ({
    cache: createCache(),
    config: {
      direction: dir,
      theme: {
        algorithm: [
          theme === 'dark' ? A.theme.darkAlgorithm : A.theme.defaultAlgorithm,
          ...(density === 'compact' ? [A.theme.compactAlgorithm] : []),
        ],
        token: { colorPrimary: kitLook.primary, borderRadius: kitLook.corner, fontFamily, motion: false },
      },
      wave: { disabled: true },
    },
  })
  return { parts, session, head: (h) => extractStyle(h.session.cache) }
}

function treeData(o, h, glyph) {
  const expanded = []
  const selected = []
  const build = (from, level) => {
    const nodes = []
    let i = from
    while (i < o.items.length && o.items[i].level >= level) {
      const it = o.items[i]
      const key = `k${i}`
      if (it.expanded) expanded.push(key)
      if (it.selected) selected.push(key)
      const [children, next] = build(i + 1, it.level + 1)
      nodes.push({
        key,
        title: it.text,
        icon: it.icon && h.icons ? glyph(h.icon(it.icon)) : undefined,
        isLeaf: it.expanded === undefined,
        children:
          it.expanded === undefined ? undefined : children.length > 0 ? children : [{ key: `${key}x`, title: '' }],
        ...props('treeitem', {
          name: it.text,
          state: { selected: Boolean(it.selected), ...(it.expanded !== undefined && { expanded: it.expanded }) },
        }),
      })
      i = next
    }
    return [nodes, i]
  }
  const [treeData_] = build(0, 0)
  return { treeData: treeData_, expandedKeys: expanded, selectedKeys: selected, showIcon: true }
}

export const antd = {
  name: 'antd',
  packages: ['antd', '@ant-design/cssinjs', 'react'],
  themes: ['light', 'dark'],
  look: (random) => ({
    variant: random.pick(['outlined', 'outlined', 'filled', 'underlined']),
    primary: random.pick(['#1677ff', '#1677ff', '#722ed1', '#13c2c2', '#52c41a', '#eb2f96', '#fa541c']),
    corner: random.pick([0, 2, 6, 6, 10, 16]),
    tabs: random.pick(['line', 'line', 'card']),
    card: random.pick(['outlined', 'borderless']),
    round: random.chance(0.15),
    progressBox: '.ant-progress-rail, .ant-progress-inner',
  }),
  palette: (theme) =>
    theme === 'dark'
      ? {
          bg: '#000',
          surface: '#141414',
          side: '#141414',
          bar: '#141414',
          ink: '#dcdcdc',
          muted: '#8c8c8c',
          line: '#303030',
          hover: '#1f1f1f',
          field: '#141414',
          accent: '#1668dc',
          onaccent: '#fff',
        }
      : {
          bg: '#f5f5f5',
          surface: '#fff',
          side: '#fff',
          bar: '#fff',
          ink: '#1f1f1f',
          muted: '#8c8c8c',
          line: '#e8e8e8',
          hover: '#f0f0f0',
          field: '#fff',
          accent: '#1677ff',
          onaccent: '#fff',
        },
  load,
}
