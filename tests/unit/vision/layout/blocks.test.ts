import { readFileSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Box, TextLine } from '../../../../models/contract/scene'
import { layoutText, plainText } from '../../../../models/vision/layout'
import { pages, pageNamed, seeded, shuffled, type TruePage } from './pages'

function laidOut(page: Pick<TruePage, 'lines' | 'width' | 'height'>, rulings?: TruePage['rulings']) {
  const mixed = shuffled(page.lines, seeded(6))
  const layout = layoutText(mixed.lines, page, rulings)
  const lines = layout.order.map((i) => mixed.lines[i]!)
  return { ...layout, lines, truth: layout.order.map((i) => page.lines[mixed.truth[i]!]!) }
}
const textOf = (name: string): string => {
  const page = pageNamed(name)
  const { lines, blocks, tables } = laidOut(page, page.rulings)
  return plainText(lines, blocks, tables)
}

describe('blocks', () => {
  test('headings, paragraphs, lists, captions, code and tables are told apart', () => {
    let right = 0
    let all = 0
    for (const page of pages) {
      const { blocks, truth } = laidOut(page, page.rulings)
      const kinds = new Map(blocks.flatMap((b) => b.lines.map((i) => [i, b.kind as string])))
      all += truth.length
      right += truth.filter((line, i) => (kinds.get(i) ?? 'table') === line.kind).length
    }
    expect(right / all).toBeGreaterThanOrEqual(0.97)
  })

  test.each(['news2', 'news3', 'sidebar', 'notes', 'dialog', 'list'])(
    '%s: paragraphs start and end where they do',
    (name) => {
      const page = pageNamed(name)
      const { blocks, truth } = laidOut(page)
      const found = blocks
        .filter((b) => b.kind === 'paragraph')
        .map((b) => b.lines.map((i) => truth[i]!.text).join('\n'))
      const paragraphs = [...new Set(page.lines.map((l) => l.block))]
        .map((block) => page.lines.filter((l) => l.block === block))
        .filter((lines) => lines[0]!.kind === 'paragraph' && lines.length > 2)
        .map((lines) => lines.map((l) => l.text).join('\n'))
      // A paragraph that goes on in the next column is two blocks.
      const whole = paragraphs.filter((p) => found.includes(p))
      expect(whole.length).toBeGreaterThanOrEqual(
        paragraphs.length - (name.startsWith('news') || name === 'notes' ? 2 : 0),
      )
    },
  )

  test('each line is in one block or one table, and blocks follow the reading order', () => {
    for (const page of pages) {
      const { blocks, tables, lines } = laidOut(page, page.rulings)
      const inBlocks = blocks.flatMap((b) => b.lines)
      expect(new Set(inBlocks).size).toBe(inBlocks.length)
      expect(inBlocks).toEqual(inBlocks.toSorted((a, b) => a - b))
      if (tables.length === 0) expect(inBlocks.length).toBe(lines.length)
    }
  })

  test('columns are counted in reading order', () => {
    const { blocks, truth } = laidOut(pageNamed('sidebar'))
    const columnOf = (text: string): number | undefined =>
      blocks.find((b) => b.lines.some((i) => truth[i]!.text === text))?.column
    expect(['Overview', 'History of the tower', 'Also on this coast'].map(columnOf)).toEqual([0, 1, 2])
  })
})

describe('plain text', () => {
  test('a form joins each label with its field', () => {
    expect(textOf('settings')).toContain('Name:  Profile 1\nIPv4 address:  192.168.1.23\n')
  })

  test('a menu joins each entry with its shortcut', () => {
    expect(textOf('menu')).toContain('Open…  Ctrl+O\nOpen Recent\nClose  Ctrl+W\n')
  })

  test('a receipt is written row by row', () => {
    expect(textOf('receipt')).toContain('MILK 1L  1.19\nRYE BREAD  2.49\nEGGS X10  3.29\nBUTTER  2.79\n2 x 0.89\n')
  })

  test('table rows are lines with tabs, where they stand on the page', () => {
    expect(textOf('list')).toContain(
      'Prices\n\nTicket\tSummer\tWinter\nAdult\t€ 9.00\t€ 6.50\nChild\t€ 4.00\t€ 3.00\nFamily\t€ 22.00\t€ 15.00\n\nTable 2:',
    )
  })

  test('code keeps its lines and its indentation', () => {
    const text = textOf('editor')
    expect(text).toContain(' 4     for (const flash of flashes) {\n')
    expect(text).toContain(' 5       const slot = Math.round((flash / seconds) * 60)\n')
    expect(text).toContain('10   }\n11\n12   // The horn')
  })

  test('paragraphs have a blank line between them and keep their line ends', () => {
    expect(textOf('dialog')).toContain(
      'Delete this booking?\n\nThe room “Fuel store” becomes free again, and the\ndeposit of',
    )
  })

  const inputs = resolve(import.meta.dirname, '../../../../../shared/inputs/manifest.json')
  test.skipIf(!existsSync(inputs))('a photographed receipt: prices beside their items', () => {
    const { entries } = JSON.parse(readFileSync(inputs, 'utf8')) as {
      entries: { file: string; ground_truth: { boxes: { box: number[]; text: string }[] } }[]
    }
    const receipt = entries.find((e) => e.file === 'ocr/receipts/1.jpeg')!
    const lines: TextLine[] = receipt.ground_truth.boxes.map(({ box, text }) => {
      const xs = box.filter((_, i) => i % 2 === 0)
      const ys = box.filter((_, i) => i % 2 === 1)
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      return { text, box: [x, y, Math.max(...xs) - x, Math.max(...ys) - y] as Box, confidence: 1 }
    })
    const { order, blocks, tables } = layoutText(lines, { width: 1600, height: 1200 })
    const text = plainText(
      order.map((i) => lines[i]!),
      blocks,
      tables,
    )
    const found = text.replaceAll(/[ \t]+/g, ' ').split('\n')
    for (const row of [
      'BCCHOCCUPCAKES 3.99 B',
      'Regprice 3.79',
      'Cardsavings 1.80-',
      'DULCEDELECHECHE 1.99 B',
      'MULTIGRAINCHEERIO 1.50 B',
      'PROGRESSOR&HSTK 2.00 B',
    ])
      expect(found).toContain(row)
  })
})
