import { paragraph, photo } from './bits.mjs'
import { escapeHtml, mark } from '../markup.mjs'

/** Screens with hardly any interface: photographs, plain text, a terminal. What is found there is found wrongly. */

export const photograph = (h) => {
  const share = h.random.pick([1, 1, 0.9, 0.7])
  return `<div class="x-center" style="padding:0;background:${h.random.pick(['#000', '#222', '#fff', '#777'])}">${photo(h, Math.round(h.width * share), Math.round(h.height * share), { noise: h.random.chance(0.6), style: 'max-width:none' })}</div>`
}

export const plainText = (h) =>
  `<div class="x-paper" style="min-height:100vh;padding:${h.random.int(10, 80)}px;box-sizing:border-box;columns:${h.width > 900 ? h.random.pick([1, 1, 2, 3]) : 1};column-gap:40px">${h.random.times(h.random.int(4, 24), () => paragraph(h)).join('')}</div>`

export const terminal = (h) => {
  const { random, words } = h
  const lines = random.times(random.int(8, 45), () =>
    random.pick([
      () => `$ ls ${words.fileName()}`,
      () => words.sentence(),
      () => `${random.int(1000, 99999)}  ${words.fileName()}  ${words.size()}`,
      () => '',
      () => `-rw-r--r-- 1 user user ${random.int(10, 99999)} ${words.date()} ${words.fileName()}`,
    ])(),
  )
  return `<div style="position:fixed;inset:0;overflow:hidden;background:${random.pick(['#000', '#1e1e1e', '#300a24', '#fdf6e3', '#002b36'])};color:${random.pick(['#8ae234', '#ccc', '#93a1a1', '#d7ba7d'])};padding:8px"${mark('none')}><pre class="x-code" style="font-size:${random.int(11, 17)}px">${lines.map(escapeHtml).join('\n')}</pre></div>`
}
