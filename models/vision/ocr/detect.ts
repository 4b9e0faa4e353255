import type { InferenceSession, Tensor } from 'onnxruntime-node'
import sharp from 'sharp'
import type { Picture } from '../picture'
import { findComponents, type Component } from './components'
import type { TextRegion } from './region'

/** What the detector was trained with (PP-OCRv4 `det`): ImageNet mean and deviation on 0…1, in the order blue, green, red. */
const MEAN = [0.485, 0.456, 0.406] as const
const DEVIATION = [0.229, 0.224, 0.225] as const
/** The network halves the picture five times. */
const STRIDE = 32
/** Probability above which a pixel counts as text, and the mean above which a region does (PP-OCRv4's own `thresh`, `box_thresh`). */
const PIXEL_THRESHOLD = 0.3
const REGION_THRESHOLD = 0.5
/** The network marks a shrunken core of each line; its area times this over its outline is how much is added again (PP-OCRv4's `unclip_ratio`). */
const UNCLIP_RATIO = 1.6

export interface DetectOptions {
  /** Pixels of the detector's input per pixel of the picture. */
  scale: number
  /** The largest number of pixels seen at once; larger inputs are cut into strips. Bounds the memory. */
  maxPixels: number
  signal?: AbortSignal
}

export interface OrtModule {
  Tensor: typeof Tensor
}

/** Finds the places with text. Regions are in the picture's pixels, in no particular order. */
export async function detectText(
  picture: Picture,
  session: InferenceSession,
  ort: OrtModule,
  options: DetectOptions,
): Promise<TextRegion[]> {
  const width = Math.max(STRIDE, Math.round(picture.width * options.scale))
  const height = Math.max(STRIDE, Math.round(picture.height * options.scale))
  const pixels = await resize(picture, width, height)
  const scores = new Float32Array(width * height)
  for (const strip of strips(width, height, options.maxPixels)) {
    options.signal?.throwIfAborted()
    const paddedWidth = Math.ceil(width / STRIDE) * STRIDE
    const paddedHeight = Math.ceil((strip.bottom - strip.top) / STRIDE) * STRIDE
    const input = toTensor(pixels, width, strip, paddedWidth, paddedHeight)
    const tensor = new ort.Tensor('float32', input, [1, 3, paddedHeight, paddedWidth])
    const output = await session.run({ [session.inputNames[0] as string]: tensor })
    const map = (output[session.outputNames[0] as string] as Tensor).data as Float32Array
    for (let y = strip.keepTop; y < strip.keepBottom; y++) {
      const from = (y - strip.top) * paddedWidth
      scores.set(map.subarray(from, from + width), y * width)
    }
  }
  const toPicture = picture.width / width
  return findComponents(scores, width, height, PIXEL_THRESHOLD)
    .map((component) => regionOf(component))
    .filter((region) => region !== null)
    .map((region) => ({
      ...region,
      x: region.x * toPicture,
      y: region.y * (picture.height / height),
      width: region.width * toPicture,
      height: region.height * toPicture,
    }))
}

async function resize(picture: Picture, width: number, height: number): Promise<Uint8Array> {
  if (width === picture.width && height === picture.height) return picture.data
  const raw = { width: picture.width, height: picture.height, channels: 3 as const }
  return sharp(picture.data, { raw }).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer()
}

interface Strip {
  top: number
  bottom: number
  keepTop: number
  keepBottom: number
}

/** Horizontal strips that overlap by enough for a line on the border to be seen whole by one of them. */
function strips(width: number, height: number, maxPixels: number): Strip[] {
  const overlap = 64
  const count = Math.max(1, Math.ceil((width * height) / maxPixels))
  const step = Math.ceil(height / count)
  return Array.from({ length: count }, (_, i) => ({
    top: Math.max(0, i * step - overlap),
    bottom: Math.min(height, (i + 1) * step + overlap),
    keepTop: i * step,
    keepBottom: Math.min(height, (i + 1) * step),
  })).filter((strip) => strip.keepTop < strip.keepBottom)
}

function toTensor(
  pixels: Uint8Array,
  width: number,
  strip: Strip,
  paddedWidth: number,
  paddedHeight: number,
): Float32Array {
  const plane = paddedWidth * paddedHeight
  const out = new Float32Array(plane * 3)
  for (let channel = 0; channel < 3; channel++) {
    // The network was trained on blue, green, red; our pixels are red, green, blue.
    const from = 2 - channel
    const scale = 1 / 255 / (DEVIATION[channel] as number)
    const shift = (MEAN[channel] as number) / (DEVIATION[channel] as number)
    for (let y = strip.top; y < strip.bottom; y++) {
      let at = channel * plane + (y - strip.top) * paddedWidth
      for (let x = 0, p = y * width * 3 + from; x < width; x++, p += 3) {
        out[at++] = (pixels[p] as number) * scale - shift
      }
    }
  }
  return out
}

/** Turns a marked core into the region of the whole line; null when it is too small or too doubtful. */
function regionOf(c: Component): TextRegion | null {
  const boxWidth = c.right - c.left
  const boxHeight = c.bottom - c.top
  const score = c.score / c.area
  if (Math.min(boxWidth, boxHeight) < 3 || score < REGION_THRESHOLD) return null
  const meanX = c.sumX / c.area
  const meanY = c.sumY / c.area
  const varX = c.sumXX / c.area - meanX * meanX
  const varY = c.sumYY / c.area - meanY * meanY
  const cov = c.sumXY / c.area - meanX * meanY
  let angle = 0.5 * Math.atan2(2 * cov, varX - varY)
  // A region that is about as wide as high has no direction of its own, and a nearly level one is taken as level.
  const spread = Math.sqrt((varX - varY) ** 2 + 4 * cov * cov) / (varX + varY + 1e-6)
  let x = (c.left + c.right) / 2
  let y = (c.top + c.bottom) / 2
  let width = boxWidth
  let height = boxHeight
  if (spread < 0.6 || Math.abs(angle) < 0.012) {
    angle = 0
  } else if (Math.abs(Math.abs(angle) - Math.PI / 2) < 0.012) {
    angle = 0
  } else {
    // For a filled rectangle the variance along a side of length L is L²/12.
    const mid = (varX + varY) / 2
    const half = Math.sqrt(((varX - varY) / 2) ** 2 + cov * cov)
    width = Math.sqrt(12 * (mid + half))
    height = Math.sqrt(12 * Math.max(0.5, mid - half))
    x = meanX + 0.5
    y = meanY + 0.5
  }
  const grow = (width * height * UNCLIP_RATIO) / (2 * (width + height))
  return { x, y, width: width + 2 * grow, height: height + 2 * grow, angle, score }
}
