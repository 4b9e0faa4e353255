import {
  anyChoice,
  anyField,
  avatar,
  col,
  commandButton,
  endButtons,
  focus,
  iconButtons,
  navItems,
  paragraph,
  photo,
  progressLine,
  row,
  selectOf,
  text,
} from './bits.mjs'
import { escapeHtml, mark } from '../markup.mjs'

/** The name of a setting on one side, its control on the other. */
function settingRow(h) {
  const { random, words } = h
  const label = words.label()
  const bare = { label, bare: true, disabled: random.chance(0.06), focused: focus(h) }
  const control = {
    toggle: () => h.part('toggle', { ...bare, checked: random.chance(0.5) }),
    select: () => selectOf(h, bare),
    slider: () => h.part('slider', { ...bare, value: random.int(0, 100), width: '160px' }),
    button: () => commandButton(h, { withIcon: false, iconOnly: false }),
    checkbox: () => h.part('checkbox', { ...bare, checked: random.chance(0.5) }),
    spin: () => h.part('spin', { ...bare, value: random.int(0, 99) }),
  }[random.weighted({ toggle: 4, select: 3, slider: 1.5, button: 1, checkbox: 1.5, spin: 0.7 })]()
  const icon =
    h.icons && random.chance(0.25)
      ? h.icon(
          random.pick(['wifi', 'bluetooth', 'bell', 'moon', 'sun', 'lock', 'volume', 'monitor', 'battery', 'globe']),
          20,
        )
      : ''
  const detail = random.chance(0.3) ? `<br><span class="x-muted x-small">${escapeHtml(words.sentence())}</span>` : ''
  return `<div class="x-setting">${icon}<span class="x-grow">${escapeHtml(label)}${detail}</span><span style="flex:0 1 auto">${control}</span></div>`
}

const sideBar = (h, width = h.random.int(160, 280)) => {
  const items = navItems(h, h.many(4, 11))
  const search = h.random.chance(0.3)
    ? `<div style="padding:8px">${h.part('field', { type: 'search', label: h.words.command('search'), bare: true, placeholder: h.words.command('search') })}</div>`
    : ''
  return `<aside class="x-side"${mark('sidebar', {})} style="width:${width}px">${search}${h.part('nav', { items, selected: h.random.int(0, items.length - 1) })}</aside>`
}

export function settings(h) {
  const { random, words } = h
  const groups = random
    .times(random.int(1, 4), () => {
      const rows =
        random.times(h.many(2, 6), () => settingRow(h)).join('') + (random.chance(0.2) ? progressLine(h) : '')
      return random.chance(0.5)
        ? h.part('card', { title: random.chance(0.7) ? words.label() : undefined, body: rows })
        : h.part('heading', { text: words.label(), level: 3 }) + rows
    })
    .join('')
  const head = random.chance(0.4)
    ? h.part('toolbar', {
        body: `${h.icons ? h.part('button', { text: words.command('back'), icon: 'back', iconOnly: true, variant: 'ghost' }) : ''}${h.part('heading', { text: words.command('settings'), flat: true })}<span class="x-grow"></span>${random.chance(0.5) ? iconButtons(h, random.int(1, 3)) : ''}`,
      })
    : ''
  const side = random.chance(0.7) ? sideBar(h) : ''
  return `<div class="x-app">${head}<div class="x-body">${side}<main class="x-grow x-scroll"><div class="x-page x-col" style="--x-wide:${random.int(460, 900)}px">${h.part('heading', { text: words.title(), level: 1 })}${groups}${random.chance(0.4) ? row(endButtons(h), 'wrap') : ''}</div></main></div></div>`
}

export function form(h) {
  const { random, words } = h
  const columns = h.width > 700 ? random.pick([1, 1, 2, 2, 3]) : 1
  const beside = columns === 1 && random.chance(0.4)
  const fields = random
    .times(h.many(4, 12), () => (random.chance(0.75) ? anyField(h, { beside }) : `<div>${anyChoice(h)}</div>`))
    .join('')
  const body = `<form class="x-col">${random.chance(0.15) ? progressLine(h) : ''}${random.chance(0.3) ? paragraph(h, 1, 2) : ''}<div class="x-form" style="grid-template-columns:repeat(${columns},minmax(0,1fr))">${fields}</div>${random.chance(0.5) ? anyChoice(h, { kind: 'checkbox' }) : ''}${row(endButtons(h), `wrap ${random.chance(0.4) ? 'end' : ''}`)}</form>`
  const titled = random.chance(0.5)
    ? h.part('card', { title: words.title(), body })
    : h.part('heading', { text: words.title(), level: 1 }) + body
  const top = random.chance(0.5) ? topNav(h) : ''
  const crumbs = random.chance(0.3) ? h.part('breadcrumb', { items: words.navs(random.int(2, 4)) }) : ''
  const notice = random.chance(0.25)
    ? h.part('alert', {
        text: words.sentence(),
        closable: random.chance(0.5),
        icon: random.pick(['info', 'warning', 'success']),
      })
    : ''
  return `${top}<div class="x-page x-col" style="--x-wide:${random.int(420, 1000)}px">${crumbs}${notice}${titled}</div>`
}

/** A site's bar at the top: name, links, search, buttons. */
export function topNav(h) {
  const { random, words } = h
  const logo = h.icons ? h.icon(random.pick(['cloud', 'globe', 'star', 'layers', 'database']), 22) : ''
  const links = random.chance(0.7)
    ? words
        .navs(random.int(2, 6))
        .map((t) => h.part('link', { text: t }))
        .join('<span style="width:10px"></span>')
    : ''
  const search = random.chance(0.3)
    ? `<span style="flex:0 1 240px">${h.part('field', { type: 'search', label: words.command('search'), bare: true, placeholder: words.command('search') })}</span>`
    : ''
  const ends = [
    random.chance(0.5) ? iconButtons(h, random.int(1, 4)) : '',
    random.chance(0.4) ? commandButton(h, { key: 'signin', variant: 'primary', iconOnly: false }) : '',
    random.chance(0.3) ? avatar(h) : '',
  ].join('')
  return h.part('toolbar', {
    body: `${logo}<strong>${escapeHtml(words.nav())}</strong><span style="width:20px"></span>${links}<span class="x-grow"></span>${search}${ends}`,
  })
}

export function login(h) {
  const { random, words } = h
  const body = col(
    [
      random.chance(0.4) && h.icons
        ? `<div style="text-align:center">${h.icon(random.pick(['lock', 'profile', 'cloud', 'key']), random.int(32, 64))}</div>`
        : '',
      random.chance(0.3) ? paragraph(h, 1, 1) : '',
      anyField(h, { kind: random.pick(['email', 'text']) }),
      anyField(h, { kind: 'password' }),
      random.chance(0.7)
        ? row(
            h.part('checkbox', { label: words.label(), checked: random.chance(0.5) }) +
              (random.chance(0.6) ? h.part('link', { text: words.command('help') }) : ''),
            'between wrap',
          )
        : '',
      h.part('button', {
        text: words.command('signin'),
        variant: 'primary',
        focused: focus(h, 0.2),
        icon: h.icons && random.chance(0.2) ? 'signin' : undefined,
      }),
      random.chance(0.4) ? row(random.times(random.int(1, 3), () => commandButton(h)).join(''), 'wrap') : '',
    ].join(''),
  )
  const panel = `<div style="width:${random.int(280, 440)}px;max-width:100%">${h.part('card', { title: words.command('signin'), level: 1, body })}</div>`
  if (h.width > 900 && random.chance(0.4))
    return `<div class="x-app"><div class="x-body"><div class="x-grow">${photo(h, Math.round(h.width / 2), h.height, { style: 'height:100%;width:100%' })}</div><div class="x-grow x-center">${panel}</div></div></div>`
  return `<div class="x-center">${panel}</div>`
}

/** Steps, a part of a form, and the buttons back and next. */
export function wizard(h) {
  const { random, words } = h
  const steps = words.navs(random.int(3, 5))
  const at = random.int(0, steps.length - 1)
  const list = random.chance(0.5)
    ? h.part('tabs', { items: steps.map((t) => ({ text: t })), selected: at })
    : `<ol>${steps.map((t, i) => `<li${i === at ? ' aria-current="step" style="font-weight:700"' : ''}>${escapeHtml(t)}</li>`).join('')}</ol>`
  const fields = random.times(h.many(2, 5), () => (random.chance(0.6) ? anyField(h) : anyChoice(h))).join('')
  return `<div class="x-page x-col" style="--x-wide:${random.int(500, 820)}px">${h.part('heading', { text: words.title(), level: 1 })}${list}${h.part('progress', { value: Math.round((100 * (at + 1)) / steps.length), label: words.title() })}${col(fields)}${row(h.part('button', { text: words.command('back'), variant: '', disabled: at === 0 }) + h.part('button', { text: words.command('next'), variant: 'primary', focused: focus(h, 0.3) }), 'between')}</div>`
}

/** A dense dialog of options with tabs, as desktop programs have. */
export function preferences(h) {
  const { random, words } = h
  const group = () => {
    const rows = random
      .times(h.many(2, 5), () => (random.chance(0.5) ? anyChoice(h) : anyField(h, { beside: true })))
      .join('')
    return `<fieldset style="border:1px solid var(--x-line);min-width:0;margin:0;padding:var(--x-pad)"><legend>${escapeHtml(words.label())}</legend>${col(rows)}</fieldset>`
  }
  const tabs = h.part('tabs', {
    items: words.navs(random.int(3, 7)).map((t) => ({ text: t })),
    selected: random.int(0, 2),
    focused: focus(h),
  })
  return `<div class="x-app x-pad" style="gap:var(--x-gap)">${tabs}<div class="x-grow x-scroll x-grid" style="--x-cell:${random.int(240, 420)}px;align-content:start">${random.times(h.lots(2, 6), group).join('')}</div>${row(endButtons(h) + text(''), 'end')}</div>`
}
