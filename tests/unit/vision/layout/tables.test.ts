import { describe, expect, test } from 'vitest'
import type { TextLine } from '../../../../models/contract/scene'
import { layoutText, type Rulings } from '../../../../models/vision/layout'
import { cellCounts, pages, pageNamed, roughened, seeded, shuffled, type TruePage } from './pages'

const size = { width: 800, height: 600 }
const textOf = (text: string, x: number, y: number): TextLine => ({
  text,
  box: [x, y, text.length * 8, 16],
  confidence: 1,
})
const rowsAt = (rows: string[][], xs: number[], pitch = 26): TextLine[] =>
  rows.flatMap((row, r) => row.flatMap((text, c) => (text ? [textOf(text, xs[c]!, 40 + r * pitch)] : [])))

const f1 = (counts: { hits: number; found: number; truth: number }[]): number => {
  const sum = (key: 'hits' | 'found' | 'truth') => counts.reduce((total, c) => total + c[key], 0)
  return (2 * sum('hits')) / (sum('found') + sum('truth'))
}

function cellsOf(page: TruePage, lines: TruePage['lines'], seed: number, rulings: Rulings | undefined) {
  const { tables } = layoutText(shuffled(lines, seeded(seed)).lines, page, rulings)
  return cellCounts(
    tables.map((t) => t.rows),
    page.tables.map((t) => t.rows),
  )
}

describe('tables', () => {
  test.each(pages.map((p) => [p.name, p] as const))('%s: exactly its tables, cell by cell', (_, page) => {
    const { tables } = layoutText(shuffled(page.lines, seeded(2)).lines, page, page.rulings)
    expect(tables.map(({ header, rows }) => ({ header, rows }))).toEqual(page.tables)
  })

  test('cells survive boxes that are off by two pixels and lines cut in two', () => {
    const kept = pages.flatMap((page) =>
      Array.from({ length: 8 }, (_, seed) => {
        const lines = roughened(page, seeded(seed), { missing: 0 })
        return cellsOf(page, lines, seed + 9, page.rulings)
      }),
    )
    expect(f1(kept)).toBeGreaterThanOrEqual(0.95)
  })

  test('each cell says where it stands', () => {
    const page = pageNamed('numbers')
    const [table] = layoutText(shuffled(page.lines, seeded(1)).lines, page).tables
    for (const cell of table!.cells) {
      expect(table!.rows[cell.row]![cell.column]).toBe(cell.text)
      expect(page.lines.find((l) => l.text === cell.text && l.box.join() === cell.box.join())).toBeDefined()
    }
  })

  test('two rows make a table only between drawn lines', () => {
    const lines = rowsAt(
      [
        ['Host', 'Port'],
        ['alpha', '8080'],
      ],
      [40, 240],
    )
    const rulings: Rulings = {
      horizontal: [
        [30, 32, 400, 1],
        [30, 61, 400, 1],
        [30, 88, 400, 1],
      ],
      vertical: [
        [30, 32, 1, 57],
        [230, 32, 1, 57],
        [430, 32, 1, 57],
      ],
    }
    expect(layoutText(lines, size).tables).toEqual([])
    expect(layoutText(lines, size, rulings).tables.map((t) => t.rows)).toEqual([
      ['Host Port'.split(' '), ['alpha', '8080']],
    ])
  })

  test('the header is told from the rows below it', () => {
    const header = (rows: string[][]) => layoutText(rowsAt(rows, [40, 240, 400]), size).tables.map((t) => t.header)
    expect(
      header([
        ['Town', 'People', 'Since'],
        ['Husum', '23,274', '1603'],
        ['List', '1,523', '1292'],
      ]),
    ).toEqual([true])
    expect(
      header([
        ['Kiel', '246,601', '1242'],
        ['Husum', '23,274', '1603'],
        ['List', '1,523', '1292'],
      ]),
    ).toEqual([false])
  })

  test.each([
    [
      'a form',
      [
        ['Name:', 'Ada'],
        ['E-mail:', 'ada@example.org'],
        ['Phone:', '01632 960 001'],
        ['City:', 'Kiel'],
      ],
    ],
    [
      'a menu',
      [
        ['New', 'Ctrl+N'],
        ['Open', 'Ctrl+O'],
        ['Save', 'Ctrl+S'],
        ['Quit', 'Ctrl+Q'],
      ],
    ],
    [
      'a receipt',
      [
        ['MILK', '1.19'],
        ['BREAD', '2.49'],
        ['EGGS', '3.29'],
        ['TOTAL', '6.97'],
      ],
    ],
    [
      'numbered lines',
      [
        ['1', 'The first of them'],
        ['2', 'The second one'],
        ['3', 'The third and last'],
      ],
    ],
  ])('%s is a list of rows, not a table', (_, rows) => {
    const { tables, blocks } = layoutText(rowsAt(rows, [40, 240]), size)
    expect(tables).toEqual([])
    expect(blocks.map((b) => b.kind)).toEqual(['list'])
  })
})
