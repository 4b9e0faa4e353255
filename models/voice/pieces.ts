/** No piece is longer, in UTF-16 units: about a quarter of a minute of speech. What comes after it waits that long. */
const MOST = 250
/** Sound starts when the first piece is there, so that one is kept shorter where a clause allows it. */
const MOST_FIRST = 120
const LEAST_FIRST = 30
/** A piece of a word or two sounds odd on its own; it is joined with what follows. */
const TINY = 12

/** Sentences do not end after these, although a full stop follows. */
const goesOn = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|No|Fig|approx|[A-Z])\.\s*$/

/**
 * Cuts a text into what a neural voice speaks at once: sentences; tiny ones together with the next; parts of long ones, cut after a
 * clause, else after a word, else between characters. Nothing but white space is lost at the cuts.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const sentence of sentencesOf(text)) {
    let rest = sentence
    if (pieces.length === 0 && rest.length > MOST_FIRST) {
      const end = clauseEnd(rest, LEAST_FIRST, MOST_FIRST)
      if (end !== undefined) {
        pieces.push(rest.slice(0, end).trim())
        rest = rest.slice(end)
      }
    }
    while (rest.length > MOST) {
      const end = clauseEnd(rest, MOST / 2, MOST) ?? wordEnd(rest, MOST / 2, MOST) ?? characterEnd(rest, MOST)
      pieces.push(rest.slice(0, end).trim())
      rest = rest.slice(end)
    }
    pieces.push(rest.trim())
  }
  return pieces.filter((piece) => piece !== '')
}

/** Sentences, with tiny ones and those that only seem to end joined with the next. */
function* sentencesOf(text: string): Generator<string> {
  let current = ''
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const belongs = goesOn.test(current) || current.trim().length < TINY
    if (current !== '' && !(belongs && current.length + segment.length <= MOST_FIRST)) {
      yield current
      current = ''
    }
    current += segment
  }
  yield current
}

/** The place after the last clause that ends between two places. */
const clauseEnd = (text: string, least: number, most: number): number | undefined =>
  lastEnd(text, /[,;:–—)…]["”’]?\s+/gu, least, most)
const wordEnd = (text: string, least: number, most: number): number | undefined => lastEnd(text, /\s+/gu, least, most)

function lastEnd(text: string, boundary: RegExp, least: number, most: number): number | undefined {
  let end: number | undefined
  for (const found of text.slice(0, most).matchAll(boundary)) {
    const after = found.index + found[0].length
    if (after >= least) end = after
  }
  return end
}

/** The place before the character that does not fit. A window is enough: no sensible character is longer. */
function characterEnd(text: string, most: number): number {
  const start = most - 64
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(start, most + 64))
  const last = characters.containing(most - start)
  const end = start + (last?.index ?? 0)
  if (end > start) return end
  // Heaps of accents on one letter: at least no pair of surrogates is cut.
  return /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most
}
