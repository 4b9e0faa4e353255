/** Which drawings of a family mean what, and which ones mean nothing that is asked for. */
import { readFileSync, realpathSync } from 'node:fs'
import { drawingsOf } from './families.mjs'

/**
 * The meanings in the order of their classes: `{ id, en, de, names, only?, not? }`. `names` are the names that families
 * give to the drawing; `only` gives a name of one family to this meaning alone; `not` takes names of one family away
 * (there they look different).
 * The class after the last one is "other".
 */
export const meanings = JSON.parse(readFileSync(new URL('./meanings.json', import.meta.url), 'utf8'))

export const OTHER = meanings.length

/** For every meaning the names of its drawings in one family, as sets. */
export function namesIn(family) {
  const claimed = new Map()
  for (const meaning of meanings) for (const name of meaning.only?.[family.id] ?? []) claimed.set(name, meaning)
  return meanings.map((meaning) => {
    const not = meaning.not?.[family.id] ?? []
    const shared = meaning.names.filter((name) => !not.includes(name) && !claimed.has(name))
    return new Set([...shared, ...(meaning.only?.[family.id] ?? [])])
  })
}

/** Whether a name is made of an alias and more words (`folder-plus`): too near to be called "other". */
const near = (name, aliases) => {
  const words = name.split('-')
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= words.length; to++) if (aliases.has(words.slice(from, to).join('-'))) return true
  return false
}

/**
 * One family's drawings by class: `{ classes: drawing[][], others: drawing[] }`. Links to the same file count once.
 * `others` are drawings whose names share no alias with any meaning in any family.
 */
export function sortDrawings(family) {
  const byName = new Map()
  const seen = new Set()
  for (const drawing of drawingsOf(family)) {
    const file = drawing.svg ? drawing.path : realpathSync(drawing.path)
    const known = byName.get(drawing.name) ?? []
    byName.set(drawing.name, known)
    known.push({ ...drawing, file })
  }
  const classes = namesIn(family).map((names) => {
    const drawings = []
    for (const name of names) {
      for (const drawing of byName.get(name) ?? []) {
        if (seen.has(drawing.file)) continue
        seen.add(drawing.file)
        drawings.push(drawing)
      }
    }
    return drawings
  })
  const aliases = new Set(meanings.flatMap((m) => [...m.names, ...Object.values(m.only ?? {}).flat()]))
  const others = []
  for (const [name, drawings] of byName)
    if (!near(name, aliases)) others.push(...drawings.filter((d) => !seen.has(d.file) && seen.add(d.file)))
  return { classes, others }
}
