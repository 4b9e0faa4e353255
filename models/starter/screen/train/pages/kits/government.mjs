import { above, button, choice, cross, field, rows, select, slider, spin, table, tabs } from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

/** The design systems of two governments, which draw check boxes as pseudo-elements of labels. */

const usWrap = above({ label: 'usa-label margin-top-0' })
const usChoice = (type) =>
  choice(type, {
    cls: `usa-${type}__input`,
    sub: '+ ::before',
    draw: ({ input, id, label }) =>
      `<div class="usa-${type}">${input}<label class="usa-${type}__label" for="${id}" style="margin:0">${label}</label></div>`,
  })

export const uswds = {
  name: 'uswds',
  packages: ['@uswds/uswds'],
  themes: ['light'],
  ownFont: 0.5,
  head: () => '<link rel="stylesheet" href="/modules/@uswds/uswds/dist/css/uswds.min.css">',
  css: () =>
    'html{font-size:90%}.usa-input,.usa-select,.usa-textarea,.usa-range,.usa-label{margin-top:0!important}.x-row .usa-button,.x-bar .usa-button{width:auto;margin:0}.usa-accordion__heading{margin:0}',
  palette: () => ({
    bg: '#fff',
    surface: '#fff',
    ink: '#1b1b1b',
    muted: '#71767a',
    line: '#a9aeb1',
    accent: '#005ea2',
    onaccent: '#fff',
    side: '#fff',
    bar: '#f0f0f0',
    hover: '#f0f0f0',
    field: '#fff',
  }),
  parts: {
    button: button((o, h) =>
      classes(
        'usa-button',
        { primary: '', ghost: 'usa-button--unstyled', danger: 'usa-button--secondary', '': 'usa-button--outline' }[
          o.variant ?? ''
        ],
        h.random.chance(0.1) && 'usa-button--base',
      ),
    ),
    field: field({ cls: 'usa-input', area: 'usa-textarea', wrap: usWrap }),
    select: select({ cls: 'usa-select', wrap: usWrap }),
    spin: spin({ cls: 'usa-input', wrap: usWrap }),
    slider: slider({ cls: 'usa-range', wrap: usWrap }),
    checkbox: usChoice('checkbox'),
    radio: usChoice('radio'),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'usa-sidenav',
      rowTag: 'li',
      row: 'usa-sidenav__item',
      item: (it) => it.chosen && 'usa-current',
    }),
    table: table((o, h) =>
      classes('usa-table', h.random.pick(['', 'usa-table--striped', 'usa-table--borderless', 'usa-table--compact'])),
    ),
    card: (o, h) =>
      h.random.chance(0.6)
        ? `<section class="usa-card__container" style="margin:0"${mark('region', { name: o.title ?? '' })}>${o.title ? `<div class="usa-card__header"><h${o.level ?? 3} class="usa-card__heading">${e(o.title)}</h${o.level ?? 3}></div>` : ''}<div class="usa-card__body">${o.body}</div></section>`
        : h.base('card', o),
    alert: (o, h) =>
      `<div class="usa-alert usa-alert--${h.random.pick(['info', 'warning', 'error', 'success'])} ${h.random.chance(0.4) ? 'usa-alert--slim' : ''}" style="margin:0"${mark('region', { name: o.text })}><div class="usa-alert__body"><p class="usa-alert__text">${e(o.text)}</p></div></div>`,
    dialog: (o, h) =>
      `<div class="usa-modal" role="dialog" aria-label="${e(o.title)}" style="margin:0;width:${o.width + 60}px;max-width:94vw"><div class="usa-modal__content"><div class="usa-modal__main"><h2 class="usa-modal__heading">${e(o.title)}</h2><div class="x-col">${o.body}</div><div class="usa-modal__footer x-row">${o.actions}</div></div>${o.closable ? cross('usa-button usa-modal__close', h, h.icons ? h.icon('close', 24) : '×') : ''}</div></div>`,
    pages: (o) =>
      `<nav class="usa-pagination" style="margin:0"><ul class="usa-pagination__list" style="list-style:none"${mark('none')}>${Array.from({ length: o.count }, (_, i) => `<li class="usa-pagination__item usa-pagination__page-no"${mark('none')}><a href="#" class="${classes('usa-pagination__button', i === o.selected && 'usa-current')}"${mark('button', { state: i === o.selected ? { selected: true } : {} })}>${i + 1}</a></li>`).join('')}</ul></nav>`,
    accordion: (o) =>
      `<div class="usa-accordion">${o.items.map(({ text, body }, i) => `<h4 class="usa-accordion__heading" data-r="none"><button type="button" class="usa-accordion__button" aria-expanded="${i === o.open}">${e(text)}</button></h4>${i === o.open ? `<div class="usa-accordion__content usa-prose">${body}</div>` : ''}`).join('')}</div>`,
    badge: (o) => `<span class="usa-tag">${e(o.text)}</span>`,
  },
}

const ukWrap = above({ outer: 'govuk-form-group', label: 'govuk-label' })
const ukChoice = (type, plural) =>
  choice(type, {
    cls: `govuk-${plural}__input`,
    sub: '+ ::before',
    draw: ({ input, id, label, h }) =>
      `<div class="govuk-${plural} ${h.kitLook.small ? `govuk-${plural}--small` : ''}" data-module=""><div class="govuk-${plural}__item">${input}<label class="govuk-label govuk-${plural}__label" for="${id}">${label}</label></div></div>`,
  })

export const govuk = {
  name: 'govuk',
  packages: ['govuk-frontend'],
  themes: ['light'],
  ownFont: 0.6,
  look: (random) => ({ small: random.chance(0.5) }),
  head: () => '<link rel="stylesheet" href="/modules/govuk-frontend/dist/govuk/govuk-frontend.min.css">',
  css: () =>
    '.govuk-form-group,.govuk-button,.govuk-table,.govuk-checkboxes__item,.govuk-radios__item{margin-bottom:0}.govuk-button{width:auto}',
  html: () => ({ class: 'govuk-template' }),
  body: () => ({ class: 'govuk-template__body js-enabled govuk-frontend-supported' }),
  palette: () => ({
    bg: '#fff',
    surface: '#fff',
    ink: '#0b0c0c',
    muted: '#505a5f',
    line: '#b1b4b6',
    accent: '#1d70b8',
    onaccent: '#fff',
    side: '#fff',
    bar: '#f3f2f1',
    hover: '#f3f2f1',
    field: '#fff',
  }),
  parts: {
    button: button((o) =>
      classes(
        'govuk-button',
        {
          primary: '',
          ghost: 'govuk-button--secondary',
          danger: 'govuk-button--warning',
          '': 'govuk-button--secondary',
        }[o.variant ?? ''],
      ),
    ),
    field: field({ cls: 'govuk-input', area: 'govuk-textarea', wrap: ukWrap }),
    select: select({ cls: 'govuk-select', wrap: ukWrap }),
    spin: spin({ cls: 'govuk-input', wrap: ukWrap }),
    checkbox: ukChoice('checkbox', 'checkboxes'),
    radio: ukChoice('radio', 'radios'),
    tabs: tabs({
      outer: 'govuk-tabs__list',
      item: (on) => classes('govuk-tabs__list-item', on && 'govuk-tabs__list-item--selected'),
      link: 'govuk-tabs__tab',
      around: (inner) => `<div class="govuk-tabs" style="margin:0">${inner}</div>`,
      sub: '^li',
    }),
    nav: rows({
      role: 'listitem',
      tag: 'ul',
      outer: 'govuk-list x-pad',
      rowTag: 'li',
      item: (it) => classes('govuk-link', it.chosen && 'govuk-!-font-weight-bold'),
    }),
    table: (o, h) =>
      h
        .base('table', o)
        .replace('<table>', `<table class="govuk-table">`)
        .replace(/<tr/gu, '<tr class="govuk-table__row"')
        .replace(/<th>/gu, '<th class="govuk-table__header">')
        .replace(/<td>/gu, '<td class="govuk-table__cell">'),
    card: (o, h) =>
      o.title && h.random.chance(0.5)
        ? `<section class="govuk-summary-card" style="margin:0"${mark('region', { name: o.title })}><div class="govuk-summary-card__title-wrapper"><h${o.level ?? 3} class="govuk-summary-card__title">${e(o.title)}</h${o.level ?? 3}></div><div class="govuk-summary-card__content">${o.body}</div></section>`
        : h.base('card', o),
    alert: (o, h) =>
      `<div class="govuk-notification-banner ${h.random.chance(0.4) ? 'govuk-notification-banner--success' : ''}" style="margin:0"${mark('region', { name: o.text })}><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title">${e(h.words.nav())}</h2></div><div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">${e(o.text)}</p></div></div>`,
    link: (o) => `<a href="#" class="govuk-link">${e(o.text)}</a>`,
    heading: (o) =>
      `<h${o.level ?? 2} class="govuk-heading-${['', 'xl', 'l', 'm', 's'][o.level ?? 2] ?? 's'}" ${o.flat ? 'style="margin:0"' : ''}>${e(o.text)}</h${o.level ?? 2}>`,
    pages: (o) =>
      `<nav class="govuk-pagination" style="margin:0"><ul class="govuk-pagination__list"${mark('none')}>${Array.from({ length: o.count }, (_, i) => `<li class="${classes('govuk-pagination__item', i === o.selected && 'govuk-pagination__item--current')}"${mark('button', { state: i === o.selected ? { selected: true } : {}, name: String(i + 1) })}><a href="#" class="govuk-link govuk-pagination__link"${mark('none')}>${i + 1}</a></li>`).join('')}</ul></nav>`,
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) =>
            `<details class="govuk-details" style="margin:0"${i === o.open ? ' open' : ''}><summary class="govuk-details__summary" aria-expanded="${i === o.open}"><span class="govuk-details__summary-text">${e(text)}</span></summary><div class="govuk-details__text">${body}</div></details>`,
        )
        .join(''),
    badge: (o, h) =>
      `<strong class="govuk-tag ${h.random.pick(['', 'govuk-tag--green', 'govuk-tag--red', 'govuk-tag--yellow'])}">${e(o.text)}</strong>`,
  },
}
