import { above, breadcrumb, button, choice, cross, field, rows, select, spin, tabs } from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

const c = (name) => `pf-v6-c-${name}`
const wrap = above({ outer: c('form__group'), label: c('form__label') })
const variant = { primary: 'pf-m-primary', danger: 'pf-m-danger', ghost: 'pf-m-plain', '': 'pf-m-secondary' }
const chevron =
  '<svg viewBox="0 0 320 512" fill="currentColor" width="0.7em" height="1em"><path d="M31 193h257c17 0 26 21 14 34L174 355c-8 7-21 7-28 0L18 227c-13-13-4-34 13-34z"/></svg>'
const pane = (type) =>
  choice(type, {
    cls: c(`${type === 'radio' ? 'radio' : 'check'}__input`),
    draw: ({ input, id, label }) =>
      `<div class="${c(type === 'radio' ? 'radio' : 'check')}">${input}${label ? `<label class="${c(type === 'radio' ? 'radio' : 'check')}__label" for="${id}">${label}</label>` : ''}</div>`,
  })
const kinds = ['info', 'success', 'warning', 'danger']

export const patternfly = {
  name: 'patternfly',
  packages: ['@patternfly/patternfly'],
  themes: ['light', 'dark'],
  head: () => '<link rel="stylesheet" href="/modules/@patternfly/patternfly/patternfly.css">',
  html: ({ theme }) => ({ class: theme === 'dark' ? 'pf-v6-theme-dark' : undefined }),
  palette: () => ({
    bg: 'var(--pf-t--global--background--color--secondary--default)',
    surface: 'var(--pf-t--global--background--color--primary--default)',
    side: 'var(--pf-t--global--background--color--secondary--default)',
    bar: 'var(--pf-t--global--background--color--primary--default)',
    ink: 'var(--pf-t--global--text--color--regular)',
    muted: 'var(--pf-t--global--text--color--subtle)',
    line: 'var(--pf-t--global--border--color--default)',
    accent: 'var(--pf-t--global--color--brand--default)',
    onaccent: '#fff',
  }),
  fontCss: (family) =>
    `:root{--pf-t--global--font--family--body:${family};--pf-t--global--font--family--heading:${family}}`,
  parts: {
    button: button(
      (o, h) =>
        classes(
          c('button'),
          o.iconOnly ? 'pf-m-plain' : variant[o.variant ?? ''],
          h.density === 'compact' && 'pf-m-small',
        ),
      {
        icon: (svg) => `<span class="${c('button__icon')}">${svg}</span>`,
        label: (t) => `<span class="${c('button__text')}">${t}</span>`,
      },
    ),
    field: field({
      wrap,
      box: (control, o) =>
        `<span class="${classes(c('form-control'), o.disabled && 'pf-m-disabled')}" style="width:100%">${control}</span>`,
    }),
    select: select({
      wrap,
      box: (control, o) =>
        `<span class="${classes(c('form-control'), o.disabled && 'pf-m-disabled')}">${control.replace('data-r="combobox"', 'data-r="combobox" data-sub="^span"')}<span class="${c('form-control__utilities')}"><span class="${c('form-control__toggle-icon')}">${chevron}</span></span></span>`,
    }),
    spin: (o, h) =>
      `<span style="display:inline-block;max-width:14em">${spin({ wrap: (control, id, opts) => wrap(`<span class="${classes(c('form-control'), o.disabled && 'pf-m-disabled')}">${control}</span>`, id, opts), width: '100%' })(o, h)}</span>`,
    checkbox: pane('checkbox'),
    radio: pane('radio'),
    toggle: choice('toggle', {
      role: 'switch',
      cls: c('switch__input'),
      sub: '^label >> .pf-v6-c-switch__toggle',
      caption: '^label >> .pf-v6-c-switch__label',
      draw: ({ input, label }) =>
        `<label class="${c('switch')}">${input}<span class="${c('switch__toggle')}"></span>${label ? `<span class="${c('switch__label')}">${label}</span>` : ''}</label>`,
    }),
    slider: (o) =>
      `${o.bare || !o.label ? '' : `<label>${e(o.label)}</label>`}<div class="${classes(c('slider'), o.disabled && 'pf-m-disabled')}" style="--pf-v6-c-slider--value:${o.value}%;width:${o.width ?? '100%'}"${mark('slider', { name: o.label, join: '.pf-v6-c-slider__thumb', state: { value: `${o.value} %`, ...(o.disabled && { disabled: true }) } })}><div class="${c('slider__main')}"><div class="${c('slider__rail')}"><div class="${c('slider__rail-track')}"></div></div><div class="${c('slider__thumb')}"></div></div></div>`,
    progress: (o, h) =>
      `<div class="${classes(c('progress'), h.random.pick(['', 'pf-m-success', 'pf-m-danger', 'pf-m-sm', 'pf-m-lg']))}"${mark('progressbar', { name: o.label, sub: '.pf-v6-c-progress__bar', state: { value: `${o.value} %` } })}><div class="${c('progress__description')}">${e(o.label)}</div><div class="${c('progress__status')}"><span class="${c('progress__measure')}">${o.value}%</span></div><div class="${c('progress__bar')}"><div class="${c('progress__indicator')}" style="width:${o.value}%"></div></div></div>`,
    tabs: tabs({
      outer: c('tabs__list'),
      item: (on) => classes(c('tabs__item'), on && 'pf-m-current'),
      linkTag: 'button',
      link: c('tabs__link'),
      label: (t) => `<span class="${c('tabs__item-text')}">${t}</span>`,
      around: (inner, o, h) =>
        `<div class="${classes(c('tabs'), o.vertical && 'pf-m-vertical', h.random.chance(0.3) && 'pf-m-box')}">${inner}</div>`,
    }),
    menu: rows({
      role: 'menuitem',
      tag: 'ul',
      outer: c('menu__list'),
      outerRole: 'menu',
      rowTag: 'li',
      row: (it) => classes(c('menu__list-item'), it.disabled && 'pf-m-disabled'),
      itemTag: 'button',
      item: c('menu__item'),
      separator: '<hr class="pf-v6-c-divider">',
      around: (inner) =>
        `<div class="${c('menu')}" style="display:inline-block"><div class="${c('menu__content')}">${inner}</div></div>`,
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: c('nav__list'),
      rowTag: 'li',
      row: c('nav__item'),
      item: (it) => classes(c('nav__link'), it.chosen && 'pf-m-current'),
      around: (inner) => `<nav class="${c('nav')}">${inner}</nav>`,
    }),
    table: (o, h) =>
      h
        .base('table', o)
        .replace(
          '<table>',
          `<table class="${classes(c('table'), 'pf-m-grid-md', h.random.pick(['', 'pf-m-compact', 'pf-m-striped']))}">`,
        )
        .replace('<thead>', `<thead class="${c('table__thead')}">`)
        .replace('<tbody>', `<tbody class="${c('table__tbody')}">`)
        .replace(/<tr/gu, `<tr class="${c('table__tr')}"`)
        .replace(/<th>/gu, `<th class="${c('table__th')}">`)
        .replace(/<td>/gu, `<td class="${c('table__td')}">`),
    card: (o, h) =>
      `<section class="${classes(c('card'), h.random.pick(['', 'pf-m-compact', 'pf-m-flat']))}"${mark('region', { name: o.title ?? '' })}>${o.title ? `<div class="${c('card__title')}"><h${o.level ?? 3} class="${c('card__title-text')}">${e(o.title)}</h${o.level ?? 3}></div>` : ''}<div class="${c('card__body')}">${o.body}</div></section>`,
    alert: (o, h) => {
      const kind = h.random.pick(kinds)
      return `<div class="${c('alert')} pf-m-${kind} ${h.random.chance(0.5) ? 'pf-m-inline' : ''}"${mark('region', { name: o.text })}><div class="${c('alert__icon')}">${h.icon(o.icon ?? 'info', 18)}</div><p class="${c('alert__title')}">${e(o.text)}</p>${o.closable ? `<div class="${c('alert__action')}">${cross(`${c('button')} pf-m-plain`, h, h.icons ? h.icon('close', 16) : '×')}</div>` : ''}</div>`
    },
    dialog: (o, h) =>
      `<div class="${c('modal-box')}" role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw">${o.closable ? `<div class="${c('modal-box__close')}">${cross(`${c('button')} pf-m-plain`, h, h.icons ? h.icon('close', 16) : '×')}</div>` : ''}<header class="${c('modal-box__header')}"><h2 class="${c('modal-box__title')}">${e(o.title)}</h2></header><div class="${c('modal-box__body')} x-col">${o.body}</div><footer class="${c('modal-box__footer')}">${o.actions}</footer></div>`,
    breadcrumb: breadcrumb({ outer: c('breadcrumb'), list: c('breadcrumb__list'), item: c('breadcrumb__item') }),
    accordion: (o) =>
      `<div class="${c('accordion')}">${o.items.map(({ text, body }, i) => `<div class="${c('accordion__item')} ${i === o.open ? 'pf-m-expanded' : ''}"><button class="${c('accordion__toggle')}" type="button" aria-expanded="${i === o.open}"><span class="${c('accordion__toggle-text')}">${e(text)}</span><span class="${c('accordion__toggle-icon')}">${chevron}</span></button>${i === o.open ? `<div class="${c('accordion__expandable-content')} pf-m-expanded"><div class="${c('accordion__expandable-content-body')}">${body}</div></div>` : ''}</div>`).join('')}</div>`,
    badge: (o, h) =>
      `<span class="${c('label')} pf-m-${h.random.pick(['blue', 'green', 'orange', 'red'])}"><span class="${c('label__content')}"><span class="${c('label__text')}">${e(o.text)}</span></span></span>`,
  },
}
