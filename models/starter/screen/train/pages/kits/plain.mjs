import { labelled } from './base/controls.mjs'
import { mark } from '../markup.mjs'

/** Plain HTML: the browser's own controls, hardly any style sheet. Needs nothing installed. */
export const plain = {
  name: 'html',
  share: 2,
  native: true,
  themes: ['light', 'light', 'dark'],
  head: () => '',
  css: () =>
    '.x-item[aria-selected=true],.x-item[aria-current]{background:Highlight;color:HighlightText}.x-menu{border:1px solid;background:Canvas}.x-item{padding:.2em .5em}.x-dialog{background:Canvas;border:2px solid}.x-tab[aria-selected=true]{font-weight:700;border-bottom:2px solid}.x-tablebox td,.x-tablebox th{padding:2px 6px}',
  parts: {
    toggle: (o, h) => h.part('checkbox', o),
    progress: (o) =>
      `<progress value="${o.value}" max="100" aria-label="${o.label ?? ''}" style="width:100%"></progress>`,
    list: (o, h) => {
      if (o.items.some(({ picture, detail, end }) => picture || detail || end)) return h.base('list', o)
      const options = o.items.map(({ text }, i) => `<option${i === o.selected ? ' selected' : ''}>${text}</option>`)
      return `<select size="${Math.max(2, o.items.length)}" aria-label="${o.label ?? ''}">${options.join('')}</select>`
    },
    accordion: (o) =>
      o.items
        .map(
          ({ text, body }, i) => `<details${i === o.open ? ' open' : ''}><summary>${text}</summary>${body}</details>`,
        )
        .join(''),
    field: (o, h) => {
      if (h.random.chance(0.95) || o.multi) return h.base('field', o)
      const id = h.id()
      return labelled(`<input type="file" id="${id}"${mark('button')}>`, id, o)
    },
  },
}
