import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Box, TextLine } from '../../../../models/contract/scene'

export interface TruePage {
  name: string
  width: number
  height: number
  /** In reading order. */
  lines: { text: string; box: Box; kind: string; block: number }[]
  tables: { header: boolean; rows: string[][] }[]
  rulings: { horizontal: Box[]; vertical: Box[] }
}

const folder = resolve(import.meta.dirname, '../../../fixtures/layout')

/** Pages laid out by a browser, with what is true about them. */
export const pages: TruePage[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ ...JSON.parse(readFileSync(resolve(folder, file), 'utf8')), name: file.replace('.json', '') }))

export const pageNamed = (name: string): TruePage => pages.find((p) => p.name === name)!

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Lines as a detector might give them: shuffled; `truth[i]` is the true place of line `i`. */
export function shuffled(lines: TruePage['lines'], random: () => number): { lines: TextLine[]; truth: number[] } {
  const keyed = lines.map((line, i) => ({ line, i, key: random() })).sort((a, b) => a.key - b.key)
  return { lines: keyed.map(({ line: { text, box } }) => ({ text, box, confidence: 1 })), truth: keyed.map((k) => k.i) }
}

/** Boxes off by up to two pixels, one line in 25 missing, one line in 12 cut in two runs. */
export function roughened(page: TruePage, random: () => number, { missing = 0.04 } = {}): TruePage['lines'] {
  const off = (): number => Math.round(random() * 4 - 2)
  return page.lines.flatMap((line) => {
    const words = line.text.split(' ')
    if (random() < missing) return []
    const [x, y, w, h] = line.box
    const jittered = (left: number, width: number, text: string) => ({
      ...line,
      text,
      box: [left + off(), y + off(), Math.max(4, width + off()), Math.max(6, h + off())] as Box,
    })
    if (words.length < 3 || random() > 0.08) return [jittered(x, w, line.text)]
    const first = words.slice(0, words.length >> 1).join(' ')
    const rest = words.slice(words.length >> 1).join(' ')
    const perLetter = w / line.text.length
    const start = perLetter * (first.length + 1)
    return [jittered(x, perLetter * first.length, first), jittered(x + start, w - start, rest)]
  })
}

/** Kendall's tau between the found and the true order: 1 the same, −1 reversed. */
export function kendallTau(places: readonly number[]): number {
  let agree = 0
  let pairs = 0
  for (let i = 0; i < places.length; i++)
    for (let j = i + 1; j < places.length; j++) {
      pairs++
      agree += places[i]! < places[j]! ? 1 : -1
    }
  return pairs === 0 ? 1 : agree / pairs
}

/** Cells that stand at the right place with the right text: how many were found, how many there are. */
export function cellCounts(found: string[][][], truth: string[][][]): { hits: number; found: number; truth: number } {
  const cells = (tables: string[][][]): Set<string> =>
    new Set(
      tables.flatMap((rows, t) =>
        rows.flatMap((row, r) =>
          row.flatMap((text, c) => (text ? [`${t}/${r}/${c}/${text.replaceAll(/\s+/g, ' ')}`] : [])),
        ),
      ),
    )
  const [a, b] = [cells(found), cells(truth)]
  return { hits: [...a].filter((cell) => b.has(cell)).length, found: a.size, truth: b.size }
}
