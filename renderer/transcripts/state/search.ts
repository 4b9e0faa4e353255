import type { Segment } from '../../../assistant/contract'
import type { Match } from './model'

/** The searched words are short; what is longer was pasted by mistake. */
export const LONGEST_QUERY = 200

/**
 * Text as it is compared: without capitals, accents and typographic quotes. It has as many characters as the text itself, so that places
 * in one are places in the other.
 */
export const folded = (text: string): string => text.replaceAll(/[^ -~]/g, foldedUnit).toLowerCase()

/** Of signs beyond the plain ones; each stays one character. */
function foldedUnit(unit: string): string {
  if (/[\u2018\u2019\u02bc]/u.test(unit)) return "'"
  if (/[\u201c-\u201e]/u.test(unit)) return '"'
  if (/\s/u.test(unit)) return ' '
  return unit.normalize('NFD').charAt(0)
}

/** All places where the words stand, in order. No places for an empty query. */
export function findAll(segments: readonly Segment[], query: string): Match[] {
  const wanted = wantedText(query)
  if (wanted === '') return []
  return segments.flatMap((segment, index) => findIn(segment.text, wanted, index))
}

/** The places in one segment that was added, for a search that is under way. */
export const findInSegment = (segment: Segment, index: number, query: string): Match[] => {
  const wanted = wantedText(query)
  return wanted === '' ? [] : findIn(segment.text, wanted, index)
}

const wantedText = (query: string): string => folded(query.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))

function findIn(text: string, wanted: string, segment: number): Match[] {
  const matches: Match[] = []
  const where = folded(text)
  for (let from = where.indexOf(wanted); from >= 0; from = where.indexOf(wanted, from + wanted.length))
    matches.push({ segment, from, to: from + wanted.length })
  return matches
}

/** The match to go to next: round the end, and from where the keyboard is at the first step. */
export function nextMatch(matches: readonly Match[], current: number, from: number, step: 1 | -1): number {
  if (matches.length === 0) return -1
  if (current >= 0) return (current + step + matches.length) % matches.length
  if (step === 1)
    return Math.max(
      0,
      matches.findIndex((match) => match.segment >= from),
    )
  const before = matches.findLastIndex((match) => match.segment <= from)
  return before >= 0 ? before : matches.length - 1
}
