import { anyChoice, anyField, col, endButtons, menuItems, progressLine } from './bits.mjs'
import { escapeHtml } from '../markup.mjs'

/** What may lie above a screen. Each gives markup in a fixed place. */
const overlays = {
  dialog(h) {
    const { random, words } = h
    const body = random.chance(0.5)
      ? `<p style="margin:0">${escapeHtml(words.paragraph(1, 2))}</p>`
      : col(random.times(random.int(1, 4), () => (random.chance(0.6) ? anyField(h) : anyChoice(h))).join(''))
    const dialog = h.part('dialog', {
      title: random.chance(0.6) ? words.title() : words.sentence(),
      body,
      actions: endButtons(h),
      closable: random.chance(0.6),
      width: random.int(280, 560),
    })
    return `<div class="x-overlay ${random.chance(0.8) ? 'dim' : ''}">${dialog}</div>`
  },
  menu: (h) => pop(h, h.part('menu', { items: menuItems(h) }), 220, 300),
  toast: (h) => {
    const width = Math.min(360, h.width - 40)
    return `<div class="x-pop" style="bottom:20px;${h.random.chance(0.5) ? `right:20px` : `left:${Math.round((h.width - width) / 2)}px`};width:${width}px">${h.part('alert', { text: h.words.sentence(), closable: h.random.chance(0.6), icon: h.random.pick(['info', 'success', 'warning']) })}${h.random.chance(0.3) ? h.part('card', { body: progressLine(h) }) : ''}</div>`
  },
  tooltip: (h) => pop(h, h.part('tooltip', { text: h.words.label() }), 120, 30),
  chooser: (h) =>
    pop(
      h,
      `<div class="x-card" style="padding:4px;width:200px">${h.part('list', { items: h.words.labels(h.random.int(3, 7)).map((text) => ({ text })), selected: 1 })}</div>`,
      210,
      240,
    ),
}

const pop = (h, body, width, height) =>
  `<div class="x-pop" style="left:${h.random.int(4, Math.max(5, h.width - width))}px;top:${h.random.int(20, Math.max(21, h.height - height))}px">${body}</div>`

/** Something above the screen on about a third of the pages. */
export function drawOverlay(h) {
  const kind = h.random.weighted({ none: 7, dialog: 2, menu: 1.2, toast: 0.6, tooltip: 0.3, chooser: 0.4 })
  return kind === 'none' ? '' : overlays[kind](h)
}
