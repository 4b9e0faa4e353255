/** Characters of a line of subtitles (EBU, Netflix and BBC agree on about 42 for Latin scripts). */
export const LINE = 42
/** Lines of one subtitle. */
const LINES = 2

/** Words that begin a thought: a line breaks before them rather than after. */
const OPENERS = new Set(
  'and but or so because that which who when where while if as than then to of in on at by for with from into about after before und oder aber weil dass der die das mit von zu in auf für wenn als'.split(
    ' ',
  ),
)

/** How good a place between two words is for a break; the higher the better. */
export function breakQuality(before: string, after: string): number {
  if (/[.!?…]["”’)]*$/u.test(before)) return 3
  if (/[,;:–—]["”’)]*$/u.test(before)) return 2
  // A number and what it counts, a title and a name belong together.
  if (/\d$/u.test(before) || /^(mr|mrs|ms|dr|st|prof)\.?$/iu.test(before)) return -1
  return OPENERS.has(after.toLowerCase().replaceAll(/[^\p{L}]/gu, '')) ? 1 : 0
}

/** The words on at most two lines of at most 42 characters; null where they do not fit. A longer word is a line of its own. */
export function wrap(words: readonly string[]): string[] | null {
  const text = words.join(' ')
  if (text.length <= LINE || words.length === 1) return [text]
  let best: { lines: string[]; cost: number } | null = null
  for (let i = 1; i < words.length; i++) {
    const lines = [words.slice(0, i).join(' '), words.slice(i).join(' ')]
    if (lines.some((line, k) => line.length > LINE && (k === 0 ? i : words.length - i) > 1)) continue
    const [top = '', bottom = ''] = lines
    const cost = Math.abs(top.length - bottom.length) - 8 * breakQuality(words[i - 1] as string, words[i] as string)
    if (!best || cost < best.cost) best = { lines, cost }
  }
  return best && best.lines.length <= LINES ? best.lines : null
}
