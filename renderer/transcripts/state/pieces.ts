import type { Segment } from '../../../assistant/contract'
import type { Match, Place } from './model'

/** A run of a segment's text: a word that can be played, or what stands between two of them (`word` is -1). */
export interface Piece {
  from: number
  to: number
  word: number
}

/**
 * A segment's text cut at its timed words. Words that do not stand in the text, because the recogniser wrote the two differently, are left
 * out: the text is what people read. Without any timed word the whole text is one piece that plays from the segment's start.
 */
export function piecesOf({ text, words }: Pick<Segment, 'text' | 'words'>): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  words.forEach((word, index) => {
    const wanted = word.text.trim()
    const from = wanted === '' ? -1 : text.indexOf(wanted, at)
    if (from < 0) return
    if (from > at) pieces.push({ from: at, to: from, word: -1 })
    pieces.push({ from, to: from + wanted.length, word: index })
    at = from + wanted.length
  })
  if (at < text.length) pieces.push({ from: at, to: text.length, word: -1 })
  return pieces
}

/** The words of a segment that can be pointed at, by their number. */
export const wordsIn = (segment: Segment): number[] =>
  piecesOf(segment)
    .map(({ word }) => word)
    .filter((word) => word >= 0)

/** A run of a piece that is or is not part of a match. `match` is the match's place in the list given. */
export interface Run {
  from: number
  to: number
  match: number
}

/** A piece cut at the matches in it. Matches are in order and do not overlap. */
export function runsOf(piece: Piece, matches: readonly Pick<Match, 'from' | 'to'>[]): Run[] {
  const runs: Run[] = []
  let at = piece.from
  matches.forEach((match, index) => {
    const from = Math.max(match.from, at)
    const to = Math.min(match.to, piece.to)
    if (from >= to) return
    if (from > at) runs.push({ from: at, to: from, match: -1 })
    runs.push({ from, to, match: index })
    at = to
  })
  if (at < piece.to) runs.push({ from: at, to: piece.to, match: -1 })
  return runs
}

/** Where the sound of a place begins, in seconds. */
export const startOf = (segments: readonly Segment[], { segment, word }: Place): number =>
  segments[segment]?.words[word]?.start ?? segments[segment]?.start ?? 0

/**
 * The word that is heard at a moment; null before the first one, and the last one heard in a pause. Lines of a live session may overlap and be
 * out of order, as each source has its own: the one that began last counts.
 */
export function placeAt(segments: readonly Segment[], seconds: number): Place | null {
  const segment = latest(segments, seconds)
  const found = segments[segment]
  if (!found) return null
  return { segment, word: latest(found.words, seconds) }
}

/** Which of these began last before a moment; -1 where none has. */
function latest(items: readonly { start: number }[], seconds: number): number {
  let [found, begun] = [-1, -1]
  items.forEach(({ start }, index) => {
    if (start > seconds + TOLERANCE || start < begun) return
    found = index
    begun = start
  })
  return found
}

/** Players round positions; a word whose start was asked for must not show as the one before. */
const TOLERANCE = 0.01

/** The word a character of a segment's text belongs to, or the next one after it. */
export function wordAt(segment: Segment, character: number): number {
  const pieces = piecesOf(segment).filter(({ word }) => word >= 0)
  return (pieces.find(({ to }) => to > character) ?? pieces.at(-1))?.word ?? -1
}
