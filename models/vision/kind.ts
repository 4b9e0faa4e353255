import type { Box, PictureKind } from '../contract/scene'
import { kindFeatures, type KindFeatures } from './kind-features'
import type { Picture } from './picture'

export interface KindFinding {
  name: PictureKind
  confidence: number
}

/** Below this share of exactly equal neighbours a lens or a scanner saw the picture; above it a program drew it. Measured: photographs up to 0.2, screens from 0.65. */
const DRAWN = 0.45
/** How far from {@link DRAWN} the share has to be for full confidence. */
const CLEAR = 0.2

/**
 * Tells screens, pages of text, photographs and drawings (charts, logos, icons) apart, by what {@link kindFeatures} counts.
 * The rules were set on photographs, screenshots, scans, charts and logos; each names what it separates.
 * @param textBoxes where text was found, in the picture's pixels
 */
export function classifyKind(picture: Picture, textBoxes: readonly Box[]): KindFinding {
  const features = kindFeatures(picture, textBoxes)
  const confidence = Math.min(0.95, 0.6 + 0.35 * Math.min(1, Math.abs(features.flat - DRAWN) / CLEAR))
  if (features.flat < DRAWN) return { name: isSeenPage(features) ? 'document' : 'photo', confidence }
  if (isWhiteGroundPhoto(features)) return { name: 'photo', confidence: 0.6 }
  if (isPage(features)) return { name: 'document', confidence }
  return { name: isDrawing(features, picture) ? 'drawing' : 'screen', confidence }
}

/** A guess before any text was found, to choose how closely to look for it: small type matters most on screens. */
export function guessKind(picture: Picture): PictureKind {
  const { flat, paper, paperLight, coloured } = kindFeatures(picture, [])
  if (flat < DRAWN) return 'photo'
  const pageShaped = picture.height > picture.width * 0.75
  return pageShaped && paperLight && paper > 0.6 && coloured < 0.05 ? 'document' : 'screen'
}

/** A photographed or scanned page or receipt: many places with text that cover much of it. */
const isSeenPage = ({ textCount, textCover }: KindFeatures): boolean =>
  (textCount >= 10 && textCover >= 0.15) || textCover >= 0.45

/** A photograph cut out on white: flat ground, many colours, no text to speak of. */
const isWhiteGroundPhoto = ({ flat, variety, textCount }: KindFeatures): boolean =>
  flat < 0.75 && variety > 0.03 && textCount < 3

/** Long lines of text on light, colourless paper. Lines that stand on end are short for their height. */
function isPage(f: KindFeatures): boolean {
  if (!f.paperLight || f.coloured >= 0.08 || f.paper < 0.6 || f.textCount === 0) return false
  const longLines = f.textLength >= 6 || f.textLength <= 0.25
  return (
    (f.textCover >= 0.12 && longLines && f.panels < 0.35) ||
    f.textCover >= 0.45 ||
    (f.paper >= 0.9 && f.textLength >= 5)
  )
}

/** Icons and logos: small, with hardly any text. Charts: colour on light paper, short labels. */
function isDrawing(f: KindFeatures, { width, height }: Picture): boolean {
  const small = width * height < 120_000
  if (Math.max(width, height) <= 64 || f.textCount === 0) return true
  if (small && f.textCount <= 3) return true
  if (!f.paperLight || f.textCount >= 45 || width * height > 1_200_000) return false
  return (f.textLength < 2.2 && f.textHeight <= 40) || (f.coloured >= 0.15 && (f.paper >= 0.6 || f.textCount <= 8))
}
