import { attributes, escapeHtml, mark } from '../../markup.mjs'

/** What holds controls: bars, cards, dialogs, windows. `body`, `actions` and the like are ready markup. */

export const toolbar = (o) =>
  `<div class="x-bar${o.below ? ' below' : ''}${o.vertical ? ' vertical' : ''}" role="toolbar"${attributes({ 'aria-label': o.label, style: o.style })}>${o.body}</div>`

export const statusbar = (o) =>
  `<div class="x-bar below x-small"${mark('statusbar', { name: o.items.join(' ') })} style="gap:1.5em">${o.items.map((t) => `<span>${escapeHtml(t)}</span>`).join('')}</div>`

export const card = (o, h) =>
  `<section class="x-card"${mark('region', { name: o.title ?? '' })}>${o.title ? h.part('heading', { text: o.title, level: o.level ?? 3, flat: true }) : ''}${o.body}</section>`

export const alert = (o, h) =>
  `<div class="x-card" role="alert"${mark('region', { name: o.text })} style="display:flex;gap:.7em;align-items:center;border-inline-start:4px solid var(--x-accent)">${h.icon(o.icon ?? 'info', 18)}<span style="flex:1">${escapeHtml(o.text)}</span>${o.closable ? h.part('button', { text: h.words.command('close'), icon: 'close', iconOnly: true, variant: 'ghost' }) : ''}</div>`

export const dialog = (o, h) =>
  `<div class="x-dialog" role="dialog" aria-modal="true"${attributes({ 'aria-label': o.title })} style="width:${o.width ?? 420}px;max-width:94vw;max-height:92vh;overflow:auto"><div class="x-row between x-title x-pad">${h.part('heading', { text: o.title, level: 2, flat: true })}${o.closable ? h.part('button', { text: h.words.command('close'), icon: 'close', iconOnly: true, variant: 'ghost' }) : ''}</div><div class="x-pad x-col">${o.body}</div><div class="x-row end x-pad wrap">${o.actions}</div></div>`

const glyphs = {
  minimize: '<path d="M3 8.5h10"/>',
  maximize: '<rect x="3.5" y="3.5" width="9" height="9"/>',
  close: '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
}

const titleButton = (kind, name, look) =>
  `<button type="button" aria-label="${escapeHtml(name)}"${mark('button', { iconOnly: true })} style="all:unset;box-sizing:border-box;width:${look.width}px;height:${look.height}px;display:grid;place-items:center;${look.css(kind)}"><svg width="12" height="12" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" data-r="icon" data-icon="window:${kind}" data-n="${kind}">${glyphs[kind]}</svg></button>`

const titleLooks = [
  { width: 44, height: 30, css: () => '' },
  { width: 22, height: 22, css: () => 'border-radius:50%;background:rgb(127 127 127 / .2);margin:0 4px;' },
  {
    width: 14,
    height: 14,
    atStart: true,
    css: (kind) =>
      `border-radius:50%;margin:0 4px;color:rgb(0 0 0 / .55);background:${{ close: '#ff5f57', minimize: '#febc2e', maximize: '#28c840' }[kind]};`,
  },
  { width: 26, height: 22, css: () => 'border:1px solid var(--x-line);border-radius:3px;margin:0 1px;' },
]

/** A window of a desktop. `body` fills it; `active` windows stand out. */
export function window(o, h) {
  const look = titleLooks[o.look ?? h.titleLook]
  const kinds = look.atStart ? ['close', 'minimize', 'maximize'] : ['minimize', 'maximize', 'close']
  const buttons = `<span style="display:flex;align-items:center">${kinds.map((kind) => titleButton(kind, kind === 'close' ? h.words.command('close') : kind, look)).join('')}</span>`
  const title = `<span class="x-ellipsis" style="flex:1;${look.atStart ? 'text-align:center' : ''}">${escapeHtml(o.title)}</span>`
  return `<div class="x-window"${mark('window', { name: o.title })} style="display:flex;flex-direction:column;background:var(--x-bg);color:var(--x-ink);border:1px solid var(--x-strong);border-radius:${h.windowRadius}px;overflow:hidden;box-shadow:0 6px 24px rgb(0 0 0 / .35);box-sizing:border-box;${o.style ?? ''}"><div class="x-title"${mark('titlebar', { name: o.title })} style="display:flex;align-items:center;gap:8px;padding:2px 4px 2px 8px;min-height:30px;flex:none;${o.active ? '' : 'color:var(--x-muted)'}">${look.atStart ? buttons : h.icon(o.icon ?? 'file', 16)}${title}${look.atStart ? '' : buttons}</div><div style="flex:1;min-height:0;display:flex;flex-direction:column">${o.body}</div></div>`
}

export const tooltip = (o) =>
  `<div style="background:#222;color:#fff;padding:.3em .6em;border-radius:4px;font-size:.85em;display:inline-block">${escapeHtml(o.text)}</div>`
