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
  return regionsOf(findComponents(scores, width, height, PIXEL_THRESHOLD)).map((region) => ({
    ...region,
    x: region.x * toPicture,
    y: region.y * toPicture,
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

/** Least length, in heights, of a region whose own direction can be trusted. */
const DIRECTED = 5
/** Directions nearer to each other than this (about 7°) are the same, measured with different luck. */
const SAME_DIRECTION = 0.12
/** Skew below this (about half a degree) does not matter. */
const LEVEL = 0.01

/** Turns the marked cores into the regions of whole lines; what is too small or too doubtful is left out. */
function regionsOf(components: readonly Component[]): TextRegion[] {
  const kept = components.filter(
    (c) => Math.min(c.right - c.left, c.bottom - c.top) >= 3 && c.score / c.area >= REGION_THRESHOLD,
  )
  const shapes = kept.map((c) => ({ component: c, ...principalAxes(c) }))
  const skew = commonDirection(shapes)
  return shapes.map(({ component: c, angle, long, short }) => {
    const own =
      Math.abs(angle - skew) > SAME_DIRECTION &&
      long / short > DIRECTED &&
      Math.abs(Math.abs(angle) - Math.PI / 2) > SAME_DIRECTION
    const direction = own ? angle : skew
    let width = c.right - c.left
    let height = c.bottom - c.top
    let x = c.left + width / 2
    let y = c.top + height / 2
    if (direction !== 0) {
      x = c.sumX / c.area + 0.5
      y = c.sumY / c.area + 0.5
      width = long
      height = short
    }
    // The outline grows by area × ratio / perimeter on each side.
    const grow = (width * height * UNCLIP_RATIO) / (2 * (width + height))
    return { x, y, width: width + 2 * grow, height: height + 2 * grow, angle: direction, score: c.score / c.area }
  })
}

/** Direction and side lengths of a filled rectangle with the component's moments: the variance along a side of length L is L²/12. */
function principalAxes(c: Component): { angle: number; long: number; short: number } {
  const meanX = c.sumX / c.area
  const meanY = c.sumY / c.area
  const varX = c.sumXX / c.area - meanX * meanX
  const varY = c.sumYY / c.area - meanY * meanY
  const cov = c.sumXY / c.area - meanX * meanY
  const mid = (varX + varY) / 2
  const half = Math.sqrt(((varX - varY) / 2) ** 2 + cov * cov)
  return {
    angle: 0.5 * Math.atan2(2 * cov, varX - varY),
    long: Math.sqrt(12 * (mid + half)),
    short: Math.sqrt(12 * Math.max(0.5, mid - half)),
  }
}

/** The median direction of the long regions that are roughly level, each counted by its length; 0 where there are none or they are level. */
function commonDirection(shapes: readonly { angle: number; long: number; short: number }[]): number {
  const long = shapes.filter((s) => s.long / s.short > DIRECTED && Math.abs(s.angle) < Math.PI / 4)
  const sorted = long.toSorted((a, b) => a.angle - b.angle)
  const total = sorted.reduce((sum, s) => sum + s.long, 0)
  let passed = 0
  for (const shape of sorted) {
    passed += shape.long
    if (passed >= total / 2) return Math.abs(shape.angle) < LEVEL ? 0 : shape.angle
  }
  return 0
}
