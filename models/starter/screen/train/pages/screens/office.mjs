import {
  anyField,
  avatar,
  col,
  commandButton,
  dataTable,
  drawnChart,
  focus,
  iconButtons,
  menuItems,
  navItems,
  paragraph,
  photo,
  progressLine,
  row,
  selectOf,
  text,
  treeItems,
} from './bits.mjs'
import { attributes, escapeHtml, mark } from '../markup.mjs'

const side = (h, content, width = h.random.int(150, 270), after = false) =>
  `<aside class="x-side${after ? ' after' : ''}"${mark('sidebar', {})} style="width:${Math.min(width, Math.round(h.width * 0.35))}px">${content}</aside>`

const nav = (h, count) => h.part('nav', { items: navItems(h, count), selected: h.random.int(0, count - 1) })

const bar = (h, content, options = {}) => h.part('toolbar', { body: content, ...options })

const statusBar = (h) =>
  h.random.chance(0.5) ? h.part('statusbar', { items: [h.words.size(), ...h.words.navs(h.random.int(1, 3))] }) : ''

const menuBar = (h, open) => h.part('menubar', { items: h.words.navs(h.random.int(4, 8)), open })

const searchField = (h) =>
  `<span style="flex:0 1 ${h.random.int(140, 320)}px">${h.part('field', { type: 'search', label: h.words.command('search'), bare: true, placeholder: h.words.command('search'), focused: focus(h), value: h.random.chance(0.3) ? h.words.label() : '' })}</span>`

export function mail(h) {
  const { random, words } = h
  const rows = random.int(4, 14)
  const pictures = random.chance(0.5)
  const items = random.times(rows, () => {
    const name = words.name()
    return {
      text: name,
      detail: words.sentence(),
      picture: pictures ? avatar(h, 32, name) : undefined,
      end: random.chance(0.5) ? text(words.time(), 'x-small x-muted') : undefined,
      icon: !pictures && h.icons && random.chance(0.15) ? random.pick(['star', 'attach', 'flag']) : undefined,
    }
  })
  const mails = `<div class="x-scroll" style="flex:0 0 ${random.int(240, 360)}px;border-inline-end:1px solid var(--x-line)">${h.part('list', { items, selected: random.int(0, rows - 1), lines: true, label: words.nav() })}</div>`
  const letter = `<div class="x-grow x-scroll x-pad">${row(h.part('heading', { text: words.sentence(), level: 2, flat: true }) + `<span class="x-grow"></span>${iconButtons(h, random.int(2, 4))}`)}${row(avatar(h, 40) + col(text(words.name(), 'x-strong') + text(words.email(), 'x-small x-muted')))}${random.times(random.int(1, 4), () => paragraph(h, 1, 4)).join('')}${random.chance(0.4) ? `<p>${h.part('link', { text: words.sentence() })}</p>` : ''}${random.chance(0.25) ? photo(h, random.int(180, 420), random.int(120, 260)) : ''}${random.chance(0.6) ? row(commandButton(h, { key: 'reply', iconOnly: false }) + commandButton(h, { key: 'next', iconOnly: false }), 'wrap') : ''}</div>`
  const tools = bar(
    h,
    `${h.part('button', { text: words.command('new'), icon: h.icons ? 'edit' : undefined, variant: 'primary' })}${iconButtons(h, random.int(2, 7))}<span class="x-grow"></span>${searchField(h)}`,
  )
  return `<div class="x-app">${random.chance(0.3) ? menuBar(h) : ''}${tools}<div class="x-body">${h.width > 600 ? side(h, nav(h, random.int(4, 10))) : ''}${mails}${h.width > 800 ? letter : ''}</div>${statusBar(h)}</div>`
}

export function files(h) {
  const { random, words } = h
  const places = random.chance(0.5) ? nav(h, random.int(4, 10)) : h.part('tree', { items: treeItems(h, h.many(6, 16)) })
  const kinds = ['folder', 'file', 'image', 'music', 'video', 'code', 'chart', 'archive']
  const chosen = random.int(0, 11)
  const tiles = () =>
    `<div class="x-grid" role="listbox" style="--x-cell:${random.int(90, 150)}px">${random
      .times(h.many(6, 30), (i) => {
        const kind = random.pick(kinds)
        const drawing =
          kind === 'image' && random.chance(0.7)
            ? photo(h, 72, 54, { style: 'display:inline-block' })
            : h.icons
              ? h.icon(kind, random.pick([32, 40, 48, 64]))
              : ''
        return `<div class="x-item" role="option"${attributes({ 'aria-selected': i === chosen && 'true' })}${mark('listitem', { state: { selected: i === chosen } })} style="text-align:center">${drawing}<div class="x-small">${escapeHtml(kind === 'folder' ? words.nav() : words.fileName())}</div></div>`
      })
      .join('')}</div>`
  const table = () =>
    h.part('table', {
      columns: words.labels(4),
      rows: random.times(h.many(5, 20), () => [
        h.icons ? { html: row(h.icon(random.pick(kinds)) + text(words.fileName())) } : words.fileName(),
        words.size(),
        words.date(),
        words.nav(),
      ]),
      selected: random.chance(0.6) ? random.int(0, 4) : undefined,
    })
  const tools = bar(
    h,
    `${iconButtons(h, random.int(3, 7))}<span class="x-grow">${random.chance(0.5) ? h.part('breadcrumb', { items: words.navs(random.int(2, 4)), separator: '›' }) : h.part('field', { label: words.label(), bare: true, value: `/home/${words.nav()}/${words.nav()}` })}</span>${searchField(h)}`,
  )
  return `<div class="x-app">${random.chance(0.4) ? menuBar(h) : ''}${tools}<div class="x-body">${side(h, random.chance(0.3) ? places + `<div class="x-pad">${progressLine(h)}</div>` : places)}<main class="x-grow x-scroll x-pad">${random.chance(0.55) ? tiles() : table()}</main></div>${statusBar(h)}</div>`
}

const codeLine = (random) => {
  const words =
    'const let return if else function import from export class new await for of value result items index name text list map filter this null true false'.split(
      ' ',
    )
  return `${' '.repeat(random.pick([0, 0, 2, 2, 4, 6]))}${random.times(random.int(1, 7), () => random.pick(words)).join(random.pick([' ', ' ', '.', ' = ', '(']))}${random.pick([';', '', '{', ')', ','])}`
}

export function editor(h) {
  const { random, words } = h
  const code = random.chance(0.5)
  const tabs = random.chance(0.7)
    ? h.part('tabs', {
        items: random.times(h.many(2, 5), () => ({ text: words.fileName() })),
        selected: random.int(0, 1),
      })
    : ''
  const page = code
    ? `<pre class="x-code x-pad" style="font-size:${random.int(11, 15)}px">${random.times(h.many(12, 50), (i) => escapeHtml(`${String(i + 1).padStart(4)}  ${codeLine(random)}`)).join('\n')}</pre>`
    : `<div class="x-paper" style="max-width:700px;margin:20px auto;padding:50px;box-shadow:0 1px 6px rgb(0 0 0 / .3)"${mark('textbox', { name: words.file(), focused: false })}>${h.part('heading', { text: words.title(), level: 1 })}${random.times(h.many(2, 6), () => paragraph(h)).join('')}${random.chance(0.3) ? drawnChart(h, 420, 220) : ''}</div>`
  const properties = () =>
    col(
      `${h.part('heading', { text: words.nav(), level: 3, flat: true })}${random.times(h.many(3, 7), () => (random.chance(0.7) ? anyField(h, { kind: random.pick(['text', 'select', 'spin', 'slider']) }) : h.part('checkbox', { label: words.label(), checked: random.chance(0.5) }))).join('')}`,
      'x-pad',
    )
  const first = random.chance(0.75)
    ? side(h, random.chance(0.7) ? h.part('tree', { items: treeItems(h, h.many(6, 22)) }) : nav(h, random.int(4, 9)))
    : ''
  const rail = random.chance(0.3)
    ? h.part('toolbar', { body: iconButtons(h, random.int(4, 9), 20), vertical: true })
    : ''
  const ribbon = bar(
    h,
    `${iconButtons(h, random.int(5, 16))}${random.chance(0.5) ? `<span style="flex:0 0 130px">${selectOf(h, { bare: true })}</span>` : ''}${random.chance(0.3) ? h.part('spin', { label: words.label(), bare: true, value: random.int(8, 24) }) : ''}`,
  )
  return `<div class="x-app">${random.chance(0.7) ? menuBar(h) : ''}${ribbon}<div class="x-body">${rail}${first}<main class="x-grow" style="display:flex;flex-direction:column">${tabs}<div class="x-grow x-scroll" style="background:var(--x-${code ? 'surface' : 'hover'})">${page}</div></main>${h.width > 900 && random.chance(0.5) ? side(h, properties(), 240, true) : ''}</div>${statusBar(h)}</div>`
}

export function chat(h) {
  const { random, words } = h
  const people = random.times(h.many(4, 12), () => {
    const name = words.name()
    return { text: name, detail: words.sentence(), picture: avatar(h, 36, name) }
  })
  const bubbles = random
    .times(h.many(4, 12), () => {
      const mine = random.chance(0.4)
      return `<div style="display:flex;${mine ? 'justify-content:flex-end' : ''};gap:8px">${mine ? '' : avatar(h, 28)}<div style="max-width:70%;padding:.5em .8em;border-radius:14px;background:var(--x-${mine ? 'accent' : 'hover'});color:var(--x-${mine ? 'onaccent' : 'ink'})">${random.chance(0.15) ? photo(h, 200, 140) : escapeHtml(words.paragraph(1, 2))}</div></div>`
    })
    .join('')
  const entry = row(
    `${iconButtons(h, random.int(1, 3))}<span class="x-grow">${h.part('field', { label: words.label(), bare: true, placeholder: words.sentence(), focused: focus(h, 0.5) })}</span>${h.part('button', { text: words.command('send'), icon: h.icons ? 'send' : undefined, iconOnly: h.icons && random.chance(0.6), variant: 'primary' })}`,
    'x-pad',
  )
  return `<div class="x-app"><div class="x-body">${h.width > 620 ? side(h, h.part('list', { items: people, selected: random.int(0, 3) }), random.int(220, 300)) : ''}<main class="x-grow" style="display:flex;flex-direction:column">${bar(h, `${avatar(h, 36)}${h.part('heading', { text: words.name(), level: 2, flat: true })}<span class="x-grow"></span>${iconButtons(h, random.int(1, 4), 20)}`)}<div class="x-grow x-scroll x-pad x-col">${bubbles}</div>${entry}</main></div></div>`
}

export function calendar(h) {
  const { random, words } = h
  const days = random
    .times(
      35,
      (i) =>
        `<div style="border:1px solid var(--x-line);min-height:${random.int(50, 90)}px;padding:3px;min-width:0" class="x-small">${(i % 31) + 1}${random.chance(0.25) ? `<div class="x-ellipsis" style="background:var(--x-accent);color:var(--x-onaccent);border-radius:3px;padding:0 4px"${mark('button', { name: '' })}>${escapeHtml(words.label())}</div>` : ''}</div>`,
    )
    .join('')
  return `<div class="x-app">${bar(h, `${commandButton(h, { key: 'new', variant: 'primary' })}${h.icons ? h.part('button', { text: words.command('back'), icon: 'left', iconOnly: true, variant: 'ghost' }) + h.part('button', { text: words.command('next'), icon: 'right', iconOnly: true, variant: 'ghost' }) : ''}${h.part('heading', { text: `${words.nav()} 20${random.int(10, 29)}`, flat: true })}<span class="x-grow"></span>${h.part('tabs', { items: words.navs(3).map((t) => ({ text: t })), selected: random.int(0, 2) })}`)}<div class="x-body">${random.chance(0.5) && h.width > 700 ? side(h, col(random.times(h.many(3, 7), () => h.part('checkbox', { label: words.nav(), checked: random.chance(0.7) })).join(''), 'x-pad')) : ''}<main class="x-grow x-scroll" style="display:grid;grid-template-columns:repeat(7,minmax(0,1fr));align-content:start">${days}</main></div></div>`
}

/** A menu pulled down over a program: laid over by page.mjs. */
export const openMenu = (h) => h.part('menu', { items: menuItems(h) })

export function spreadsheet(h) {
  const { random, words } = h
  const columns = random.int(5, 12)
  const head = ['', ...'ABCDEFGHIJKL'.slice(0, columns)]
  const rows = random.times(
    h.many(12, 30),
    (i) =>
      `<tr><th>${i + 1}</th>${random.times(columns, () => `<td>${random.chance(0.5) ? escapeHtml(random.chance(0.6) ? words.number() : words.label()) : ''}</td>`).join('')}</tr>`,
  )
  return `<div class="x-app">${menuBar(h)}${bar(h, iconButtons(h, random.int(5, 14)))}${bar(h, `<span style="flex:0 0 80px">${h.part('field', { label: words.label(), bare: true, value: 'B4' })}</span><span class="x-grow">${h.part('field', { label: words.label(), bare: true, value: '=SUM(B2:B9)' })}</span>`)}<main class="x-grow x-scroll"><style>.sheet{border-collapse:collapse;white-space:nowrap}.sheet td,.sheet th{border:1px solid var(--x-line);padding:2px 8px;min-width:60px;font-size:12px;font-weight:400}.sheet th{background:var(--x-hover)}</style><table class="sheet"${mark('table', {})}><tr>${head.map((t) => `<th>${t}</th>`).join('')}</tr>${rows.join('')}</table></main>${h.part('tabs', { items: words.navs(3).map((t) => ({ text: t })), selected: 0 })}${statusBar(h)}</div>`
}

export const admin = (h) =>
  `<div class="x-app">${bar(h, `${h.part('heading', { text: h.words.nav(), level: 1, flat: true })}<span class="x-grow"></span>${searchField(h)}${iconButtons(h, h.random.int(1, 4), 18)}${avatar(h)}`)}<div class="x-body">${h.width > 640 ? side(h, nav(h, h.random.int(5, 11))) : ''}<main class="x-grow x-scroll x-pad x-col">${row(`${selectOf(h, { bare: true })}${commandButton(h, { key: 'filter' })}<span class="x-grow"></span>${commandButton(h, { key: 'add', variant: 'primary', iconOnly: false })}`, 'wrap')}${dataTable(h, { rows: h.random.int(5, 16), controls: h.random.chance(0.7) })}${h.part('pages', { count: h.random.int(3, 7), selected: 0 })}</main></div></div>`
