/** A stretch of time, from its first millisecond to before its last. */
export interface Span {
  from: number
  to: number
}

/** What was typed, parted into the words to look for and the time that was meant. */
export interface Timed {
  words: string
  /** The words that were taken as a time, as they were typed; null where there were none. */
  time: string | null
  span: Span | null
}

const HOUR = 3_600_000

/** The beginning of the day that lies so many days away. Days of a change of clocks have 23 or 25 hours. */
function day(now: number, away: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + away).getTime()
}
/** The beginning of the week, which begins on Monday. */
const week = (now: number, away: number): number => day(now, away * 7 - ((new Date(now).getDay() + 6) % 7))

/** Longer phrases first: “the day before yesterday” holds “yesterday”. English and German, in whatever language the interface is. */
const phrases: readonly (readonly [string, (now: number) => Span])[] = [
  ['the day before yesterday|vorgestern', (now) => ({ from: day(now, -2), to: day(now, -1) })],
  ['this morning|heute morgen|heute früh', (now) => ({ from: day(now, 0), to: day(now, 0) + 12 * HOUR })],
  ['yesterday|gestern', (now) => ({ from: day(now, -1), to: day(now, 0) })],
  ['today|heute', (now) => ({ from: day(now, 0), to: day(now, 1) })],
  ['(?:the )?last hour|(?:der )?letzten stunde', (now) => ({ from: now - HOUR, to: now + 1 })],
  ['last week|letzte[rn]? woche', (now) => ({ from: week(now, -1), to: week(now, 0) })],
  ['this week|diese[rn]? woche', (now) => ({ from: week(now, 0), to: week(now, 1) })],
]

/**
 * Finds a time in what was typed, in the clock of this computer. Quotation marks switch that off: what stands in them is only ever
 * looked for on pictures.
 */
export function whenFrom(typed: string, now: number): Timed {
  if (!/["“”„«»]/u.test(typed)) {
    for (const [phrase, span] of phrases) {
      const found = new RegExp(
        `(?<![\\p{L}\\p{N}])(?:(?:from|of|since|in|von|vom|aus|seit) )?(${phrase})(?![\\p{L}\\p{N}])`,
        'iu',
      ).exec(typed)
      if (!found) continue
      const words = (typed.slice(0, found.index) + ' ' + typed.slice(found.index + found[0].length))
        .replace(/\s+/gu, ' ')
        .trim()
      return { words, time: found[1] ?? found[0], span: span(now) }
    }
  }
  return { words: typed.trim(), time: null, span: null }
}
