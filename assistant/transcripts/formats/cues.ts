import type { Segment } from '../../contract'
import { breakQuality, wrap } from './lines'

/** A subtitle: at most two lines, and its time in seconds. */
export interface Cue {
  start: number
  end: number
  lines: string[]
  /** What it is a part of. */
  segment: Segment
}

/** Shortest and longest time that a subtitle stays, in seconds (5/6 s and 7 s, as Netflix's guide has them). */
const SHORTEST = 5 / 6
const LONGEST = 7
/** Characters that people read in a second, at most. */
const READING_SPEED = 20
/** Two frames of film between two subtitles, in seconds. */
const GAP = 2 / 24
/** A pause as long as this ends a subtitle, in seconds. */
const PAUSE = 1
/** A sentence that ends in a subtitle at least this long ends it, in characters. */
const FULL_ENOUGH = 24

interface Word {
  text: string
  start: number
  end: number
}

/**
 * Segments as subtitles that can be read: short lines, sensible breaks, never two at a time.
 * @param lead what each subtitle of a segment begins with, such as who speaks; it is kept on one line
 */
export function cuesOf(segments: readonly Segment[], lead: (segment: Segment) => string = () => ''): Cue[] {
  const inOrder = [...segments].sort((a, b) => a.start - b.start)
  const cues = inOrder.flatMap((segment) => {
    const leading = lead(segment) === '' ? [] : [lead(segment)]
    return groupsOf(timed(segment), leading).map((words): Cue => {
      const [first, last] = [words[0] as Word, words.at(-1) as Word]
      const texts = [...leading, ...words.map(({ text }) => text)]
      return { start: first.start, end: last.end, lines: wrap(texts) ?? [texts.join(' ')], segment }
    })
  })
  cues.sort((a, b) => a.start - b.start)
  return cues.map((cue, i) => stretch(cue, cues[i + 1]?.start ?? Infinity))
}

/** The words of a segment with their times; its text where it has no words. */
function timed({ text, words, start, end }: Segment): Word[] {
  if (words.length > 0) return words
  const parts = text.split(/\s+/u).filter((word) => word !== '')
  const total = parts.reduce((sum, word) => sum + word.length + 1, 0)
  let at = start
  return parts.map((word) => {
    const from = at
    at += ((end - start) * (word.length + 1)) / total
    return { text: word, start: from, end: at }
  })
}

function groupsOf(words: readonly Word[], leading: readonly string[]): Word[][] {
  const groups: Word[][] = []
  let group: Word[] = []
  const fits = (more: readonly Word[]): boolean =>
    wrap([...leading, ...more.map(({ text }) => text)]) !== null &&
    (more.at(-1) as Word).end - (more[0] as Word).start <= LONGEST
  for (const word of words) {
    const last = group.at(-1)
    const length = group.reduce((sum, { text }) => sum + text.length + 1, 0)
    const sentenceEnds = last !== undefined && breakQuality(last.text, word.text) === 3 && length >= FULL_ENOUGH
    if (last && (sentenceEnds || word.start - last.end >= PAUSE)) {
      groups.push(group)
      group = []
    }
    while (group.length > 0 && !fits([...group, word])) {
      const cut = bestCut([...group, word])
      groups.push(group.slice(0, cut))
      group = group.slice(cut)
    }
    group.push(word)
  }
  if (group.length > 0) groups.push(group)
  return groups
}

/** After how many words a group that became too long is divided: at the best place in its second half. */
function bestCut(words: readonly Word[]): number {
  let best = words.length - 1
  let quality = -Infinity
  for (let i = Math.max(1, Math.ceil(words.length / 2)); i < words.length; i++) {
    const q = breakQuality((words[i - 1] as Word).text, (words[i] as Word).text)
    if (q >= quality) [best, quality] = [i, q]
  }
  return best
}

/** Gives a subtitle the time to be read, as far as the next one leaves it. */
function stretch(cue: Cue, next: number): Cue {
  const characters = cue.lines.join(' ').length
  const wanted = Math.min(LONGEST, Math.max(SHORTEST, cue.end - cue.start, characters / READING_SPEED))
  const latest = next - GAP
  // Where two begin almost together the first gives way, but never vanishes.
  const end = Math.max(Math.min(cue.start + wanted, latest), Math.min(cue.start + 0.05, next))
  return { ...cue, end }
}
