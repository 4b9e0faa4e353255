/** Building blocks of the markup that every kit's templates share. */

export const escapeHtml = (text) =>
  String(text ?? '').replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c])

/** `{ id: 'a', checked: true, title: undefined }` as ` id="a" checked`. */
export const attributes = (values) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('')

/**
 * Says what an element is, where its markup alone does not: the attributes that truth/ reads.
 * `sub` leads to the drawn box: a path of CSS selectors that truth/parts.mjs follows, at its end `::before` or `::after`
 * where a pseudo-element is what is drawn. `caption` leads to the label in the same way.
 * `state` adds to what the element itself tells. `tight` takes the box of the words and drawings alone; `join` (a selector) adds the boxes of
 * parts that stick out; `offset` is the part of that box that counts, as `left top width height`; `also`
 * names further elements inside a component's shadow root, as `{ role, path, name, iconOnly }`.
 */
export const markProps = (role, { name, sub, state, iconOnly, caption, tight, join, offset, also, focused } = {}) => ({
  'data-r': role,
  'data-n': name,
  'data-sub': sub,
  'data-s': state && Object.keys(state).length > 0 ? JSON.stringify(state) : undefined,
  'data-icononly': iconOnly,
  'data-caption': caption,
  'data-tight': tight,
  'data-join': join,
  'data-offset': offset,
  'data-also': also && JSON.stringify(also),
  'data-focus': focused,
})

/** The same as markup. */
export const mark = (role, options) => attributes(markProps(role, options))

/** Joins the truthy ones. */
export const classes = (...names) => names.filter(Boolean).join(' ')
