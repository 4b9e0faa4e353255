import type { Length, Sentence } from '../contract/descriptions'
import type { Scene, TextBlock, TextLine } from '../../models/contract/scene'
import { shorten } from './untrusted'
import type { Words } from './words'

/** Below this a line is more often wrong than right; it is hedged or left out, and that is said. */
const SOUND_LINE = 0.5
/** How much text a normal description quotes at most; the rest is counted. */
const NORMAL_CHARACTERS = 420
const NORMAL_LINES = 10
/** A detailed description is complete for any page a person would listen to; beyond this, the text is there to be read. */
const DETAILED_SENTENCES = 400
const DETAILED_CHARACTERS = 2000

export const isSound = (line: TextLine): boolean => line.confidence >= SOUND_LINE && line.text !== ''

export type WhichText = 'all' | 'rest' | 'photo' | 'dialog'

/** A word cut at the end of a line; names of files and addresses, which have other characters too, are not words. */
const cutWord = /(?:^|\s)[\p{L}“„"(]*\p{Ll}-$/u
const restOfWord = /^\p{Ll}+[.,;:!?)”“"]*(?:\s|$)/u

/** Lines of one paragraph as running text. A word that was cut at the end of a line is put together again. */
export function joinLines(texts: readonly string[]): string {
  let joined = ''
  for (const text of texts) {
    if (joined === '') joined = text
    else if (cutWord.test(joined) && restOfWord.test(text)) joined = joined.slice(0, -1) + text
    else joined += (/\p{L}-$/u.test(joined) ? '' : ' ') + text
  }
  return joined
}

/** Quotations one after another: a sentence that ended needs no comma before the next. */
function sideBySide(quotes: readonly string[]): string {
  return quotes.reduce((all, quote) => `${all}${/[.!?…:][“”"’]*$/.test(all) ? '' : ','} ${quote}`)
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

export interface Passage {
  kind: TextBlock['kind']
  lines: TextLine[]
}

/** The given lines, grouped into the scene's blocks, in reading order; lines of no block stand by themselves. */
export function passagesOf(scene: Scene, wanted: ReadonlySet<TextLine>): Passage[] {
  const passages: Passage[] = []
  const placed = new Set<TextLine>()
  for (const block of scene.blocks) {
    const lines = block.lines.flatMap((index) => scene.lines[index] ?? []).filter((line) => wanted.has(line))
    for (const line of lines) placed.add(line)
    if (lines.length > 0) passages.push({ kind: block.kind, lines })
  }
  for (const line of scene.lines)
    if (wanted.has(line) && !placed.has(line)) passages.push({ kind: 'paragraph', lines: [line] })
  return passages
}

/**
 * The passage in pieces that are one thing each: entries of a list and lines of a program stand by themselves, and so do
 * texts side by side with more than a letter's height between them (labels of a menu); the lines of a paragraph belong together.
 */
function piecesOf({ kind, lines }: Passage): TextLine[][] {
  const apart = kind === 'list' || kind === 'code'
  const pieces: TextLine[][] = []
  for (const line of lines) {
    const piece = pieces.at(-1)
    const before = piece?.at(-1)
    if (piece && before && !apart && !standsApart(before, line)) piece.push(line)
    else pieces.push([line])
  }
  return pieces
}

function standsApart(
  { box: [leftX, leftY, leftWidth, leftHeight] }: TextLine,
  { box: [x, y, , height] }: TextLine,
): boolean {
  const sameRow = Math.abs(leftY + leftHeight / 2 - (y + height / 2)) < Math.min(leftHeight, height) / 2
  return sameRow && x - (leftX + leftWidth) > Math.max(leftHeight, height)
}

/** One sentence that quotes the first lines and counts the rest. */
export function quotedText(
  passages: readonly Passage[],
  which: WhichText,
  words: Words,
  { maxCharacters = NORMAL_CHARACTERS, maxLines = NORMAL_LINES } = {},
): Sentence[] {
  const quotes: string[] = []
  const quoted: TextLine[] = []
  let left = maxCharacters
  let full = false
  for (const piece of passages.flatMap(piecesOf)) {
    const texts: string[] = []
    for (const line of piece) {
      full ||= quoted.length >= maxLines || (quoted.length > 0 && left < line.text.length)
      if (full) break
      texts.push(shorten(line.text, maxCharacters))
      quoted.push(line)
      left -= line.text.length
    }
    if (texts.length > 0) quotes.push(words.quote(joinLines(texts)))
    if (full) break
  }
  if (quoted.length === 0) return []
  const total = passages.reduce((sum, { lines }) => sum + lines.length, 0)
  const text = words.say('describe.text', { which, text: sideBySide(quotes), more: total - quoted.length })
  return [words.sentence(text, 'text', mean(quoted.map((line) => line.confidence)))]
}

/** Every passage as a sentence of its own; program text line by line, because its lines mean something. */
export function allText(passages: readonly Passage[], which: WhichText, words: Words): Sentence[] {
  const pieces = passages.flatMap(({ kind, lines }): { kind: Passage['kind']; text: string; lines: TextLine[] }[] => {
    if (kind === 'code') return lines.map((line) => ({ kind, text: line.text, lines: [line] }))
    const texts = piecesOf({ kind, lines }).map((piece) => joinLines(piece.map((line) => line.text)))
    return [{ kind, text: texts.join(', '), lines }]
  })
  const spoken = pieces.slice(0, DETAILED_SENTENCES)
  const unsaid = pieces.slice(DETAILED_SENTENCES).reduce((sum, { lines }) => sum + lines.length, 0)
  return spoken.map(({ kind, text, lines }, index) => {
    const quote = words.quote(shorten(text, DETAILED_CHARACTERS))
    const more = index === spoken.length - 1 ? unsaid : 0
    return words.sentence(phrase(kind, quote, index, more), 'text', mean(lines.map((line) => line.confidence)))
  })

  function phrase(kind: Passage['kind'], quote: string, index: number, more: number): string {
    if (kind === 'heading' || kind === 'list' || kind === 'caption') {
      const block = words.say('describe.block', { kind, text: quote })
      return more > 0 ? words.say('describe.text.continued', { text: block, more }) : block
    }
    if (index === 0) return words.say('describe.text', { which, text: quote, more })
    return words.say('describe.text.continued', { text: quote, more })
  }
}

/** What could not be read for certain: counted, and in a detailed description quoted as doubtful. */
export function doubtfulText(lines: readonly TextLine[], length: Length, words: Words): Sentence[] {
  const doubtful = lines.filter((line) => !isSound(line) && line.text !== '')
  if (doubtful.length === 0) return []
  const count = words.sentence(words.say('describe.text.unreadable', { count: doubtful.length }), 'screen')
  if (length !== 'detailed') return [count]
  const quotes = doubtful.slice(0, NORMAL_LINES).map((line) => words.quote(shorten(line.text, 200)))
  const confidence = mean(doubtful.map((line) => line.confidence))
  return [count, words.sentence(words.say('describe.text.uncertain', { text: words.list(quotes) }), 'text', confidence)]
}
