import { fieldRole } from './component.mjs'
import { loadReact, props, rowState } from './react.mjs'

const sizes = { compact: 'small', normal: 'medium', roomy: 'large' }
const two = { compact: 'small', normal: 'medium', roomy: 'medium' }

async function load() {
  const [{ E, renderToStaticMarkup, raw, glyph }, M, { default: createCache }, { CacheProvider }] = await Promise.all([
    loadReact(),
    import('@mui/material'),
    import('@emotion/cache'),
    import('@emotion/react'),
  ])
  const draw = (h, element) =>
    renderToStaticMarkup(
      E(CacheProvider, { value: h.session.cache }, E(M.ThemeProvider, { theme: h.session.theme }, element)),
    )
  const icon = (o, h) => (o.icon ? glyph(h.icon(o.icon, o.iconSize)) : undefined)
  const inputProps = (o, h, role) => ({
    id: h.id(),
    disabled: o.disabled,
    size: two[h.density],
    variant: h.kitLook.field,
    fullWidth: !o.width,
    label: o.bare ? undefined : o.label,
    slotProps: {
      ...(o.value || o.placeholder
        ? {
            inputLabel: { shrink: true },
            ...(h.kitLook.field === 'outlined' && !o.bare && { input: { notched: true } }),
          }
        : {}),
      htmlInput: {
        'aria-label': o.label,
        ...props(role, {
          name: o.label,
          sub: '^.MuiInputBase-root',
          caption: o.bare ? undefined : '^.MuiFormControl-root >> label',
          focused: o.focused,
        }),
      },
    },
  })
  const choice = (Part, role, o, h) => {
    const control = E(Part, {
      checked: Boolean(o.checked),
      disabled: o.disabled,
      size: two[h.density],
      readOnly: true,
      slotProps: {
        input: {
          ...props(role, {
            name: o.label,
            sub: `^.MuiButtonBase-root >> svg`,
            focused: o.focused,
            caption: o.bare ? undefined : '^label',
          }),
        },
      },
    })
    return draw(h, o.bare ? E('span', {}, control) : E(M.FormControlLabel, { control, label: o.label }))
  }
  const row = (it, chosen, role, h) =>
    E(
      role === 'menuitem' ? M.MenuItem : M.ListItemButton,
      {
        key: it.text + h.id(),
        disabled: it.disabled,
        selected: chosen || it.hover,
        dense: h.density !== 'roomy',
        ...props(role, { name: it.text, state: rowState(role, it, chosen) }),
      },
      it.picture
        ? E(M.ListItemIcon, {}, glyph(it.picture))
        : it.icon
          ? E(M.ListItemIcon, {}, glyph(h.icon(it.icon, 20)))
          : undefined,
      E(M.ListItemText, {
        primary: `${it.checked ? '✓ ' : ''}${it.text}`,
        secondary: it.detail,
        slotProps: { primary: { noWrap: true }, secondary: { noWrap: true } },
      }),
      it.shortcut || it.count
        ? E(M.Typography, { variant: 'body2', color: 'text.secondary', sx: { ml: 3 } }, it.shortcut ?? it.count)
        : undefined,
    )
  const parts = {
    button: (o, h) => {
      const common = {
        disabled: o.disabled,
        size: sizes[h.density],
        color: o.variant === 'danger' ? 'error' : o.variant === 'ghost' ? 'inherit' : h.kitLook.colour,
        ...props('button', {
          name: o.text,
          iconOnly: o.iconOnly,
          focused: o.focused,
          state: o.pressed ? { selected: true } : {},
        }),
      }
      if (o.iconOnly)
        return draw(
          h,
          o.pressed
            ? E(M.ToggleButton, { ...common, value: 'x', selected: true }, icon(o, h))
            : E(M.IconButton, { ...common, 'aria-label': o.text }, icon(o, h)),
        )
      return draw(
        h,
        E(
          M.Button,
          {
            ...common,
            variant: {
              primary: 'contained',
              danger: 'contained',
              ghost: 'text',
              '': h.random.pick(['outlined', 'outlined', 'text', 'contained']),
            }[o.variant ?? ''],
            startIcon: icon(o, h),
            disableElevation: h.kitLook.flat,
          },
          o.text,
        ),
      )
    },
    field: (o, h) =>
      draw(
        h,
        E(M.TextField, {
          ...inputProps(o, h, fieldRole(o)),
          type: o.type ?? 'text',
          defaultValue: o.value ?? '',
          placeholder: o.placeholder,
          multiline: o.multi,
          minRows: o.rows,
        }),
      ),
    spin: (o, h) =>
      draw(
        h,
        E(
          'div',
          { style: { width: '9em' } },
          E(M.TextField, { ...inputProps(o, h, 'spinbutton'), type: 'number', defaultValue: o.value }),
        ),
      ),
    select: (o, h) =>
      draw(
        h,
        E(
          'div',
          { style: { minWidth: o.bare ? '10em' : 0 } },
          E(
            M.TextField,
            {
              ...inputProps(o, h, 'combobox'),
              select: true,
              defaultValue: o.value,
              slotProps: {
                inputLabel: { shrink: true },
                ...(h.kitLook.field === 'outlined' && !o.bare && { input: { notched: true } }),
                htmlInput: { 'data-r': 'none' },
                select: {
                  SelectDisplayProps: props('combobox', {
                    name: o.label,
                    sub: '^.MuiInputBase-root',
                    caption: o.bare ? undefined : '^.MuiFormControl-root >> label',
                    state: { value: o.value, expanded: false },
                    focused: o.focused,
                  }),
                },
              },
            },
            o.options.map((t) => E(M.MenuItem, { key: t, value: t }, t)),
          ),
        ),
      ),
    checkbox: (o, h) => choice(M.Checkbox, 'checkbox', o, h),
    radio: (o, h) => choice(M.Radio, 'radio', o, h),
    toggle: (o, h) => {
      const control = E(
        'span',
        props('switch', {
          name: o.label,
          sub: '.MuiSwitch-track',
          join: '.MuiSwitch-thumb',
          state: { checked: Boolean(o.checked), ...(o.disabled && { disabled: true }) },
          caption: o.bare ? undefined : '^label',
        }),
        E(M.Switch, {
          checked: Boolean(o.checked),
          disabled: o.disabled,
          size: two[h.density],
          slotProps: { input: { 'data-r': 'none' } },
        }),
      )
      return draw(h, o.bare ? control : E(M.FormControlLabel, { control, label: o.label }))
    },
    slider: (o, h) =>
      draw(
        h,
        E(
          'div',
          { style: { width: o.width ?? '100%', padding: '0 8px', boxSizing: 'border-box' } },
          o.bare ? undefined : E(M.Typography, { variant: 'body2' }, o.label),
          E(M.Slider, {
            defaultValue: o.value,
            disabled: o.disabled,
            size: h.density === 'compact' ? 'small' : 'medium',
            slotProps: { input: { 'data-r': 'none' } },
            ...props('slider', {
              name: o.label,
              sub: '.MuiSlider-rail',
              join: '.MuiSlider-thumb',
              state: { value: `${o.value} %`, ...(o.disabled && { disabled: true }) },
            }),
          }),
        ),
      ),
    progress: (o, h) =>
      draw(
        h,
        E(M.LinearProgress, {
          variant: 'determinate',
          value: o.value,
          color: h.random.pick(['primary', 'secondary', 'success']),
          sx: { height: h.random.pick([4, 4, 8, 12]) },
          ...props('progressbar', { name: o.label, state: { value: `${o.value} %` } }),
        }),
      ),
    tabs: (o, h) =>
      draw(
        h,
        E(
          M.Tabs,
          {
            value: o.selected,
            orientation: o.vertical ? 'vertical' : 'horizontal',
            variant: h.random.pick(['standard', 'standard', 'fullWidth']),
          },
          o.items.map(({ text, icon: i }, n) =>
            E(M.Tab, {
              key: n,
              value: n,
              label: text,
              icon: i ? glyph(h.icon(i, 20)) : undefined,
              iconPosition: 'start',
              ...props('tab', { name: text, focused: o.focused && n === o.selected }),
            }),
          ),
        ),
      ),
    menu: (o, h) =>
      draw(
        h,
        E(
          M.Paper,
          { elevation: 8, sx: { display: 'inline-block', minWidth: 200 } },
          E(
            M.MenuList,
            { dense: h.density !== 'roomy', ...props('menu') },
            o.items.map((it) => (it.separator ? E(M.Divider, { key: h.id() }) : row(it, false, 'menuitem', h))),
          ),
        ),
      ),
    list: (o, h) =>
      draw(
        h,
        E(
          M.List,
          { disablePadding: true, ...props('list') },
          o.items.map((it, i) => row(it, i === o.selected, 'listitem', h)),
        ),
      ),
    nav: (o, h) =>
      draw(
        h,
        E(
          M.List,
          props('list'),
          o.items.map((it, i) => row(it, i === o.selected, 'listitem', h)),
        ),
      ),
    table: (o, h) =>
      draw(
        h,
        E(
          M.TableContainer,
          h.random.chance(0.5) ? { component: M.Paper } : {},
          E(
            M.Table,
            { size: h.density === 'roomy' ? 'medium' : 'small' },
            E(
              M.TableHead,
              {},
              E(
                M.TableRow,
                {},
                o.columns.map((c, i) => E(M.TableCell, { key: i }, typeof c === 'string' ? c : raw(c.html))),
              ),
            ),
            E(
              M.TableBody,
              {},
              o.rows.map((r, i) =>
                E(
                  M.TableRow,
                  { key: i, selected: i === o.selected },
                  r.map((c, j) => E(M.TableCell, { key: j }, typeof c === 'string' ? c : raw(c.html))),
                ),
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
          { variant: h.kitLook.card, ...props('region', { name: o.title ?? '' }) },
          E(
            M.CardContent,
            {},
            o.title
              ? E(M.Typography, { variant: 'h6', component: `h${o.level ?? 3}`, gutterBottom: true }, o.title)
              : undefined,
            raw(o.body),
          ),
        ),
      ),
    alert: (o, h) =>
      draw(
        h,
        E(
          M.Alert,
          {
            severity: h.random.pick(['info', 'success', 'warning', 'error']),
            variant: h.random.pick(['standard', 'filled', 'outlined']),
            ...props('region', { name: o.text }),
            action: o.closable
              ? raw(
                  h.part('button', {
                    text: h.words.command('close'),
                    icon: 'close',
                    iconOnly: h.icons,
                    variant: 'ghost',
                  }),
                )
              : undefined,
          },
          o.text,
        ),
      ),
    dialog: (o, h) =>
      draw(
        h,
        E(
          M.Paper,
          { elevation: 24, role: 'dialog', 'aria-label': o.title, sx: { width: o.width, maxWidth: '94vw' } },
          E(M.DialogTitle, {}, o.title),
          E(M.DialogContent, {}, raw(`<div class="x-col" style="padding-top:8px">${o.body}</div>`)),
          E(M.DialogActions, {}, raw(`<div class="x-row">${o.actions}</div>`)),
        ),
      ),
    breadcrumb: (o, h) =>
      draw(
        h,
        E(
          M.Breadcrumbs,
          {},
          o.items.map((t, i) =>
            i === o.items.length - 1 ? E(M.Typography, { key: i }, t) : E(M.Link, { key: i, href: '#' }, t),
          ),
        ),
      )
        .replaceAll('<ol', '<ol data-r="none"')
        .replaceAll('<li', '<li data-r="none"'),
    pages: (o, h) =>
      draw(
        h,
        E(M.Pagination, {
          count: o.count,
          page: o.selected + 1,
          hidePrevButton: true,
          hideNextButton: true,
          shape: h.random.pick(['circular', 'rounded']),
          color: 'primary',
        }),
      )
        .replaceAll('<ul', '<ul data-r="none"')
        .replaceAll('<li', '<li data-r="none"'),
    accordion: (o, h) =>
      draw(
        h,
        E(
          'div',
          {},
          o.items.map(({ text, body }, i) =>
            E(
              M.Accordion,
              { key: i, expanded: i === o.open, slotProps: { heading: { 'data-r': 'none' } } },
              E(M.AccordionSummary, { expandIcon: glyph('▾'), ...props('button', { name: text }) }, text),
              E(M.AccordionDetails, {}, i === o.open ? raw(body) : undefined),
            ),
          ),
        ),
      ),
    heading: (o, h) =>
      draw(
        h,
        E(
          M.Typography,
          {
            variant: ['h4', 'h4', 'h5', 'h6', 'subtitle1'][o.level ?? 2] ?? 'subtitle2',
            component: `h${o.level ?? 2}`,
            gutterBottom: !o.flat,
          },
          o.text,
        ),
      ),
    link: (o, h) => draw(h, E(M.Link, { href: '#' }, o.text)),
    badge: (o, h) =>
      draw(
        h,
        E(M.Chip, {
          label: o.text,
          size: 'small',
          color: h.random.pick(['default', 'primary', 'success', 'warning']),
          variant: h.random.pick(['filled', 'outlined']),
        }),
      ),
  }
  const session = ({ theme, kitLook, dir, fontFamily }) => {
    const cache = createCache({ key: 'css' })
    cache.compat = true
    return {
      cache,
      theme: M.createTheme({
        direction: dir,
        palette: { mode: theme, primary: { main: kitLook.primary } },
        shape: { borderRadius: kitLook.corner },
        typography: { fontFamily, button: kitLook.plain ? { textTransform: 'none' } : {} },
      }),
    }
  }
  return {
    parts,
    session,
    head: (h) =>
      `<style>${Object.values(h.session.cache.inserted)
        .filter((css) => typeof css === 'string')
        .join('\n')}</style>`,
  }
}

export const mui = {
  name: 'mui',
  packages: ['@mui/material', '@emotion/react', 'react'],
  themes: ['light', 'dark'],
  look: (random) => ({
    field: random.pick(['outlined', 'outlined', 'filled', 'standard']),
    primary: random.pick(['#1976d2', '#1976d2', '#6750a4', '#00796b', '#c2185b', '#f57c00', '#3949ab']),
    corner: random.pick([0, 4, 4, 8, 12]),
    card: random.pick(['elevation', 'outlined']),
    colour: random.pick(['primary', 'primary', 'secondary']),
    flat: random.chance(0.3),
    plain: random.chance(0.4),
  }),
  palette: (theme) =>
    theme === 'dark'
      ? {
          bg: '#121212',
          surface: '#1e1e1e',
          side: '#1a1a1a',
          bar: '#272727',
          ink: '#fff',
          muted: '#b3b3b3',
          line: '#333',
          hover: '#2c2c2c',
          field: '#121212',
          accent: '#90caf9',
          onaccent: '#111',
        }
      : {
          bg: '#fff',
          surface: '#fff',
          side: '#fafafa',
          bar: '#fff',
          ink: '#212121',
          muted: '#666',
          line: '#e0e0e0',
          hover: '#eeeeee',
          field: '#fff',
          accent: '#1976d2',
          onaccent: '#fff',
        },
  load,
}
