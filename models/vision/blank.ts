import type { BlankFinding } from '../contract/scene'
import type { Picture } from './picture'

/** Samples per side of the first look: 64 × 64 tell a picture with content in well under a millisecond. */
const GRID = 64

/**
 * How far a channel may be from the background and still be background. Without noise (a drawn or captured picture) only 6:
 * the faintest line of common themes differs by more (#e8e8e8 on #f2f2f2 is 10). With noise, twice what 99 of 100 samples stay
 * below and a little more, so that none of two million pixels of normal noise stands out. Noise beyond 12 is a texture, not a blank.
 */
const TOLERANCE = { clean: 6, perNoise: 2, extra: 4, most: 24 }
const NOISIEST = 12

/** Part of the samples that may differ from the background before the full look is not worth it. */
const SAMPLES_OFF = 0.02

/** Marks of at most this many pixels, this faint, are noise where there is noise at all. */
const SPECK = { pixels: 2, contrast: 48 }

/**
 * On black, one mark of a mouse pointer's size and shape is no content: a screen curtain leaves the pointer visible. Pointers are
 * 12 × 19 to 32 × 32 pixels, twice that on fine screens: at most 48 pixels, or a twentieth of the shorter side. Never small like
 * a terminal's letter, wider than tall like a word, nor thin like a line; and pictures below 240 pixels are icons, not screens.
 */
const POINTER = {
  least: 48,
  part: 1 / 20,
  shortest: 14,
  thinnest: 5,
  widest: 1.25,
  fewestPixels: 30,
  smallestScreen: 240,
}

/** How far from a pointer JPEG leaves traces of it (two 8-pixel blocks), and how strong they are at most. */
const RINGING = { reach: 16, contrast: 48 }

/** Black as video has it: limited-range black is 16. White mirrored, and a little wider because papers are tinted. */
const BLACKEST = 16
const WHITEST = 239

/** More differing pixels than a pointer may have are content. */
const MOST_MARKED = 8000

interface Mark {
  pixels: number
  left: number
  top: number
  right: number
  bottom: number
  contrast: number
}

interface Background {
  rgb: [number, number, number]
  tolerance: number
  noisy: boolean
}

/** Distance of one pixel from the background: the largest difference of a channel, 0…255. */
function distance(data: Uint8Array, at: number, [r, g, b]: Background['rgb']): number {
  return Math.max(
    Math.abs((data[at] as number) - r),
    Math.abs((data[at + 1] as number) - g),
    Math.abs((data[at + 2] as number) - b),
  )
}

/** Guesses the background from a grid of samples; null where the samples already show content. */
function findBackground({ width, height, data }: Picture): Background | null {
  const offsets: number[] = []
  const columns = Math.min(GRID, width)
  const rows = Math.min(GRID, height)
  for (let j = 0; j < rows; j++) {
    const y = Math.floor(((j + 0.5) * height) / rows)
    for (let i = 0; i < columns; i++) offsets.push((y * width + Math.floor(((i + 0.5) * width) / columns)) * 3)
  }
  const median = (channel: number): number => {
    const values = offsets.map((at) => data[at + channel] as number).sort((a, b) => a - b)
    return values[values.length >> 1] as number
  }
  const rgb: Background['rgb'] = [median(0), median(1), median(2)]
  const distances = offsets.map((at) => distance(data, at, rgb)).sort((a, b) => a - b)
  // The noise is judged by the 98 % that must be background; what lies above may be a mark.
  const noise = distances[Math.floor((distances.length - 1) * (1 - SAMPLES_OFF))] as number
  if (noise > NOISIEST) return null
  const noisy = noise > 0
  const tolerance = noisy
    ? Math.min(TOLERANCE.most, Math.max(TOLERANCE.clean, noise * TOLERANCE.perNoise + TOLERANCE.extra))
    : TOLERANCE.clean
  return { rgb, tolerance, noisy }
}

/** All pixels that differ from the background, as pixel number → contrast; null where there are too many. */
function markedPixels({ data }: Picture, { rgb, tolerance }: Background): Map<number, number> | null {
  const marked = new Map<number, number>()
  const [r, g, b] = rgb
  for (let at = 0, pixel = 0; at < data.length; at += 3, pixel++) {
    const dr = (data[at] as number) - r
    const dg = (data[at + 1] as number) - g
    const db = (data[at + 2] as number) - b
    if (
      dr <= tolerance &&
      dr >= -tolerance &&
      dg <= tolerance &&
      dg >= -tolerance &&
      db <= tolerance &&
      db >= -tolerance
    )
      continue
    if (marked.size >= MOST_MARKED) return null
    marked.set(pixel, distance(data, at, rgb))
  }
  return marked
}

/** Groups neighbouring pixels (also diagonally). */
function groupMarks(marked: Map<number, number>, width: number): Mark[] {
  const marks: Mark[] = []
  const left = new Set(marked.keys())
  for (const first of marked.keys()) {
    if (!left.delete(first)) continue
    const mark: Mark = { pixels: 0, left: width, top: Infinity, right: 0, bottom: 0, contrast: 0 }
    const open = [first]
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      const x = pixel % width
      const y = (pixel - x) / width
      mark.pixels++
      mark.left = Math.min(mark.left, x)
      mark.right = Math.max(mark.right, x)
      mark.top = Math.min(mark.top, y)
      mark.bottom = Math.max(mark.bottom, y)
      mark.contrast = Math.max(mark.contrast, marked.get(pixel) ?? 0)
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const next = pixel + dy * width + dx
          if (x + dx >= 0 && x + dx < width && left.delete(next)) open.push(next)
        }
      }
    }
    marks.push(mark)
  }
  return marks
}

function isPointer(mark: Mark, { width, height }: Picture): boolean {
  const side = Math.min(width, height)
  if (side < POINTER.smallestScreen) return false
  const most = Math.max(POINTER.least, side * POINTER.part)
  const wide = mark.right - mark.left + 1
  const tall = mark.bottom - mark.top + 1
  return (
    wide <= most &&
    tall <= most &&
    tall >= POINTER.shortest &&
    wide >= POINTER.thinnest &&
    wide <= tall * POINTER.widest &&
    mark.pixels >= POINTER.fewestPixels
  )
}

const near = (pointer: Mark, mark: Mark): boolean =>
  mark.left >= pointer.left - RINGING.reach &&
  mark.right <= pointer.right + RINGING.reach &&
  mark.top >= pointer.top - RINGING.reach &&
  mark.bottom <= pointer.bottom + RINGING.reach

/**
 * Whether all that is on a black picture is one mouse pointer and what compression left around it. The strong pixels are grouped
 * for themselves: traces would join letters that stand apart into one shape.
 */
function onlyPointer(marked: Map<number, number>, marks: Mark[], picture: Picture): boolean {
  const strong = new Map([...marked].filter(([, contrast]) => contrast > RINGING.contrast))
  const [pointer, ...others] = groupMarks(strong, picture.width)
  if (!pointer || others.length > 0 || !isPointer(pointer, picture)) return false
  return marks.every((mark) => near(pointer, mark))
}

const hex = (rgb: number[]): string => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`

/**
 * Finds out whether a picture shows nothing: black, white or one colour all over, with slight noise allowed; a black one
 * may carry a mouse pointer (a screen curtain). Null as soon as there is a word, a line, or anything else to describe.
 * A picture with nothing painted at all is told by `openPicture`, which sees the alpha.
 */
export function findBlank(picture: Picture): BlankFinding | null {
  const background = findBackground(picture)
  if (!background) return null
  const { rgb, noisy } = background
  const marked = markedPixels(picture, background)
  if (!marked) return null
  const speck = (mark: Mark): boolean => noisy && mark.pixels <= SPECK.pixels && mark.contrast <= SPECK.contrast
  const marks = groupMarks(marked, picture.width).filter((mark) => !speck(mark))
  const black = Math.max(...rgb) <= BLACKEST
  if (marks.length > 0 && !(black && onlyPointer(marked, marks, picture))) return null
  const kind = black ? 'black' : Math.min(...rgb) >= WHITEST ? 'white' : 'uniform'
  return { kind, colour: hex(rgb) }
}
