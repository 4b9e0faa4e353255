import { above, button, choice, field, inside, select, slider, spin, table } from './native.mjs'
import { classes, escapeHtml as e, mark } from '../markup.mjs'

/** Kits that style plain tags, or nearly so: Pico, Water.css, Milligram. */
const heading = (o) => `<h${o.level ?? 2} style="margin:${o.flat ? 0 : '.4em 0'}">${e(o.text)}</h${o.level ?? 2}>`

export const pico = {
  name: 'pico',
  packages: ['@picocss/pico'],
  themes: ['light', 'dark'],
  look: (random) => ({
    colour: random.pick([
      '',
      '.amber',
      '.cyan',
      '.fuchsia',
      '.green',
      '.indigo',
      '.jade',
      '.orange',
      '.pumpkin',
      '.red',
      '.slate',
      '.violet',
      '.zinc',
    ]),
  }),
  head: (h) => `<link rel="stylesheet" href="/modules/@picocss/pico/css/pico${h.kitLook.colour}.min.css">`,
  html: ({ theme }) => ({ 'data-theme': theme }),
  fontCss: (family) => `:root{--pico-font-family:${family}}`,
  css: ({ density }) =>
    `:root{${density === 'compact' ? '--pico-font-size:80%;--pico-form-element-spacing-vertical:.35rem;--pico-form-element-spacing-horizontal:.5rem;' : '--pico-font-size:92%;'}}input,select,textarea,progress{margin-bottom:0!important}.x-row button,.x-bar button{width:auto;margin:0}article{margin:0}.x-bar [type=search]{height:auto}`,
  palette: () => ({
    bg: 'var(--pico-background-color)',
    surface: 'var(--pico-card-background-color)',
    side: 'var(--pico-card-sectioning-background-color)',
    bar: 'var(--pico-card-sectioning-background-color)',
    ink: 'var(--pico-color)',
    muted: 'var(--pico-muted-color)',
    line: 'var(--pico-muted-border-color)',
    accent: 'var(--pico-primary-background)',
    onaccent: 'var(--pico-primary-inverse)',
  }),
  parts: {
    button: button((o, h) =>
      classes(
        { primary: '', ghost: 'outline secondary', danger: 'contrast', '': 'secondary' }[o.variant ?? ''],
        h.random.chance(0.1) && 'outline',
      ),
    ),
    field: field({ cls: '', wrap: above() }),
    select: select({ cls: '', wrap: above() }),
    spin: spin({ cls: '', wrap: above() }),
    slider: slider({ wrap: above() }),
    checkbox: choice('checkbox', { draw: inside() }),
    radio: choice('radio', { draw: inside() }),
    toggle: (o, h) =>
      choice('toggle', { role: 'switch', draw: inside() })(o, h).replace(
        'type="checkbox"',
        'type="checkbox" role="switch"',
      ),
    progress: (o) => `<progress value="${o.value}" max="100"></progress>`,
    table: table((o, h) => h.random.pick(['', 'striped'])),
    card: (o) =>
      `<article${mark('region', { name: o.title ?? '' })}>${o.title ? `<header>${heading({ ...o, text: o.title, flat: true })}</header>` : ''}${o.body}</article>`,
    dialog: (o, h) =>
      `<article role="dialog" aria-label="${e(o.title)}" style="width:${o.width}px;max-width:94vw;max-height:92vh;overflow:auto"${mark('dialog', { name: o.title })}><header>${o.closable ? `<button aria-label="${e(h.words.command('close'))}" rel="prev" class="close" style="all:unset;float:inline-end;cursor:pointer"${mark('button', { iconOnly: true })}>✕</button>` : ''}<p style="margin:0"${mark('heading')}><strong>${e(o.title)}</strong></p></header><div class="x-col">${o.body}</div><footer class="x-row end">${o.actions}</footer></article>`,
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) =>
            `<details${i === o.open ? ' open' : ''}><summary aria-expanded="${i === o.open}">${e(text)}</summary>${body}</details><hr>`,
        )
        .join(''),
    heading,
  },
}

export const water = {
  name: 'water',
  packages: ['water.css'],
  themes: ['light', 'dark'],
  head: ({ theme }) => `<link rel="stylesheet" href="/modules/water.css/out/${theme}.min.css">`,
  css: () =>
    'body{max-width:none!important;padding:0!important;margin:0!important}.x-row button,.x-bar button{margin:0}',
  palette: () => ({
    bg: 'var(--background-body)',
    surface: 'var(--background)',
    side: 'var(--background)',
    bar: 'var(--background-alt)',
    ink: 'var(--text-main)',
    muted: 'var(--text-muted)',
    line: 'var(--border)',
    accent: 'var(--focus)',
    field: 'var(--background)',
  }),
  parts: {
    button: button(''),
    field: field({ cls: '', wrap: above() }),
    select: select({ cls: '', wrap: above() }),
    spin: spin({ cls: '', wrap: above() }),
    slider: slider({ wrap: above() }),
    checkbox: choice('checkbox', { draw: inside() }),
    radio: choice('radio', { draw: inside() }),
    progress: (o) => `<progress value="${o.value}" max="100" style="width:100%"></progress>`,
    table: table(''),
    card: (o) =>
      o.title
        ? `<fieldset${mark('region', { name: o.title })}><legend><h3 style="margin:0;display:inline">${e(o.title)}</h3></legend>${o.body}</fieldset>`
        : `<blockquote style="margin:0"${mark('region', { name: '' })}>${o.body}</blockquote>`,
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) =>
            `<details${i === o.open ? ' open' : ''}><summary aria-expanded="${i === o.open}">${e(text)}</summary>${body}</details>`,
        )
        .join(''),
    heading,
  },
}

export const milligram = {
  name: 'milligram',
  packages: ['milligram'],
  themes: ['light'],
  head: () => '<link rel="stylesheet" href="/modules/milligram/dist/milligram.min.css">',
  css: () =>
    'html{font-size:56%}input,select,textarea,button{margin-bottom:0!important}.x-row select,.x-bar select,.x-bar input{width:auto}',
  palette: () => ({
    bg: '#fff',
    surface: '#fff',
    ink: '#606c76',
    accent: '#9b4dca',
    onaccent: '#fff',
    line: '#d1d1d1',
    side: '#f4f5f6',
    bar: '#f4f5f6',
    field: '#fff',
    hover: '#f4f5f6',
    button: '#eee',
  }),
  parts: {
    button: button((o) =>
      classes(
        'button',
        { primary: '', ghost: 'button-clear', danger: 'button-black', '': 'button-outline' }[o.variant ?? ''],
      ),
    ),
    field: field({ cls: '', wrap: above() }),
    select: select({ cls: '', wrap: above() }),
    spin: spin({ cls: '', wrap: above() }),
    checkbox: choice('checkbox', {
      draw: ({ input, id, label }) => `<div>${input} <label class="label-inline" for="${id}">${label}</label></div>`,
    }),
    radio: choice('radio', {
      draw: ({ input, id, label }) => `<div>${input} <label class="label-inline" for="${id}">${label}</label></div>`,
    }),
    table: table(''),
    heading,
  },
}
