import type { PictureKind } from '../contract/scene'
import type { Picture } from './picture'

/** At most this many pixels are looked at. */
const SAMPLES = 60_000
/** Below this share of exactly equal neighbours a lens or a scanner saw the picture. Measured: photographs up to 0.2, screens from 0.65. */
const DRAWN = 0.45

/**
 * A quick guess of the kind before any text was found, to choose how closely to look for it: small type matters most on screens,
 * and a large light upright sheet without colour is most likely a page.
 */
export function guessKind({ data, width, height }: Picture): PictureKind {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)))
  let count = 0
  let equal = 0
  let white = 0
  let coloured = 0
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x + 1 < width; x += step) {
      const at = (y * width + x) * 3
      const r = data[at]!
      const g = data[at + 1]!
      const b = data[at + 2]!
      count++
      if (r === data[at + 3] && g === data[at + 4] && b === data[at + 5]) equal++
      if (Math.min(r, g, b) >= 224) white++
      if (Math.max(r, g, b) - Math.min(r, g, b) > 48) coloured++
    }
  }
  if (equal < count * DRAWN) return 'photo'
  const sheet = height > width * 0.75 && white > count * 0.6 && coloured < count * 0.05
  return sheet ? 'document' : 'screen'
}
