import type { Glyph } from './glyphs'
import { typeSize } from './type-size'

/** Letters whose small and capital forms differ in size alone. */
const SAME_SHAPE = new Set([...'cosuvwxz'])
/**
 * Corrects capital and small letters of the same shape by their height: the recogniser sees each line scaled to one height and
 * mixes them up (`PROTocoL`). Changes a letter only when its ink stands alone and its height is clearly the other one's.
 */
export function correctCase(glyphs: readonly Glyph[]): Glyph[] {
  const size = typeSize(glyphs, SAME_SHAPE)
  if (!size) return [...glyphs]
  const { baseline, small } = size
  const span = size.capital - small
  // Type this small does not tell its heights apart.
  if (span < 3) return [...glyphs]
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
