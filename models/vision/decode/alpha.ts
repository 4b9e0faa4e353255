/** What openPicture makes of decoded pixels: no alpha any more, and whether anything was painted at all. */
export interface Flattened {
  /** `RGBRGB…`, `width × height × 3` bytes; a view on the memory that came in. */
  data: Uint8Array
  /** True where every pixel was fully transparent. */
  transparent: boolean
}

/** Alpha from which a pixel counts as painted: 5 % cover, fainter ones can't be seen on any paper. */
const PAINTED = 13

/**
 * A drawing whose darkest painted pixel stays this light on white (contrast below about 1.5 : 1) was made for a dark
 * background. It is laid on {@link DARK}, or else it would be told as an empty white picture.
 */
const LIGHT_DRAWING = 208

/**
 * Part of the picture that has to be unpainted before the background is in question. Less is a soft edge or a rounded corner
 * of a picture that is light all over, and would become a dark frame.
 */
const UNPAINTED_SHARE = 0.02

/** Usual background of dark themes; not black, so that black outlines of a light drawing stay visible too. */
const DARK = 0x1e

/**
 * Lays `RGBA` pixels (straight alpha) on white, or on a dark background where the drawing would vanish on white.
 * Works in place: the result shares the memory of `rgba`.
 */
export function layOnPaper(rgba: Uint8Array): Flattened {
  let darkest = 255
  let unpainted = 0
  let covered = false
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3] as number
    if (alpha > 0) covered = true
    if (alpha < PAINTED) {
      unpainted++
      continue
    }
    // Rec. 709 weights, in 1/256; then how dark that looks on white.
    const luma = ((rgba[i] as number) * 54 + (rgba[i + 1] as number) * 183 + (rgba[i + 2] as number) * 19) >> 8
    const onWhite = 255 - ((255 - luma) * alpha) / 255
    if (onWhite < darkest) darkest = onWhite
  }
  const pixels = rgba.length / 4
  const light = unpainted < pixels && unpainted >= pixels * UNPAINTED_SHARE && darkest >= LIGHT_DRAWING
  return { data: blend(rgba, light ? DARK : 255), transparent: !covered }
}

function blend(rgba: Uint8Array, paper: number): Uint8Array {
  let to = 0
  for (let from = 0; from < rgba.length; from += 4) {
    const alpha = rgba[from + 3] as number
    for (let channel = 0; channel < 3; channel++) {
      // Rounded division by 255.
      const sum = (rgba[from + channel] as number) * alpha + paper * (255 - alpha) + 127
      rgba[to++] = (sum / 255) | 0
    }
  }
  return rgba.subarray(0, to)
}

/** Widens grey (1 channel) or grey with alpha (2) to `RGB` or `RGBA`; other pixels come back as they are. */
export function widenGrey(data: Uint8Array, channels: number): { data: Uint8Array; channels: number } {
  if (channels > 2) return { data, channels }
  const wide = channels + 2
  const out = new Uint8Array((data.length / channels) * wide)
  for (let from = 0, to = 0; from < data.length; from += channels, to += wide) {
    out.fill(data[from] as number, to, to + 3)
    if (channels === 2) out[to + 3] = data[from + 1] as number
  }
  return { data: out, channels: wide }
}
