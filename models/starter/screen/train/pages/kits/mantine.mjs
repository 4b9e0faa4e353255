import { fieldRole } from './component.mjs'
import { loadReact, props, rowState } from './react.mjs'

const sizes = { compact: 'xs', normal: 'sm', roomy: 'md' }

async function load() {
  const [{ E, renderToStaticMarkup, raw, glyph }, M] = await Promise.all([loadReact(), import('@mantine/core')])
  const draw = (h, element) =>
    renderToStaticMarkup(
      E(
        M.MantineProvider,
        {
          theme: h.session.theme,
          forceColorScheme: h.theme,
          withCssVariables: false,
          withGlobalClasses: false,
          withStaticClasses: true,
          deduplicateCssVariables: false,
        },
        element,
      ),
    )
  const icon = (o, h) => (o.icon ? glyph(h.icon(o.icon, o.iconSize)) : undefined)
  const common = (o, h, role) => ({
    size: sizes[h.density],
    disabled: o.disabled,
    label: o.bare ? undefined : o.label,
    'aria-label': o.label,
    variant: h.kitLook.variant,
    ...props(role, {
      name: o.label,
      focused: o.focused,
      caption: o.bare ? undefined : '^.mantine-InputWrapper-root >> label',
    }),
  })
  const row = (it, chosen, role, h) =>
    E(M.NavLink, {
      key: h.id(),
      label: `${it.checked ? '✓ ' : ''}${it.text}`,
      description: it.detail,
      active: chosen || it.hover,
      disabled: it.disabled,
      component: 'button',
      leftSection: it.picture ? glyph(it.picture) : it.icon ? glyph(h.icon(it.icon, 18)) : undefined,
      rightSection: it.shortcut ?? it.count,
      ...props(role, {
        name: it.text,
        state: { ...rowState(role, it, chosen), ...(it.disabled && { disabled: true }) },
      }),
    })
  const parts = {
    button: (o, h) =>
      o.iconOnly
        ? draw(
            h,
            E(
              M.ActionIcon,
              {
                size: { compact: 'md', normal: 'lg', roomy: 'xl' }[h.density],
                disabled: o.disabled,
                variant:
                  o.variant === 'primary' || o.pressed
                    ? 'filled'
                    : o.variant === 'ghost'
                      ? 'subtle'
                      : h.random.pick(['default', 'light', 'outline']),
                'aria-label': o.text,
                ...props('button', {
                  name: o.text,
                  iconOnly: true,
                  focused: o.focused,
                  state: o.pressed ? { selected: true } : {},
                }),
              },
              icon(o, h),
            ),
          )
        : draw(
            h,
            E(
              M.Button,
              {
                size: sizes[h.density],
                disabled: o.disabled,
                color: o.variant === 'danger' ? 'red' : undefined,
                variant: {
                  primary: 'filled',
                  danger: 'filled',
                  ghost: 'subtle',
                  '': h.random.pick(['default', 'light', 'outline']),
                }[o.variant ?? ''],
                leftSection: icon(o, h),
                ...props('button', { name: o.text, focused: o.focused }),
              },
              o.text,
            ),
          ),
    field: (o, h) =>
      draw(
        h,
        E(o.multi ? M.Textarea : M.TextInput, {
          ...common(o, h, fieldRole(o)),
          type: o.multi ? undefined : (o.type ?? 'text'),
          defaultValue: o.value ?? '',
          placeholder: o.placeholder,
          rows: o.rows,
          leftSection: o.type === 'search' && h.icons ? glyph(h.icon('search', 16)) : undefined,
          style: { width: '100%' },
        }),
      ),
    spin: (o, h) =>
      draw(
        h,
        E(M.NumberInput, { ...common(o, h, 'spinbutton'), defaultValue: o.value, style: { width: '9em' } }),
      ).replaceAll('<button', '<button data-r="none"'),
    select: (o, h) =>
      draw(h, E(M.NativeSelect, { ...common(o, h, 'combobox'), data: o.options, defaultValue: o.value })),
    checkbox: (o, h) =>
      draw(
        h,
        E(M.Checkbox, {
          size: sizes[h.density],
          checked: Boolean(o.checked),
          readOnly: true,
          disabled: o.disabled,
          label: o.bare ? undefined : o.label,
          'aria-label': o.label,
          ...props('checkbox', {
            name: o.label,
            focused: o.focused,
            caption: o.bare ? undefined : '^.mantine-Checkbox-body >> .mantine-Checkbox-label',
          }),
        }),
      ),
    radio: (o, h) =>
      draw(
        h,
        E(M.Radio, {
          size: sizes[h.density],
          checked: Boolean(o.checked),
          readOnly: true,
          disabled: o.disabled,
          label: o.label,
          ...props('radio', {
            name: o.label,
            focused: o.focused,
            caption: '^.mantine-Radio-body >> .mantine-Radio-label',
          }),
        }),
      ),
    toggle: (o, h) =>
      draw(
        h,
        E(M.Switch, {
          size: sizes[h.density],
          checked: Boolean(o.checked),
          readOnly: true,
          disabled: o.disabled,
          label: o.bare ? undefined : o.label,
          'aria-label': o.label,
          ...props('switch', {
            name: o.label,
            sub: '^.mantine-Switch-body >> .mantine-Switch-track',
            focused: o.focused,
            caption: o.bare ? undefined : '^.mantine-Switch-body >> .mantine-Switch-label',
          }),
        }),
      ),
    slider: (o, h) =>
      draw(
        h,
        E(
          'div',
          { style: { width: o.width ?? '100%', padding: '4px 8px', boxSizing: 'border-box' } },
          o.bare ? undefined : E(M.Text, { size: 'sm' }, o.label),
          E(
            'div',
            props('slider', {
              name: o.label,
              sub: '.mantine-Slider-root',
              join: '.mantine-Slider-thumb',
              state: { value: `${o.value} %`, ...(o.disabled && { disabled: true }) },
            }),
            E(M.Slider, {
              defaultValue: o.value,
              disabled: o.disabled,
              label: null,
              size: h.random.pick(['sm', 'md']),
            }),
          ),
        ),
      ).replace('role="slider"', 'data-r="none"'),
    progress: (o, h) =>
      draw(
        h,
        E(
          'div',
          props('progressbar', { name: o.label, state: { value: `${o.value} %` } }),
          E(M.Progress, { value: o.value, striped: h.random.chance(0.2), size: h.random.pick(['sm', 'md', 'lg']) }),
        ),
      ).replace('role="progressbar"', 'data-r="none"'),
    tabs: (o, h) =>
      draw(
        h,
        E(
          M.Tabs,
          { value: String(o.selected), variant: h.kitLook.tabs, orientation: o.vertical ? 'vertical' : 'horizontal' },
          E(
            M.Tabs.List,
            {},
            o.items.map(({ text, icon: i }, n) =>
              E(
                M.Tabs.Tab,
                {
                  key: n,
                  value: String(n),
                  leftSection: i ? glyph(h.icon(i, 16)) : undefined,
                  ...props('tab', { name: text, focused: o.focused && n === o.selected }),
                },
                text,
              ),
            ),
          ),
        ),
      ),
    menu: (o, h) =>
      draw(
        h,
        E(
          M.Paper,
          { withBorder: true, shadow: 'md', p: 4, style: { display: 'inline-block', minWidth: 220 }, ...props('menu') },
          o.items.map((it) => (it.separator ? E(M.Divider, { key: h.id(), my: 4 }) : row(it, false, 'menuitem', h))),
        ),
      ),
    nav: (o, h) =>
      draw(
        h,
        E(
          'div',
          { style: { padding: 8 }, ...props('list') },
          o.items.map((it, i) => row(it, i === o.selected, 'listitem', h)),
        ),
      ),
    table: (o, h) =>
      draw(
        h,
        E(
          M.Table,
          { striped: h.kitLook.striped, withTableBorder: h.kitLook.striped, highlightOnHover: true },
          E(
            M.Table.Thead,
            {},
            E(
              M.Table.Tr,
              {},
              o.columns.map((c, i) => E(M.Table.Th, { key: i }, typeof c === 'string' ? c : raw(c.html))),
            ),
          ),
          E(
            M.Table.Tbody,
            {},
            o.rows.map((r, i) =>
              E(
                M.Table.Tr,
                { key: i, bg: i === o.selected ? 'var(--mantine-color-blue-light)' : undefined },
                r.map((c, j) => E(M.Table.Td, { key: j }, typeof c === 'string' ? c : raw(c.html))),
              ),
            ),
          ),
        ),
      ),
    card: (o, h) =>
      draw(
        h,
        E(
          M.Card,
          {
            withBorder: h.kitLook.border,
            shadow: h.kitLook.border ? undefined : 'sm',
            padding: { compact: 'sm', normal: 'md', roomy: 'lg' }[h.density],
            ...props('region', { name: o.title ?? '' }),
          },
          o.title ? E(M.Title, { order: o.level ?? 3, size: 'h4', mb: 'xs' }, o.title) : undefined,
          raw(o.body),
        ),
      ),
    alert: (o, h) =>
      draw(
        h,
        E(M.Alert, {
          color: h.random.pick(['blue', 'green', 'yellow', 'red']),
          variant: h.random.pick(['light', 'filled', 'outline']),
          title: o.text,
          withCloseButton: o.closable,
          closeButtonLabel: h.words.command('close'),
          icon: h.icons ? glyph(h.icon(o.icon ?? 'info', 18)) : undefined,
          ...props('region', { name: o.text }),
        }),
      ).replace('mantine-Alert-closeButton"', 'mantine-Alert-closeButton" data-icononly'),
    dialog: (o, h) =>
      draw(
        h,
        E(
          M.Paper,
          {
            role: 'dialog',
            'aria-label': o.title,
            shadow: 'xl',
            p: 'md',
            radius: 'md',
            style: { width: o.width, maxWidth: '94vw' },
          },
          E(
            M.Group,
            { justify: 'space-between', mb: 'md' },
            E(M.Title, { order: 2, size: 'h4' }, o.title),
            o.closable
              ? E(M.CloseButton, props('button', { name: h.words.command('close'), iconOnly: true }))
              : undefined,
          ),
          raw(`<div class="x-col">${o.body}</div><div class="x-row end" style="margin-top:16px">${o.actions}</div>`),
        ),
      ),
    breadcrumb: (o, h) =>
      draw(
        h,
        E(
          M.Breadcrumbs,
          {},
          o.items.map((t, i) =>
            i === o.items.length - 1 ? E(M.Text, { key: i }, t) : E(M.Anchor, { key: i, href: '#' }, t),
          ),
        ),
      ),
    pages: (o, h) =>
      draw(h, E(M.Pagination, { total: o.count, value: o.selected + 1, withControls: false, size: sizes[h.density] })),
    accordion: (o, h) =>
      draw(
        h,
        E(
          M.Accordion,
          {
            value: String(o.open),
            variant: h.random.pick(['default', 'contained', 'separated']),
            transitionDuration: 0,
          },
          o.items.map(({ text, body }, i) =>
            E(
              M.Accordion.Item,
              { key: i, value: String(i) },
              E(M.Accordion.Control, props('button', { name: text }), text),
              i === o.open ? E('div', { style: { padding: 12 } }, raw(body)) : undefined,
            ),
          ),
        ),
      ),
    heading: (o, h) =>
      draw(
        h,
        E(
          M.Title,
          { order: o.level ?? 2, size: ['h1', 'h2', 'h3', 'h4', 'h5'][o.level ?? 2], my: o.flat ? 0 : 'xs' },
          o.text,
        ),
      ),
    link: (o, h) => draw(h, E(M.Anchor, { href: '#' }, o.text)),
    badge: (o, h) =>
      draw(
        h,
        E(
          M.Badge,
          {
            color: h.random.pick(['blue', 'green', 'red', 'gray']),
            variant: h.random.pick(['light', 'filled', 'outline']),
          },
          o.text,
        ),
      ),
  }
  const session = ({ kitLook, fontFamily }) => ({
    theme: M.mergeMantineTheme(
      M.DEFAULT_THEME,
      M.createTheme({ primaryColor: kitLook.primary, defaultRadius: kitLook.corner, fontFamily }),
    ),
  })
  return {
    parts,
    session,
    head: (h) =>
      `<link rel="stylesheet" href="/modules/@mantine/core/styles.css">${renderToStaticMarkup(E(M.MantineProvider, { theme: h.session.theme, forceColorScheme: h.theme, deduplicateCssVariables: false }, E('i')))}`,
  }
}

export const mantine = {
  name: 'mantine',
  packages: ['@mantine/core', '@mantine/hooks', 'react'],
  themes: ['light', 'dark'],
  look: (random) => ({
    variant: random.pick(['default', 'default', 'filled']),
    primary: random.pick(['blue', 'blue', 'violet', 'teal', 'grape', 'orange']),
    corner: random.pick(['xs', 'sm', 'sm', 'md', 'xl']),
    tabs: random.pick(['default', 'default', 'outline', 'pills']),
    striped: random.chance(0.3),
    border: random.chance(0.6),
  }),
  html: ({ theme }) => ({ 'data-mantine-color-scheme': theme }),
  palette: () => ({
    bg: 'var(--mantine-color-body)',
    surface: 'var(--mantine-color-body)',
    side: 'var(--mantine-color-default-hover)',
    bar: 'var(--mantine-color-body)',
    ink: 'var(--mantine-color-text)',
    muted: 'var(--mantine-color-dimmed)',
    line: 'var(--mantine-color-default-border)',
    hover: 'var(--mantine-color-default-hover)',
    field: 'var(--mantine-color-default)',
    accent: 'var(--mantine-primary-color-filled)',
    onaccent: '#fff',
  }),
  load,
}
