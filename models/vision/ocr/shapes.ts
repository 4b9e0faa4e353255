import type { Glyph } from './glyphs'

/** Letters whose small and capital forms differ in size alone. */
const SAME_SHAPE = new Set([...'cosuvwxz'])
/** Characters that always stand as high as a small x, and those that always stand as high as a capital. */
const X_HEIGHT = new Set([...'aemnr'])
const CAPITAL_HEIGHT = new Set([...'ABDEFGHIJKLMNPRTY123456789'])
/** Small letters that reach a little above the capitals in most type faces. */
const ASCENDER_HEIGHT = new Set([...'bdfhkl'])
/** A small x is about this share of a capital (between 0.68 and 0.77 in the common type faces), an ascender that much higher. */
const X_TO_CAPITAL = 0.73
const ASCENDER_TO_CAPITAL = 1.06

/**
 * Corrects capital and small letters of the same shape by their height: the recogniser sees each line scaled to one height and
 * mixes them up (`PROTocoL`). Changes a letter only when its ink stands alone and its height is clearly the other one's.
 */
export function correctCase(glyphs: readonly Glyph[]): Glyph[] {
  const heights = lineHeights(glyphs)
  if (!heights) return [...glyphs]
  const { baseline, small, span } = heights
  return glyphs.map((glyph) => {
    const lower = glyph.text.toLowerCase()
    if ((!SAME_SHAPE.has(lower) && lower !== '0') || !glyph.ink) return glyph
    // Letters with a foot below the line, or ink of a neighbour's mark, are left alone.
    if (Math.abs(glyph.ink.bottom - baseline) > span * 0.6) return glyph
    const position = (baseline - glyph.ink.top + 1 - small) / span
    if (lower === '0') return position < 0.3 ? { ...glyph, text: 'o' } : glyph
    if (position > 0.62) return { ...glyph, text: lower.toUpperCase() }
    if (position < 0.3) return { ...glyph, text: lower }
    return glyph
  })
}

/** The line's baseline, the height of a small x, and how much higher a capital is; undefined where the line does not tell. */
function lineHeights(glyphs: readonly Glyph[]): { baseline: number; small: number; span: number } | undefined {
  const known = (g: Glyph): boolean => X_HEIGHT.has(g.text) || CAPITAL_HEIGHT.has(g.text) || ASCENDER_HEIGHT.has(g.text)
  const baseline = median(glyphs.flatMap((g) => (g.ink && known(g) ? [g.ink.bottom] : [])))
  if (baseline === undefined) return undefined
  const height = (set: Set<string>): number | undefined =>
    median(glyphs.flatMap((g) => (g.ink && set.has(g.text) ? [baseline - g.ink.top + 1] : [])))
  const ascender = height(ASCENDER_HEIGHT)
  const seenCapital = height(CAPITAL_HEIGHT) ?? (ascender === undefined ? undefined : ascender / ASCENDER_TO_CAPITAL)
  const small = height(X_HEIGHT) ?? (seenCapital === undefined ? undefined : seenCapital * X_TO_CAPITAL)
  if (small === undefined) return undefined
  const span = (seenCapital ?? small / X_TO_CAPITAL) - small
  return span < 3 ? undefined : { baseline, small, span }
}

/** Letters taken for the digit that looks like them, inside what is otherwise a number. */
const LOOKS_LIKE_DIGIT: Record<string, string> = { o: '0', O: '0', l: '1', I: '1', '|': '1' }
const NUMBER_TOKEN = /^[\p{Sc}(+#-]*[0-9oOlI|]+(?:[.,:/'-][0-9oOlI|]+)+[%)]?$|^[\p{Sc}(+#-]*[0-9oOlI|]+[%)]?$/u

/**
 * Corrects `O`, `l` and `I` inside numbers, addresses, dates and times: a token that is all digits and such letters, and has more digits than letters.
 * A lone `o` is a zero when its ink is clearly higher than wide.
 */
export function correctDigits(glyphs: readonly Glyph[]): Glyph[] {
  const result = [...glyphs]
  let start = 0
  for (let i = 0; i <= result.length; i++) {
    if (i < result.length && (result[i] as Glyph).text !== ' ') continue
    const token = result.slice(start, i)
    result.splice(start, token.length, ...correctToken(token))
    start = i + 1
  }
  return result
}

/** How sure a zero is whose shape settled it, at least. */
const SETTLED = 0.85

function correctToken(token: readonly Glyph[]): Glyph[] {
  const text = token.map((g) => g.text).join('')
  const [only] = token
  if (only && /^[oO0]$/.test(text)) {
    return [isNarrow(only) ? { ...only, text: '0', probability: Math.max(SETTLED, only.probability) } : only]
  }
  if (NUMBER_TOKEN.test(text) && isNumber(text))
    return token.map((g) => ({ ...g, text: LOOKS_LIKE_DIGIT[g.text] ?? g.text }))
  // In a mixed token, such as a commit or serial number, a narrow O is a zero.
  if (/[0-9]/.test(text)) return token.map((g) => (g.text === 'O' && isNarrow(g) ? { ...g, text: '0' } : g))
  return [...token]
}

function isNumber(text: string): boolean {
  const digits = text.replaceAll(/[^0-9]/g, '').length
  const letters = text.replaceAll(/[^oOlI|]/g, '').length
  return letters > 0 && (digits > letters || (digits === letters && /[.:/]/.test(text)))
}

/** A zero is clearly higher than wide; an O is nearly round. */
const isNarrow = ({ ink }: Glyph): boolean =>
  ink !== undefined && (ink.to - ink.from) / (ink.bottom - ink.top + 1) < 0.8

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
