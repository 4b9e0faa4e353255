import type { Box, PictureKind } from '../contract/scene'

/** How many places are read before all others to find the headline among them. */
const CANDIDATES = 6
/** A window's title often names the document and the program with a dash between: “notes.txt - Editor”. */
const TITLE_WITH_DASH = /\S\s[-–—|·]\s\S/

/**
 * The places where a title is likely, best first: what stands out by its height, and what stands at the top.
 * @returns indexes into `boxes`, at most {@link CANDIDATES}
 */
export function headlineCandidates(boxes: readonly Box[], size: { width: number; height: number }): number[] {
  if (boxes.length === 0) return []
  const heights = boxes.map(([, , , h]) => h).sort((a, b) => a - b)
  const usual = heights[heights.length >> 1] as number
  const score = ([x, y, w, h]: Box): number => {
    const high = Math.min(3, h / usual) - 1
    const near = 1 - y / size.height
    const centred = 1 - Math.min(1, Math.abs(x + w / 2 - size.width / 2) / (size.width / 2))
    return 1.2 * high + near + 0.3 * centred * near
  }
  return boxes
    .map((box, index) => ({ index, score: score(box) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ index }) => index)
}

/** Clocks and dates stand at the top of many screens and are never their title. */
const CLOCK = /\d{1,2}:\d{2}/
/** How much higher than the smaller candidates a heading is at least. */
const STANDS_OUT = 1.3
/** A window's title stands in the topmost part of its picture. */
const TOP = 0.06

/** The line among the candidates that is the picture's title; undefined where none stands out. */
export function pickHeadline<Line extends { text: string; box: Box; confidence: number }>(
  lines: readonly Line[],
  kind: PictureKind,
  size: { width: number; height: number },
): Line | undefined {
  const sure = lines.filter((line) => line.confidence >= 0.8 && /\p{L}{2}/u.test(line.text) && !CLOCK.test(line.text))
  if (sure.length === 0) return undefined
  const highest = sure.reduce((a, b) => (b.box[3] > a.box[3] ? b : a))
  if (kind !== 'screen') return highest
  const top = sure.filter((line) => line.box[1] < Math.max(40, size.height * TOP))
  const named = top.find((line) => TITLE_WITH_DASH.test(line.text))
  const isCentred = ({ box: [x, , width] }: Line, tolerance: number): boolean =>
    Math.abs(x + width / 2 - size.width / 2) < size.width * tolerance && width < size.width * 0.5
  // A window in the middle of the screen has its title above all other text.
  const topmost = sure.reduce((a, b) => (b.box[1] < a.box[1] ? b : a))
  const centred = top.find((line) => isCentred(line, 0.06)) ?? (isCentred(topmost, 0.03) ? topmost : undefined)
  if (named ?? centred) return named ?? centred
  const heights = sure.map((line) => line.box[3]).sort((a, b) => a - b)
  return highest.box[3] >= (heights[heights.length >> 2] as number) * STANDS_OUT ? highest : undefined
}
