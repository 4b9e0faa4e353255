import { chart } from '../charts.mjs'
import { escapeHtml } from '../markup.mjs'
import { picture } from '../pictures.mjs'

/** Pieces that many screens share. All take the page's helpers `h`. */

const off = (h) => h.random.chance(0.08)

/** Takes the page's one keyboard focus if it is still free. */
export const focus = (h, probability = 0.06) => h.random.chance(probability) && h.takeFocus()

export const text = (content, cls = '') => `<span${cls ? ` class="${cls}"` : ''}>${escapeHtml(content)}</span>`
export const row = (content, cls = '') => `<div class="x-row ${cls}">${content}</div>`
export const col = (content, cls = '') => `<div class="x-col ${cls}">${content}</div>`

/** A command as a button: with text, with icon and text, or as an icon alone. */
export function commandButton(h, { key, variant, iconOnly, withIcon } = {}) {
  const { random, words } = h
  const command = key ? { key, text: words.command(key) } : words.anyCommand()
  const only = iconOnly ?? (h.icons && random.chance(0.25))
  return h.part('button', {
    text: command.text,
    icon: h.icons && (only || (withIcon ?? random.chance(0.3))) ? command.key : undefined,
    iconOnly: only && h.icons,
    variant: variant ?? random.weighted({ '': 5, primary: 2, ghost: 2, danger: 0.5 }),
    disabled: off(h),
    focused: focus(h),
    caret: !only && random.chance(0.08),
    pressed: only && random.chance(0.06) ? true : undefined,
  })
}

const wordIcons =
  'bold italic underline alignleft aligncenter listing numbers link image table undo redo cut copy paste search zoomin zoomout save print new open folder mail star bell calendar chart filter refresh settings share download upload add delete edit code layers brush crop rotate lock grid listing view help more menu back next home users chat attach play pause volume'.split(
    ' ',
  )

/** Icon buttons of a toolbar. */
export function iconButtons(h, count, size) {
  if (!h.icons) return h.random.times(Math.min(count, 4), () => commandButton(h, { variant: 'ghost' })).join('')
  const sep = () => (h.random.chance(0.15) ? '<span class="x-sep"></span>' : '')
  return h.random
    .some(wordIcons, count)
    .map(
      (icon) =>
        h.part('button', {
          text: h.words.language.commands[icon] ?? icon,
          icon,
          iconSize: size,
          iconOnly: true,
          variant: 'ghost',
          disabled: off(h),
          focused: focus(h, 0.02),
          pressed: h.random.chance(0.08) ? true : undefined,
        }) + sep(),
    )
    .join('')
}

/** A field of some kind with its label. */
export function anyField(h, options = {}) {
  const { random, words } = h
  const label = words.label()
  const beside = options.beside ?? false
  const common = { label, beside, disabled: off(h), focused: focus(h), ...options }
  return {
    text: () =>
      h.part('field', {
        ...common,
        value: random.chance(0.5) ? random.pick([words.name(), words.file(), words.nav(), words.number()]) : '',
        placeholder: random.chance(0.5) ? words.label() : undefined,
      }),
    email: () =>
      h.part('field', {
        ...common,
        type: 'email',
        value: random.chance(0.5) ? words.email() : '',
        placeholder: 'name@example.org',
      }),
    password: () =>
      h.part('field', { ...common, type: 'password', value: random.chance(0.6) ? 'x'.repeat(random.int(4, 14)) : '' }),
    search: () => h.part('field', { ...common, type: 'search', placeholder: words.command('search') }),
    area: () =>
      h.part('field', {
        ...common,
        multi: true,
        rows: random.int(2, 5),
        value: random.chance(0.5) ? words.paragraph(1, 3) : '',
      }),
    select: () => selectOf(h, common),
    spin: () => h.part('spin', { ...common, value: random.int(0, 200) }),
    slider: () => h.part('slider', { ...common, value: random.int(0, 100) }),
    date: () =>
      h.part('field', {
        ...common,
        type: 'date',
        value: `20${random.int(10, 29)}-0${random.int(1, 9)}-${random.int(10, 28)}`,
      }),
  }[
    options.kind ??
      random.weighted({
        text: 6,
        email: 1,
        password: 1.8,
        search: 0.5,
        area: 0.8,
        select: 3,
        spin: 1.5,
        slider: 1,
        date: 0.5,
      })
  ]()
}

export function selectOf(h, options = {}) {
  const choices = h.random.chance(0.5) ? h.words.labels(h.random.int(2, 5)) : h.words.navs(h.random.int(2, 5))
  return h.part('select', {
    label: h.words.label(),
    options: choices,
    value: h.random.pick(choices),
    focused: focus(h),
    ...options,
  })
}

/** A check box, a switch, or a group of radio buttons. */
export function anyChoice(h, options = {}) {
  const { random, words } = h
  const common = {
    label: random.chance(0.85) ? words.label() : words.sentence(),
    disabled: off(h),
    focused: focus(h),
    ...options,
  }
  return {
    checkbox: () => h.part('checkbox', { ...common, checked: random.chance(0.5) }),
    toggle: () => h.part('toggle', { ...common, checked: random.chance(0.5) }),
    radios: () => {
      const choices = words.labels(random.int(2, 5))
      return h.part('radios', {
        options: choices,
        value: random.pick(choices),
        inline: random.chance(0.4),
        disabled: common.disabled,
        focused: common.focused,
      })
    },
  }[options.kind ?? random.weighted({ checkbox: 4, toggle: 2.5, radios: 2 })]()
}

export const avatar = (h, size = 32, name = h.words.name()) =>
  picture(h.random, {
    width: size,
    height: size,
    name,
    round: h.random.pick(['50%', '50%', '4px']),
    person: true,
    noise: false,
    style: 'flex:none',
  })

export const drawnChart = (h, width, height) => chart(h.random, { width, height, name: h.words.title() })

export const photo = (h, width, height, options = {}) =>
  picture(h.random, { width, height, name: h.words.sentence(), ...options })

export const navItems = (h, count) =>
  h.words.navs(count).map((text) => ({
    text,
    icon: h.icons && h.navIcons ? h.random.pick(wordIcons) : undefined,
    count: h.random.chance(0.15) ? h.random.int(1, 99) : undefined,
  }))

export const menuItems = (h, count = h.random.int(4, 10)) => {
  const { random, words } = h
  const icons = random.chance(0.5)
  const checks = random.chance(0.25)
  return random.times(count, (i) => {
    if (i > 0 && i < count - 1 && random.chance(0.15)) return { separator: true }
    const { key, text: name } = words.anyCommand()
    return {
      text: random.chance(0.7) ? name : words.label(),
      icon: icons && h.icons ? key : undefined,
      shortcut: random.chance(0.4)
        ? `${random.pick(['Ctrl+', 'Ctrl+Shift+', 'Alt+', '⌘', 'F'])}${random.int(1, 9)}`
        : undefined,
      disabled: random.chance(0.12),
      hover: random.chance(0.08),
      checked: checks && random.chance(0.5) ? random.chance(0.6) : undefined,
      submenu: random.chance(0.1),
    }
  })
}

export const treeItems = (h, count) => {
  let level = 0
  const items = []
  for (let i = 0; i < count; i++) {
    const folder = h.random.chance(0.45)
    const expanded = folder ? h.random.chance(0.5) : undefined
    items.push({
      text: folder ? h.words.nav() : h.words.fileName(),
      level,
      expanded,
      icon: h.icons && h.navIcons ? (folder ? 'folder' : h.random.pick(['file', 'image', 'code', 'music'])) : undefined,
    })
    if (expanded) level = Math.min(4, level + 1)
    else if (level > 0 && h.random.chance(0.3)) level--
  }
  if (items.length > 0 && h.random.chance(0.7)) h.random.pick(items).selected = true
  return items
}

/** A table of records; `controls` puts check boxes and buttons into cells. */
export function dataTable(h, { rows = h.many(3, 12), controls = h.random.chance(0.4) } = {}) {
  const { random, words } = h
  const makers = {
    name: () => words.name(),
    file: () => words.fileName(),
    size: () => words.size(),
    date: () => words.date(),
    amount: () => words.amount(),
    label: () => words.label(),
    link: () => ({ html: h.part('link', { text: words.file() }) }),
    badge: () => ({ html: h.part('badge', { text: words.nav() }) }),
  }
  const kinds = random.some(Object.keys(makers), random.int(2, 6))
  const boxes = controls && random.chance(0.6)
  const ends = controls && random.chance(0.6)
  const end = random.pick(['edit', 'delete', 'more', 'view'])
  const box = (checked) => ({ html: h.part('checkbox', { label: words.command('add'), bare: true, checked }) })
  const table = h.part('table', {
    columns: [...(boxes ? [box(false)] : []), ...kinds.map(() => words.label()), ...(ends ? [''] : [])],
    rows: random.times(rows, () => [
      ...(boxes ? [box(random.chance(0.3))] : []),
      ...kinds.map((kind) => makers[kind]()),
      ...(ends ? [{ html: commandButton(h, { key: end, variant: 'ghost', iconOnly: h.icons }) }] : []),
    ]),
    selected: random.chance(0.3) ? random.int(0, rows - 1) : undefined,
  })
  return `<div style="overflow-x:auto">${table}</div>`
}

export const paragraph = (h, from, to) => `<p>${escapeHtml(h.words.paragraph(from, to))}</p>`

/** The buttons at the end of a form or dialog. */
export function endButtons(h) {
  const { random } = h
  const main = random.pick(['save', 'ok', 'apply', 'send', 'next', 'add', 'delete'])
  const buttons = [
    h.part('button', {
      text: h.words.command(main),
      variant: main === 'delete' && random.chance(0.6) ? 'danger' : 'primary',
      icon: h.icons && random.chance(0.2) ? main : undefined,
      focused: focus(h, 0.3),
    }),
    h.part('button', { text: h.words.command('cancel'), variant: random.pick(['', 'ghost', '']), focused: focus(h) }),
  ]
  if (random.chance(0.2))
    buttons.push(h.part('button', { text: h.words.command('help'), variant: '', disabled: off(h) }))
  return (random.chance(0.5) ? buttons : buttons.reverse()).join('')
}

/** How far something has come, with what it is: a copy, an update, a disk that fills. */
export const progressLine = (h) => {
  const label = h.words.file()
  return col(
    `${row(`${text(label, 'x-grow')}${h.random.chance(0.4) ? text(h.words.size(), 'x-small x-muted') : ''}`)}${h.part('progress', { value: h.random.int(1, 99), label })}`,
  )
}
