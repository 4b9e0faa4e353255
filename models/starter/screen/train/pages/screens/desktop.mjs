import {
  anyChoice,
  anyField,
  col,
  commandButton,
  dataTable,
  endButtons,
  iconButtons,
  menuItems,
  paragraph,
  photo,
  row,
  selectOf,
  text,
  treeItems,
} from './bits.mjs'
import { attributes, escapeHtml, mark } from '../markup.mjs'
import { wallpaper } from '../pictures.mjs'

/** What windows are filled with: small programs. */
const contents = {
  dialog(h) {
    return `<div class="x-pad x-col x-grow x-scroll">${h.random.times(h.random.int(1, 4), () => (h.random.chance(0.5) ? anyField(h, { beside: h.random.chance(0.5) }) : anyChoice(h))).join('')}<span class="x-grow"></span>${row(endButtons(h), 'end wrap')}</div>`
  },
  message(h) {
    return `<div class="x-pad x-col x-grow">${row((h.icons ? h.icon(h.random.pick(['info', 'warning', 'help']), 32) : '') + `<span class="x-grow">${escapeHtml(h.words.sentence())}</span>`)}<span class="x-grow"></span>${row(endButtons(h), h.random.chance(0.5) ? 'end' : '')}</div>`
  },
  notes(h) {
    return `${h.part('menubar', { items: h.words.navs(h.random.int(3, 6)) })}<div class="x-grow" style="display:flex">${h.part('field', { multi: true, bare: true, label: h.words.file(), value: h.words.paragraph(2, 7), rows: 8 })}</div>`
  },
  files(h) {
    const { random, words } = h
    const body = random.chance(0.5)
      ? `<div class="x-grid" role="listbox" style="--x-cell:80px">${random.times(random.int(3, 14), (i) => `<div class="x-item" role="option"${attributes({ 'aria-selected': i === 1 && 'true' })}${mark('listitem', { state: { selected: i === 1 } })} style="text-align:center">${h.icons ? h.icon(random.pick(['folder', 'file', 'image']), 32) : ''}<div class="x-small">${escapeHtml(words.file())}</div></div>`).join('')}</div>`
      : dataTable(h, { controls: false, rows: random.int(3, 9) })
    const tree = random.chance(0.5)
      ? `<div class="x-scroll" style="flex:0 0 150px">${h.part('tree', { items: treeItems(h, random.int(4, 10)) })}</div>`
      : ''
    return `${random.chance(0.7) ? h.part('menubar', { items: words.navs(random.int(3, 6)) }) : ''}${h.part('toolbar', { body: iconButtons(h, random.int(3, 7)) })}<div class="x-body">${tree}<div class="x-grow x-scroll" style="background:var(--x-field)">${body}</div></div>${h.part('statusbar', { items: [words.size(), words.nav()] })}`
  },
  options(h) {
    const { random, words } = h
    const items = words.navs(random.int(2, 5)).map((t) => ({ text: t }))
    return `<div class="x-pad x-col x-grow x-scroll">${h.part('tabs', { items, selected: random.int(0, items.length - 1) })}<div class="x-col x-grow">${random.times(random.int(2, 6), () => (random.chance(0.6) ? anyChoice(h) : anyField(h, { beside: true }))).join('')}</div>${row(endButtons(h), 'end wrap')}</div>`
  },
  copying(h) {
    return `<div class="x-pad x-col x-grow">${text(h.words.sentence())}${h.part('progress', { value: h.random.int(2, 98), label: h.words.file() })}${row(h.part('button', { text: h.words.command('cancel') }), 'end')}</div>`
  },
  picture(h) {
    return `${h.part('toolbar', { body: iconButtons(h, h.random.int(3, 8)) })}<div class="x-grow" style="overflow:hidden;display:grid;place-items:center">${photo(h, 420, 300)}</div>`
  },
  calculator(h) {
    const keys = ['7', '8', '9', '÷', '4', '5', '6', '×', '1', '2', '3', '−', '0', '.', '=', '+']
    return `<div class="x-pad x-col x-grow">${h.part('field', { label: '0', bare: true, value: h.words.number() })}<div style="display:grid;grid-template-columns:repeat(4,1fr);gap:4px">${keys.map((t) => h.part('button', { text: t })).join('')}</div></div>`
  },
  page(h) {
    return `${h.part('toolbar', { body: `${iconButtons(h, 3)}<span class="x-grow">${h.part('field', { label: h.words.label(), bare: true, value: 'https://www.example.org/' })}</span>${iconButtons(h, 2)}` })}<div class="x-grow x-scroll x-pad" style="background:#fff;color:#222">${h.part('heading', { text: h.words.title(), level: 1 })}${paragraph(h)}${photo(h, 240, 140)}<p>${h.part('link', { text: h.words.label() })}</p>${paragraph(h)}</div>`
  },
}

const sizes = {
  dialog: [300, 240],
  message: [320, 150],
  notes: [380, 280],
  files: [520, 360],
  options: [400, 360],
  copying: [360, 150],
  picture: [460, 380],
  calculator: [220, 300],
  page: [560, 400],
}

function taskbar(h) {
  const { random, words } = h
  const start = h.part('button', {
    text: words.command('home'),
    icon: h.icons ? 'grid' : undefined,
    iconOnly: h.icons && random.chance(0.5),
    variant: 'primary',
  })
  const tasks = random
    .times(random.int(1, 5), () =>
      h.part('button', {
        text: words.file(),
        icon: h.icons ? random.pick(['folder', 'file', 'mail', 'music', 'globe']) : undefined,
      }),
    )
    .join('')
  const tray = h.icons ? ['wifi', 'volume', 'battery'].map((name) => h.icon(name)).join(' ') : ''
  return `<div class="x-bar"${mark('toolbar', { name: words.nav() })} style="position:absolute;inset-inline:0;${random.chance(0.8) ? 'bottom:0' : 'top:0'};z-index:30;gap:4px">${start}${tasks}<span class="x-grow"></span>${tray}<span>${words.time()}</span></div>`
}

const shortcuts = (h) => {
  if (!h.icons || h.random.chance(0.4)) return ''
  return `<div style="position:absolute;inset-block-start:${h.random.int(20, 50)}px;inset-inline-start:14px;display:grid;gap:16px">${h.random.times(h.random.int(2, 6), () => `<div${mark('listitem', {})} style="width:80px;text-align:center;color:#fff;text-shadow:0 1px 3px #000">${h.icon(h.random.pick(['folder', 'delete', 'monitor', 'file', 'globe']), 36)}<div class="x-small">${escapeHtml(h.words.nav())}</div></div>`).join('')}</div>`
}

/** Several windows over one another on a desktop. The last one is in front. */
export function desktop(h) {
  const { random, words } = h
  const count = random.weighted({ 0: 0.3, 1: 2.5, 2: 4, 3: 3, 4: 2, 5: 1 })
  const windows = random
    .times(Number(count), (i) => {
      const kind = random.pick(Object.keys(contents))
      const [w, t] = sizes[kind]
      const width = Math.min(h.width - 20, Math.round(w * random.between(0.95, Math.max(1.6, h.width / 800))))
      const height = Math.min(h.height - 50, Math.round(t * random.between(1, Math.max(1.4, h.height / 520))))
      const left = random.int(-20, Math.max(0, h.width - width))
      const top = random.int(5, Math.max(6, h.height - height - 40))
      return h.part('window', {
        title: random.chance(0.5) ? words.title() : words.fileName(),
        icon: random.pick(['file', 'folder', 'settings', 'image']),
        active: i === Number(count) - 1,
        style: `position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px`,
        body: contents[kind](h),
      })
    })
    .join('')
  const context = random.chance(0.15)
    ? `<div class="x-pop" style="left:${random.int(0, h.width - 220)}px;top:${random.int(0, h.height / 2)}px">${h.part('menu', { items: menuItems(h) })}</div>`
    : ''
  return `<div class="x-desktop">${wallpaper(random, h.width, h.height)}${shortcuts(h)}${windows}${random.chance(0.8) ? taskbar(h) : ''}${context}</div>`
}

/** One window that fills the screen. */
export function maximised(h) {
  const kind = h.random.pick(['notes', 'files', 'options', 'page', 'picture'])
  return `<div class="x-desktop">${h.part('window', { title: h.words.fileName(), active: true, style: 'position:absolute;inset:0', body: contents[kind](h) })}</div>`
}

/** Fields of a search, kept here because desktops show it over everything. */
export const launcher = (h) =>
  `<div class="x-desktop">${wallpaper(h.random, h.width, h.height)}<div class="x-overlay"><div class="x-card" style="width:${Math.min(560, h.width - 40)}px">${col(`${h.part('field', { type: 'search', label: h.words.command('search'), bare: true, value: h.words.label() })}${h.part('list', { items: h.random.times(h.random.int(3, 7), () => ({ text: h.words.nav(), icon: h.icons ? 'file' : undefined })), selected: 0 })}${h.random.chance(0.3) ? row(commandButton(h) + selectOf(h, { bare: true })) : ''}`)}</div></div></div>`
