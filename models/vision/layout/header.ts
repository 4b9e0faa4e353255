import { kindOf } from './words'

/** Longer texts are contents, not names of columns. */
const longestName = 60

/**
 * Whether the first row names the columns. Words above numbers, or years above other numbers, say so. Where all cells are
 * words, a first row of short, different names that appear nowhere below counts as a header from three columns on: with
 * two columns, names and values look the same.
 */
export function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...body] = rows
  if (body.length < 2) return false
  const names = first.map((t) => t.trim())
  if (names.slice(1).some((t) => t === '') || names.some((t) => t.length > longestName)) return false

  let different = 0
  for (const [i, name] of names.entries()) {
    const below = body.map((row) => kindOf(row[i] ?? '')).filter((kind) => kind !== 'empty')
    const values = below.filter((kind) => kind !== 'word').length
    const own = kindOf(name)
    if (own === 'empty' || below.length === 0) continue
    const mostlyValues = values > below.length / 2
    if (own === 'word' && mostlyValues) different++
    else if (own === 'year' && below.filter((kind) => kind === 'year').length < below.length / 2) different++
    else if (own !== 'word') return false
  }
  if (different > 0) return true
  const contents = new Set(body.flat())
  return names.length >= 3 && new Set(names).size === names.length && !names.some((name) => name && contents.has(name))
}
