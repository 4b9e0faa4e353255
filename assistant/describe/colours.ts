import type { MessageKey, Translator } from '../contract/language'
import type { ColourShare } from '../../models/contract/scene'

export type ColourKey =
  Extract<MessageKey, `colour.${string}`> extends `colour.${infer Name}` ? Exclude<Name, 'shade'> : never
export type Shade = 'verydark' | 'dark' | 'plain' | 'light' | 'pale'

interface Lch {
  lightness: number
  chroma: number
  /** In degrees, 0 to 360. */
  hue: number
}

/** sRGB to OKLCH after Björn Ottosson's OKLab: equal steps in it look equally large, which HSL does not offer. */
function lch(hex: string): Lch {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const [red, green, blue] = [channel(1), channel(3), channel(5)]
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
  }
}

/** Below this chroma people call a colour grey; pale colours need a little more than dark ones to be seen at all. */
const GREY_CHROMA = 0.025

interface Finding {
  name: ColourKey
  shade: Shade
}

function greyOf(lightness: number): Finding {
  if (lightness < 0.18) return { name: 'black', shade: 'plain' }
  if (lightness > 0.97) return { name: 'white', shade: 'plain' }
  if (lightness < 0.32) return { name: 'grey', shade: 'verydark' }
  if (lightness < 0.5) return { name: 'grey', shade: 'dark' }
  if (lightness > 0.93) return { name: 'grey', shade: 'pale' }
  if (lightness > 0.8) return { name: 'grey', shade: 'light' }
  return { name: 'grey', shade: 'plain' }
}

/** Names that only some lightness of a hue has: dark orange is brown, light red is pink. */
function hueName({ lightness, chroma, hue }: Lch): ColourKey {
  if (hue < 14 || hue >= 345) return lightness > 0.62 ? 'pink' : 'red'
  if (hue < 42) {
    if (chroma < 0.1 && lightness < 0.62) return 'brown'
    return lightness > 0.74 ? 'pink' : 'red'
  }
  if (hue < 82) {
    if (lightness > 0.83 && chroma < 0.085) return 'beige'
    return lightness < 0.62 || chroma < 0.11 ? 'brown' : 'orange'
  }
  if (hue < 116) {
    if (lightness < 0.45 && hue < 95) return 'brown'
    if (lightness > 0.8 && chroma < 0.075) return 'beige'
    return lightness < 0.72 ? 'olive' : 'yellow'
  }
  if (hue < 168) return 'green'
  if (hue < 212) return 'turquoise'
  if (hue < 283) return 'blue'
  if (hue < 318 || lightness < 0.55) return 'purple'
  return lightness > 0.78 ? 'pink' : 'magenta'
}

/** Where a name sits by itself in lightness; a shade is said only when the colour lies clearly off it. */
const usual: Partial<Record<ColourKey, number>> = {
  red: 0.57,
  orange: 0.73,
  brown: 0.46,
  beige: 0.91,
  yellow: 0.9,
  olive: 0.58,
  green: 0.6,
  turquoise: 0.72,
  blue: 0.54,
  purple: 0.5,
  magenta: 0.63,
  pink: 0.77,
}

/** The common name of a colour (`#rrggbb`) and its shade. */
export function findColour(hex: string): Finding {
  const colour = lch(hex)
  const { lightness, chroma } = colour
  if (lightness < 0.16 || chroma < GREY_CHROMA * (lightness > 0.9 ? 0.5 : 1)) return greyOf(lightness)
  const name = hueName(colour)
  const off = lightness - (usual[name] ?? lightness)
  if (name === 'beige') return { name, shade: 'plain' }
  if (lightness < 0.27) return { name, shade: 'verydark' }
  if (off < -0.14) return { name, shade: 'dark' }
  if (lightness > 0.9 && chroma < 0.06) return { name, shade: 'pale' }
  return { name, shade: off > 0.14 ? 'light' : 'plain' }
}

/** A colour in words of the translator's language: “dark green”, “hellblau”. */
export function nameColour(hex: string, translator: Pick<Translator, 'say'>): string {
  const { name, shade } = findColour(hex)
  return translator.say('colour.shade', { shade, name: translator.say(`colour.${name}`) })
}

/** The main colours in words, largest first: shares of the same name are added up, and those under a twentieth left out. */
export function nameColours(shares: readonly ColourShare[], translator: Pick<Translator, 'say'>, most = 3): string[] {
  const sums = new Map<string, number>()
  for (const { colour, share } of shares) {
    const name = nameColour(colour, translator)
    sums.set(name, (sums.get(name) ?? 0) + share)
  }
  const large = [...sums].filter(([, share]) => share >= 0.05).sort((one, other) => other[1] - one[1])
  return large.slice(0, most).map(([name]) => name)
}
