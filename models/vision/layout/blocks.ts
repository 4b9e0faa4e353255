import type { TextBlock } from '../../contract/scene'
import { around, heightOf, median, quantile, share, widthOf, type Run } from './run'
import { gapBetween, type Row } from './rows'
import { codeRanges } from './code'
import { endsSentence, isMarker, isShortcut, startsCaption, startsItem } from './words'

export type BlockKind = TextBlock['kind']

export interface RowBlock {
  readonly kind: BlockKind
  readonly rows: readonly Row[]
}

export const rowText = (row: Row): string => row.phrases.map((p) => p.text).join(' ')

/** A row with a bullet or number in front, boxed with its text or apart from it. */
export const isItem = (row: Row): boolean =>
  startsItem(rowText(row)) || (row.phrases.length > 1 && isMarker(row.phrases[0]?.text ?? ''))

/** Several phrases on one level, further apart than words: a tool bar, a label and its field. */
const isSpread = (row: Row): boolean => row.phrases.length > 1 && !isItem(row)

/** Height of the letters in which most of the text stands, weighted by the length of the lines. */
export function bodyHeight(runs: readonly Run[]): number {
  const sorted = runs.toSorted((a, b) => heightOf(a) - heightOf(b))
  const total = sorted.reduce((sum, r) => sum + widthOf(r), 0)
  let sum = 0
  for (const run of sorted) {
    sum += widthOf(run)
    if (sum >= total / 2) return heightOf(run)
  }
  return 0
}

/** Blocks among rows that stand below each other in one column; `aboveTable`: a table follows them. */
export function blocksOf(rows: readonly Row[], body: number, aboveTable = false): RowBlock[] {
  const blocks: RowBlock[] = []
  let at = 0
  const plain = (to: number): void => {
    if (to > at) blocks.push(...named(parted(rows.slice(at, to)), body))
    at = to
  }
  for (const { from, to } of codeRanges(rows)) {
    plain(from)
    blocks.push({ kind: 'code', rows: rows.slice(from, to) })
    at = to
  }
  plain(rows.length)
  const last = blocks.at(-1)
  if (aboveTable && last && isTitle(last, body)) blocks.splice(-1, 1, { ...last, kind: 'heading' })
  return joinedLists(blocks)
}

/** One short line over a table, a little larger than the text. */
function isTitle({ kind, rows }: RowBlock, body: number): boolean {
  const [row, ...others] = rows
  if (kind !== 'paragraph' || !row || others.length > 0 || isSpread(row)) return false
  const text = rowText(row)
  return row.height >= 1.08 * body && text.length <= 70 && /^\p{Lu}/u.test(text) && !/[.,;:!…]$/.test(text)
}

/** Groups of rows between which a reader sees a step. */
function parted(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  const column = around(rows)
  for (const [i, row] of rows.entries()) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && !startsBlock(group, before, row, rows[i + 1], column.right)) group.push(row)
    else groups.push([row])
  }
  return groups
}

function startsBlock(group: readonly Row[], before: Row, row: Row, after: Row | undefined, right: number): boolean {
  const height = median(group.map((r) => r.height))
  const gap = gapBetween(before, row)
  const inner = group.slice(1).map((r, i) => gapBetween(group[i] ?? r, r))
  const usual = inner.length > 0 ? median(inner) : undefined

  if (isSpread(row) !== isSpread(before)) return true
  if (
    usual !== undefined ? gap > Math.max(1.3 * usual, usual + 0.3 * height) && gap > 0.3 * height : gap > 1.1 * height
  )
    return true
  // The first gap of a group is large when the next one is clearly smaller.
  if (usual === undefined && after && gap > 0.45 * height) {
    const next = gapBetween(row, after)
    if (next < gap - 0.3 * height && after.height < 1.3 * row.height) return true
  }
  if (row.height > 1.22 * height || row.height < height / 1.22) return true
  if (isSpread(row)) return false
  if (isItem(row)) return !isItem(before) && !group.some(isItem)
  if (group.some(isItem)) return row.left < (group[0]?.left ?? 0) + 0.3 * height && gap > 0.35 * height

  const left = median(group.map((r) => r.left))
  const centred = Math.abs((row.left + row.right) / 2 - (before.left + before.right) / 2) < 0.8 * height
  if (!centred && (row.left > left + 4 * height || row.right < left)) return true
  return startsIndented(group, before, row, after, height) || followsShort(before, row, right, height)
}

/** A first line moved in, with the lines around it at the edge. */
function startsIndented(group: readonly Row[], before: Row, row: Row, after: Row | undefined, height: number): boolean {
  const edge = Math.min(...group.map((r) => r.left))
  const moved = row.left - edge
  if (moved < 0.7 * height || moved > 3.5 * height) return false
  const returns = !after || after.left < edge + 0.5 * height || Math.abs(after.left - row.left) < 0.5 * height
  return group.length > 1 && before.left < edge + 0.5 * height && returns
}

/** The line above ends a sentence long before the edge, although the next word had room: it ended a paragraph. */
function followsShort(before: Row, row: Row, right: number, height: number): boolean {
  const text = rowText(row)
  const word = (text.indexOf(' ') > 0 ? text.indexOf(' ') / text.length : 1) * widthOf(row)
  return endsSentence(rowText(before)) && right - before.right > word + 5 * height && widthOf(before) < widthOf(row)
}

function named(groups: readonly Row[][], body: number): RowBlock[] {
  return groups.map((rows, i) => ({ kind: kindOfBlock(rows, groups[i - 1], groups[i + 1], body), rows }))
}

function kindOfBlock(rows: Row[], before: Row[] | undefined, after: Row[] | undefined, body: number): BlockKind {
  const text = rows.map(rowText).join(' ')
  if (rows.some(isItem) && (isItem(rows[0] as Row) || share(rows, isItem) > 0.5)) return 'list'
  if (startsCaption(text) && rows.length <= 4) return 'caption'
  if (rows.every(isSpread)) return rows.length > 1 ? 'list' : 'paragraph'
  if (isHeading(rows, text, before, after, body)) return 'heading'
  return isList(rows) ? 'list' : 'paragraph'
}

function isHeading(
  rows: readonly Row[],
  text: string,
  before: readonly Row[] | undefined,
  after: readonly Row[] | undefined,
  body: number,
): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (rows.length > 3 || letters < 2 || text.length > 160 || rows.some(isSpread)) return false
  const height = median(rows.map((r) => r.height))
  if (height >= 1.22 * body && letters >= text.length / 3) return true
  // As large as the text, but short, alone on its line, and closer to what follows than to what came before.
  const next = after?.[0]
  if (rows.length > 1 || !next || !after || height < 0.95 * body || /[.,;:!…]$/.test(text)) return false
  const introduces = after.length >= 2 && widthOf(around(after)) > 1.2 * widthOf(around(rows)) && !after.some(isSpread)
  const above = before?.at(-1)
  const row = rows[0] as Row
  const apart = !above || gapBetween(above, row) > gapBetween(row, next) + 0.2 * height
  return (
    introduces && apart && /^[\p{Lu}\d]/u.test(text) && text.length <= 70 && height > 1.08 * (after[0]?.height ?? 0)
  )
}

/** Lines of running text fill their column, but for the last one; labels end where they end. */
function isRagged(rows: readonly Row[]): boolean {
  const { left, right } = around(rows)
  return share(rows.slice(0, -1), (row) => row.right < left + 0.8 * (right - left)) >= 0.5
}

/** Short labels at equal distances: entries of a side bar, a menu, a tree. */
function isList(rows: readonly Row[]): boolean {
  if (rows.length < 3) return false
  const texts = rows.map(rowText)
  const height = median(rows.map((r) => r.height))
  const steps = rows.slice(1).map((r, i) => r.top - (rows[i]?.top ?? 0))
  return (
    quantile(
      texts.map((t) => t.length),
      0.5,
    ) <= 32 &&
    share(texts, (t) => /[.,;-]$/.test(t)) <= 0.25 &&
    share(texts, (t) => t.split(' ').length <= 5) >= 0.8 &&
    (median(steps) >= 1.45 * height || isRagged(rows))
  )
}

/** Single labels far apart, and pairs with single labels between them (a menu), are one list. */
function joinedLists(blocks: readonly RowBlock[]): RowBlock[] {
  const result: RowBlock[] = []
  for (let i = 0; i < blocks.length; i++) {
    const chain: RowBlock[] = []
    for (let j = i; j < blocks.length; j++) {
      const block = blocks[j] as RowBlock
      const last = chain.at(-1)?.rows.at(-1)
      if (!canBeEntry(block) || (last && !follows(last, block.rows[0] as Row))) break
      chain.push(block)
    }
    const rows = chain.flatMap((b) => b.rows)
    const first = blocks[i] as RowBlock
    if (
      chain.length > 1 &&
      rows.length >= 3 &&
      (isList(rows) || chain.some((b) => b.rows.some(hasShortcut)) || rows.filter(isSpread).length > rows.length / 2)
    ) {
      result.push({ kind: 'list', rows })
      i += chain.length - 1
    } else result.push(first)
  }
  return result
}

const hasShortcut = (row: Row): boolean => isSpread(row) && isShortcut(row.phrases.at(-1)?.text ?? '')

const canBeEntry = ({ kind, rows }: RowBlock): boolean =>
  (kind === 'paragraph' &&
    (rows.length === 1 || rows.every((r) => r.phrases.length > 1)) &&
    rows.every((r) => rowText(r).length <= 60)) ||
  (kind === 'list' && !rows.some(isItem))

function follows(above: Row, row: Row): boolean {
  const height = Math.min(above.height, row.height)
  const gap = gapBetween(above, row)
  return (
    gap < 1.8 * height &&
    Math.max(above.height, row.height) < 1.25 * height &&
    Math.abs(above.left - row.left) < 3 * height
  )
}
