import { markProps } from '../markup.mjs'

/**
 * Helpers for kits of React components, rendered to markup on our side. React belongs to the interface elsewhere in this
 * project, so it is loaded only when such a kit is drawn.
 */
export async function loadReact() {
  process.env.NODE_ENV ??= 'production'
  const [{ createElement }, { renderToStaticMarkup }] = await Promise.all([import('react'), import('react-dom/server')])
  /** Ready markup inside a component. */
  const raw = (html, style) => createElement('div', { dangerouslySetInnerHTML: { __html: html }, style })
  const glyph = (html, extra) =>
    createElement('span', {
      dangerouslySetInnerHTML: { __html: html },
      style: { display: 'inline-flex', verticalAlign: '-0.15em' },
      ...extra,
    })
  return { E: createElement, renderToStaticMarkup, raw, glyph }
}

/** Marks as properties, without those that are not there. */
export const props = (role, options) =>
  Object.fromEntries(
    Object.entries(markProps(role, options))
      .filter(([, value]) => value !== undefined && value !== false && value !== null)
      .map(([name, value]) => [name, value === true ? '' : value]),
  )

export const rowState = (role, it, chosen) =>
  role === 'menuitem' ? (it.checked === undefined ? {} : { checked: it.checked }) : { selected: chosen }
