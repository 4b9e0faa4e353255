import type { Box, TextLine } from '../../../contract/scene'
import { bottom, holdsMiddle, middleX, middleY, right } from '../sight'

/** What text may belong to: a control with words in it, or a drawing that was read as letters. */
export interface Owner {
  box: Box
  isIcon: boolean
}

/** A piece of a line, and the index of the owner in whose box it stands; undefined where it stands free. */
export interface Piece {
  line: TextLine
  owner: number | undefined
}

/** A drawing is read as so many letters at most: “B”, “oDU”. */
const LETTERS_OF_A_DRAWING = 3

/**
 * Gives each line to the smallest owner around its middle. A line that runs over several owners (“File Edit View” is often read as one)
 * is cut between its words; a short first or last word that stands where an icon was found is the icon and no word.
 * Where words stand inside a line is not read: they are placed by the number of their letters.
 */
export function piecesOf(lines: readonly TextLine[], owners: readonly Owner[]): Piece[] {
  return lines.flatMap((line) => {
    const near = owners.map((owner, index) => ({ ...owner, index })).filter(({ box }) => meets(box, line.box))
    if (near.length === 0) return [{ line, owner: undefined }]
    const controls = near.filter(({ isIcon }) => !isIcon)
    const words = wordsOf(line)
    const kept = withoutIcons(
      words,
      near.filter(({ isIcon }) => isIcon),
    )
    if (controls.every(({ box }) => holdsMost(box, line.box)) && kept.length === words.length)
      return [{ line, owner: smallestAround(line.box, controls) }]
    return grouped(kept, line.confidence, (word) => smallestAround(word.box, controls))
  })
}

type Word = Pick<TextLine, 'text' | 'box'>

function wordsOf({ text, box: [x, y, width, height] }: TextLine): Word[] {
  const each = width / Math.max(1, text.length)
  return [...text.matchAll(/\S+/gu)].map((found) => ({
    text: found[0],
    box: [x + found.index * each, y, found[0].length * each, height],
  }))
}

/** Only the first and the last word can be a drawing beside the text; a line that is nothing else stays. */
function withoutIcons(words: Word[], icons: readonly Owner[]): Word[] {
  if (icons.length === 0 || words.length < 2) return words
  const isIcon = ({ text, box }: Word): boolean =>
    text.length <= LETTERS_OF_A_DRAWING && icons.some((icon) => holdsMiddle(icon.box, box))
  const from = isIcon(words[0] as Word) ? 1 : 0
  const until = words.length - (words.length - from > 1 && isIcon(words[words.length - 1] as Word) ? 1 : 0)
  return words.slice(from, until)
}

/** Neighbouring words with the same owner, as one line each. */
function grouped(words: readonly Word[], confidence: number, ownerOf: (word: Word) => number | undefined): Piece[] {
  const pieces: Piece[] = []
  for (const word of words) {
    const owner = ownerOf(word)
    const last = pieces.at(-1)
    if (last && last.owner === owner)
      last.line = {
        ...last.line,
        text: `${last.line.text} ${word.text}`,
        box: [last.line.box[0], word.box[1], right(word.box) - last.line.box[0], word.box[3]],
      }
    else pieces.push({ owner, line: { ...word, confidence } })
  }
  return pieces
}

function smallestAround(box: Box, owners: readonly (Owner & { index: number })[]): number | undefined {
  const around = owners.filter((owner) => holds(owner.box, box))
  return around.toSorted((a, b) => a.box[2] * a.box[3] - b.box[2] * b.box[3])[0]?.index
}

const holds = (outer: Box, inner: Box): boolean =>
  middleX(inner) >= outer[0] &&
  middleX(inner) <= right(outer) &&
  middleY(inner) >= outer[1] &&
  middleY(inner) <= bottom(outer)

/** Whether a line and a control share a row. */
const meets = (box: Box, line: Box): boolean =>
  middleY(line) >= box[1] && middleY(line) <= bottom(box) && right(box) > line[0] && box[0] < right(line)

/** A line may reach a little beyond its control. */
const holdsMost = (box: Box, line: Box): boolean =>
  Math.min(right(box), right(line)) - Math.max(box[0], line[0]) > line[2] * 0.85
