import { attributes, escapeHtml, mark } from '../../markup.mjs'

/** Controls made of several: tabs, menus, lists, tables, trees. Options say what is in them and what is chosen. */

export const tabs = (o, h) =>
  `<div class="x-tabs" role="tablist" style="display:flex;${o.vertical ? 'flex-direction:column;' : ''}overflow:hidden">${o.items
    .map(
      ({ text, icon }, i) =>
        `<button type="button" class="x-tab" role="tab" aria-selected="${i === o.selected}"${mark('tab', { focused: o.focused && i === o.selected })} style="white-space:nowrap">${icon ? `${h.icon(icon)} ` : ''}${escapeHtml(text)}</button>`,
    )
    .join('')}</div>`

const menuRow = (item, h) => {
  if (item.separator) return '<hr style="margin:.25em 0;border:0;border-top:1px solid var(--x-line)">'
  const marked = mark('menuitem', { state: item.checked === undefined ? {} : { checked: item.checked } })
  const dim = item.disabled ? 'opacity:.45;' : ''
  return `<div class="x-item${item.hover ? ' hover' : ''}" role="menuitem"${attributes({ 'aria-disabled': item.disabled && 'true', 'aria-expanded': item.submenu ? 'false' : undefined })}${marked} data-n="${escapeHtml(item.text)}" style="${dim}display:flex;align-items:center;gap:.6em;white-space:nowrap"><span style="width:1.2em;flex:none;text-align:center">${item.checked ? '✓' : item.icon ? h.icon(item.icon) : ''}</span><span style="flex:1">${escapeHtml(item.text)}</span>${item.shortcut ? `<span class="x-muted x-small" style="padding-inline-start:2em">${escapeHtml(item.shortcut)}</span>` : ''}${item.submenu ? '<span>›</span>' : ''}</div>`
}

export const menu = (o, h) =>
  `<div class="x-menu" role="menu" style="display:inline-block;min-width:${o.width ?? 170}px">${o.items.map((i) => menuRow(i, h)).join('')}</div>`

export const menubar = (o) =>
  `<div class="x-menubar" role="menubar" style="display:flex;background:var(--x-bar);flex:none;overflow:hidden">${o.items.map((text, i) => `<div class="x-item${i === o.open ? ' hover' : ''}" role="menuitem" aria-expanded="${i === o.open}" style="white-space:nowrap">${escapeHtml(text)}</div>`).join('')}</div>`

/** Rows to choose from. `items`: `{ text, detail, icon, picture, end }`; `end` is ready markup. */
export const list = (o, h) =>
  `<div class="x-list" role="listbox"${attributes({ 'aria-label': o.label })}>${o.items
    .map(
      (item, i) =>
        `<div class="x-item" role="option"${attributes({ 'aria-selected': i === o.selected && 'true' })}${mark('listitem', { name: item.text, state: { selected: i === o.selected } })} style="display:flex;align-items:center;gap:.7em;${o.lines ? 'border-bottom:1px solid var(--x-line)' : ''}">${item.picture ?? ''}${item.icon ? h.icon(item.icon) : ''}<span style="flex:1;min-width:0"><span class="x-ellipsis" style="display:block">${escapeHtml(item.text)}</span>${item.detail ? `<span class="x-ellipsis x-small x-muted" style="display:block">${escapeHtml(item.detail)}</span>` : ''}</span>${item.end ?? ''}</div>`,
    )
    .join('')}</div>`

/** Places to go to, in a side bar. */
export const nav = (o, h) =>
  `<div class="x-nav" role="list">${o.items
    .map(
      ({ text, icon, count }, i) =>
        `<div class="x-item" role="listitem"${attributes({ 'aria-current': i === o.selected && 'page' })}${mark('listitem', { name: text, state: { selected: i === o.selected } })} style="display:flex;align-items:center;gap:.7em">${icon ? h.icon(icon) : ''}<span class="x-ellipsis" style="flex:1">${escapeHtml(text)}</span>${count ? `<span class="x-small">${count}</span>` : ''}</div>`,
    )
    .join('')}</div>`

const cell = (content) => (typeof content === 'string' ? escapeHtml(content) : content.html)

/** `rows` hold texts, or `{ html }` for controls in a cell. */
export const table = (o) =>
  `<div class="x-tablebox"><table><thead><tr>${o.columns.map((c) => `<th>${cell(c)}</th>`).join('')}</tr></thead><tbody>${o.rows
    .map(
      (row, i) =>
        `<tr${i === o.selected ? ' aria-selected="true"' : ''}>${row.map((c) => `<td>${cell(c)}</td>`).join('')}</tr>`,
    )
    .join('')}</tbody></table></div>`

/** `items`: `{ text, icon, level, expanded?, selected }`, one per visible row. */
export const tree = (o, h) =>
  `<div class="x-tree" role="tree">${o.items
    .map(
      (item) =>
        `<div class="x-item" role="treeitem"${attributes({ 'aria-selected': String(Boolean(item.selected)), 'aria-expanded': item.expanded === undefined ? undefined : String(item.expanded) })}${mark('treeitem', { name: item.text })} style="display:flex;align-items:center;gap:.35em;padding-block:.15em;padding-inline-start:${0.4 + item.level * 1.2}em;white-space:nowrap"><span style="width:1em;flex:none;text-align:center">${item.expanded === undefined ? '' : h.twisty(item.expanded)}</span>${item.icon ? h.icon(item.icon) : ''}<span class="x-ellipsis">${escapeHtml(item.text)}</span></div>`,
    )
    .join('')}</div>`

export const breadcrumb = (o) =>
  `<nav class="x-row wrap" style="gap:.5em">${o.items.map((text, i) => (i === o.items.length - 1 ? `<span>${escapeHtml(text)}</span>` : `<a href="#">${escapeHtml(text)}</a><span class="x-muted">${o.separator ?? '/'}</span>`)).join('')}</nav>`

export const pages = (o, h) =>
  `<div class="x-row" style="gap:.3em">${Array.from({ length: o.count }, (_, i) => h.part('button', { text: String(i + 1), pressed: i === o.selected ? true : undefined, variant: 'ghost' })).join('')}</div>`

/** Sections that open and close. */
export const accordion = (o, h) =>
  `<div class="x-col" style="gap:0">${o.items
    .map(
      ({ text, body }, i) =>
        `<div style="border-bottom:1px solid var(--x-line)"><button type="button" class="x-tab" aria-expanded="${i === o.open}"${mark('button')} style="width:100%;display:flex;justify-content:space-between;text-align:start"><span>${escapeHtml(text)}</span>${h.twisty(i === o.open)}</button>${i === o.open ? `<div class="x-pad">${body}</div>` : ''}</div>`,
    )
    .join('')}</div>`
