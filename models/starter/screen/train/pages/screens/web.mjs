import {
  anyChoice,
  anyField,
  avatar,
  col,
  commandButton,
  dataTable,
  drawnChart,
  focus,
  iconButtons,
  navItems,
  paragraph,
  photo,
  row,
  selectOf,
  text,
  treeItems,
} from './bits.mjs'
import { escapeHtml, mark } from '../markup.mjs'
import { topNav } from './forms.mjs'

export function dashboard(h) {
  const { random, words } = h
  const cell = random.int(220, 380)
  const figures = random
    .times(h.many(2, 5), () =>
      h.part('card', {
        title: words.nav(),
        level: 3,
        body: `<div style="font-size:1.8em">${escapeHtml(random.pick([words.number(), words.amount()]))}</div>${random.chance(0.4) ? h.part('progress', { value: random.int(3, 100), label: words.nav() }) : ''}`,
      }),
    )
    .join('')
  const cards = random
    .times(h.lots(2, 5), () => {
      const body = random.weighted({ chart: 5, table: 1.5, list: 1.5 })
      const height = random.int(130, 240)
      return h.part('card', {
        title: random.chance(0.8) ? words.title() : undefined,
        body: {
          chart: () => drawnChart(h, cell - 40, height),
          table: () => dataTable(h, { rows: random.int(3, 5), controls: false }),
          list: () =>
            h.part('list', {
              items: random.times(h.many(3, 5), () => ({ text: words.name(), detail: words.label() })),
            }),
        }[body](),
      })
    })
    .join('')
  const side =
    h.width > 760 && random.chance(0.7)
      ? `<aside class="x-side"${mark('sidebar', {})} style="width:${random.int(150, 240)}px">${h.part('nav', { items: navItems(h, h.many(4, 9)), selected: 0 })}</aside>`
      : ''
  return `<div class="x-app">${random.chance(0.8) ? topNav(h) : ''}<div class="x-body">${side}<main class="x-grow x-scroll x-pad x-col">${row(`${h.part('heading', { text: words.nav(), level: 1, flat: true })}<span class="x-grow"></span>${random.chance(0.5) ? selectOf(h, { bare: true }) : ''}${random.chance(0.5) ? commandButton(h, { key: 'download' }) : ''}`, 'wrap')}<div class="x-grid" style="--x-cell:${Math.round(cell * 0.6)}px">${figures}</div><div class="x-grid" style="--x-cell:${cell}px">${cards}</div></main></div></div>`
}

export function article(h) {
  const { random, words } = h
  const bits = random
    .times(h.many(4, 14), () =>
      ({
        text: () => paragraph(h),
        heading: () => h.part('heading', { text: words.title(), level: random.int(2, 4) }),
        list: () => {
          const tag = random.pick(['ul', 'ol'])
          return `<${tag}>${random.times(h.many(2, 6), () => `<li>${escapeHtml(words.sentence())}</li>`).join('')}</${tag}>`
        },
        photo: () => photo(h, random.int(220, 640), random.int(140, 360)),
        link: () =>
          `<p>${escapeHtml(words.sentence())} ${h.part('link', { text: words.label() })}. ${escapeHtml(words.sentence())}</p>`,
        table: () => dataTable(h, { controls: false, rows: random.int(2, 6) }),
        chart: () => drawnChart(h, random.int(300, 560), random.int(180, 300)),
        button: () => commandButton(h),
      })[
        random.weighted({ text: 6, heading: 2, list: 1.5, photo: 1.2, link: 2, table: 0.5, chart: 0.5, button: 0.3 })
      ](),
    )
    .join('')
  const related =
    random.chance(0.3) && h.width > 900
      ? `<aside style="width:220px;flex:none">${h.part('heading', { text: words.nav(), level: 3 })}<ul>${random.times(h.many(3, 7), () => `<li>${h.part('link', { text: words.sentence() })}</li>`).join('')}</ul></aside>`
      : ''
  return `${random.chance(0.75) ? topNav(h) : ''}<div class="x-page x-row top" style="--x-wide:${random.int(560, 1200)}px"><article class="x-grow">${random.chance(0.4) ? h.part('breadcrumb', { items: words.navs(3) }) : ''}${h.part('heading', { text: words.sentence(), level: 1 })}${bits}</article>${related}</div>`
}

export function shop(h) {
  const { random, words } = h
  const products = random
    .times(h.lots(4, 12), () =>
      h.part('card', {
        body: `${photo(h, 240, random.int(110, 200))}${h.part('heading', { text: words.file(), level: 3 })}${row(`<strong>${words.amount()}</strong><span class="x-grow"></span>${commandButton(h, { key: random.pick(['add', 'view', 'cart']), iconOnly: h.icons && random.chance(0.4) })}`, 'wrap')}`,
      }),
    )
    .join('')
  const filters =
    h.width > 760 && random.chance(0.7)
      ? `<aside class="x-side x-pad x-col"${mark('sidebar', {})} style="width:220px">${h.part('heading', { text: words.command('filter'), level: 3 })}${random.times(h.many(2, 5), () => anyChoice(h, { disabled: false })).join('')}${anyField(h, { kind: 'slider' })}</aside>`
      : ''
  return `<div class="x-app">${topNav(h)}<div class="x-body">${filters}<main class="x-grow x-scroll x-pad"><div class="x-grid" style="--x-cell:${random.int(160, 260)}px">${products}</div></main></div></div>`
}

export function player(h) {
  const { random, words } = h
  const icon = (name, size = 20, extra = {}) =>
    h.icons
      ? h.part('button', {
          text: words.language.commands[name] ?? name,
          icon: name,
          iconSize: size,
          iconOnly: true,
          variant: 'ghost',
          ...extra,
        })
      : commandButton(h)
  const tracks = h.part('list', {
    items: random.times(h.many(4, 12), () => ({
      text: words.sentence().slice(0, 40),
      detail: words.name(),
      picture: random.chance(0.5) ? photo(h, 36, 36) : undefined,
      end: text(words.time(), 'x-muted'),
    })),
    selected: random.int(0, 3),
    lines: random.chance(0.5),
  })
  const controls = h.part('toolbar', {
    below: true,
    body: `${icon('previous')}${icon(random.pick(['play', 'pause']), 26, { variant: 'primary' })}${icon('skip')}<span class="x-small">${words.time()}</span><span class="x-grow">${h.part('slider', { label: words.label(), bare: true, value: random.int(0, 100) })}</span><span class="x-small">${words.time()}</span>${icon('volume')}<span style="flex:0 0 90px">${h.part('slider', { label: words.label(), bare: true, value: random.int(0, 100), width: '90px' })}</span>${icon('full')}`,
  })
  const main = random.chance(0.5)
    ? `<div class="x-grow x-scroll x-pad">${row(photo(h, 180, 180) + col(`${h.part('heading', { text: words.title(), level: 1 })}${text(words.name(), 'x-muted')}${row(commandButton(h, { key: 'play', variant: 'primary' }) + iconButtons(h, 2))}`), 'top')}${tracks}</div>`
    : `<div class="x-grow" style="background:#000;display:flex;align-items:center;justify-content:center">${photo(h, Math.min(1100, Math.round(h.width * 0.7)), Math.min(560, Math.round(h.height * 0.6)))}</div>`
  return `<div class="x-app"><div class="x-body">${random.chance(0.5) && h.width > 700 ? `<aside class="x-side"${mark('sidebar', {})} style="width:200px">${h.part('nav', { items: navItems(h, h.many(4, 8)), selected: 0 })}</aside>` : ''}${main}</div>${controls}</div>`
}

export function feed(h) {
  const { random, words } = h
  const posts = random
    .times(h.many(2, 6), () =>
      h.part('card', {
        body: `${row(avatar(h, 40) + col(text(words.name(), 'x-strong') + text(words.time(), 'x-small x-muted')) + `<span class="x-grow"></span>${h.icons ? h.part('button', { text: words.command('more'), icon: 'more', iconOnly: true, variant: 'ghost' }) : ''}`)}${paragraph(h, 1, 3)}${random.chance(0.5) ? photo(h, random.int(280, 560), random.int(160, 320)) : ''}${row(h.icons ? ['heart', 'chat', 'share', 'bookmark'].map((name) => h.part('button', { text: name, icon: name, iconOnly: true, variant: 'ghost', iconSize: 20 })).join('') : commandButton(h))}`,
      }),
    )
    .join('')
  return `${topNav(h)}<div class="x-page x-col" style="--x-wide:${random.int(420, 680)}px">${posts}</div>`
}

/** A bit of everything, to see every part of a kit often. */
export function gallery(h) {
  const { random, words } = h
  const makers = [
    () => row(random.times(h.many(2, 6), () => commandButton(h)).join(''), 'wrap'),
    () => anyField(h),
    () => anyField(h, { beside: true }),
    () => anyChoice(h),
    () => anyChoice(h, { kind: 'toggle' }),
    () => anyChoice(h, { kind: 'radios' }),
    () =>
      col(
        random
          .times(h.many(2, 5), () =>
            h.part('checkbox', { label: words.label(), checked: random.chance(0.5), disabled: random.chance(0.15) }),
          )
          .join(''),
      ),
    () => anyField(h, { kind: 'slider' }),
    () => h.part('progress', { value: random.int(2, 100), label: words.nav() }),
    () =>
      h.part('tabs', {
        items: words
          .navs(random.int(2, 5))
          .map((t) => ({ text: t, icon: h.icons && random.chance(0.3) ? 'file' : undefined })),
        selected: random.int(0, 1),
        focused: focus(h),
      }),
    () =>
      h.part('menu', {
        items: [
          { text: words.label() },
          { text: words.label(), checked: true },
          { separator: true },
          { text: words.nav(), disabled: true },
          { text: words.nav() },
        ],
      }),
    () =>
      h.part('list', {
        items: random.times(h.many(2, 5), () => ({
          text: words.nav(),
          detail: random.chance(0.4) ? words.sentence() : undefined,
        })),
        selected: 1,
      }),
    () => h.part('nav', { items: navItems(h, h.many(3, 6)), selected: 0 }),
    () => h.part('tree', { items: treeItems(h, h.many(4, 9)) }),
    () => dataTable(h, { rows: random.int(2, 5) }),
    () =>
      h.part('alert', {
        text: words.sentence(),
        closable: random.chance(0.5),
        icon: random.pick(['info', 'warning', 'success']),
      }),
    () =>
      h.part('accordion', {
        items: words.navs(random.int(2, 4)).map((t) => ({ text: t, body: escapeHtml(words.sentence()) })),
        open: random.int(0, 2),
      }),
    () => h.part('pages', { count: random.int(3, 6), selected: 1 }),
    () => h.part('breadcrumb', { items: words.navs(3) }),
    () => h.part('menubar', { items: words.navs(random.int(3, 5)) }),
    () => h.part('toolbar', { body: iconButtons(h, random.int(3, 7)) }),
    () => h.part('spin', { label: words.label(), value: random.int(0, 99), disabled: random.chance(0.1) }),
    () => selectOf(h),
  ]
  const pieces = random.times(h.lots(6, 16), () => {
    const body = col(random.pick(makers)() + (random.chance(0.4) ? random.pick(makers)() : ''))
    return random.chance(0.6)
      ? h.part('card', { title: random.chance(0.6) ? words.nav() : undefined, body })
      : `<div>${body}</div>`
  })
  return `<div class="x-pad x-grid" style="--x-cell:${random.int(220, 420)}px;align-items:start">${pieces.join('')}</div>`
}
