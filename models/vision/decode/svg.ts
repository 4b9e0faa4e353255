import { MAX_DECODED_PIXELS } from './limits'
import { decodeXml } from './sniff'
import type { Sharp } from './sharp'

/** Pixels per inch at which one SVG unit is one pixel. */
const UNIT_DENSITY = 72
/** Small drawings (icons are 24 units wide) are drawn this large on their longer side, so that text in them can be read. */
const SMALLEST_LONG_SIDE = 1000
/** The renderer takes sides of up to 32,767 pixels. */
const LARGEST_SIDE = 32_000
/** The range of densities the renderer takes. */
const DENSITY_LIMITS = { min: 1, max: 100_000 }

/**
 * The bytes as the renderer recognises them: it takes UTF-8 only, and looks for the tag in the first 1000 bytes, which long
 * licence comments can fill. Files that name another encoding are left alone.
 */
export function normaliseSvg(bytes: Uint8Array): Uint8Array {
  const text = decodeXml(bytes)
  if (text === null) return bytes
  const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(text)?.[1]?.toLowerCase() ?? 'utf-8'
  if (!encoding.startsWith('utf')) return bytes
  let start = 0
  for (;;) {
    while (/\s/.test(text.charAt(start))) start++
    const close = text.startsWith('<?', start) ? '?>' : text.startsWith('<!--', start) ? '-->' : null
    const end = close === null ? -1 : text.indexOf(close, start)
    if (close === null || end === -1) return new TextEncoder().encode(text.slice(start))
    start = end + close.length
  }
}

/** How much to enlarge a drawing of `width × height` pixels. */
function wantedScale(width: number, height: number): number {
  const long = Math.max(width, height)
  const enlarge = Math.max(1, SMALLEST_LONG_SIDE / long)
  // 2 % less than allowed, because the renderer rounds sizes up.
  return Math.min(enlarge, LARGEST_SIDE / long, Math.sqrt((MAX_DECODED_PIXELS * 0.98) / (width * height)))
}

/**
 * The density to draw an SVG at: its own size where that is at least 1000 pixels long and fits, larger or smaller otherwise.
 * Nothing outside the file is ever fetched: the renderer gets bytes without an address, so it allows `data:` references
 * only, has no network code, and ignores scripts. Entities that expand without bounds are refused by its XML parser.
 */
export async function svgDensity(sharp: Sharp, svg: Uint8Array): Promise<number> {
  const sizeAt = (density: number): Promise<{ width: number; height: number }> =>
    sharp(svg, { density, limitInputPixels: false }).metadata()
  const clamp = (density: number): number => Math.min(DENSITY_LIMITS.max, Math.max(DENSITY_LIMITS.min, density))
  const own = await sizeAt(UNIT_DENSITY)
  const scale = wantedScale(own.width, own.height)
  if (scale === 1) return UNIT_DENSITY
  const density = clamp(UNIT_DENSITY * scale)
  const drawn = await sizeAt(density)
  // Sizes in millimetres or inches grow with the square of the density: it sets the dots per inch and the scale. What power
  // it is shows in the size that came out; one step with it is exact.
  const long = Math.max(own.width, own.height)
  const power = Math.log(Math.max(drawn.width, drawn.height) / long) / Math.log(density / UNIT_DENSITY)
  return power > 1.5 ? clamp(UNIT_DENSITY * scale ** (1 / power)) : density
}
