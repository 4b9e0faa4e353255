import sharp from 'sharp'
import type { Picture } from '../../picture'
import type { Found } from './found'
import type { ScreenNetwork } from './network'
import { suppress } from './suppress'

/** What is longer than this is found from afar, in pixels of the close look. The network was taught so. */
const CLOSE = 400
/** The look from afar makes the longer side this many pixels. */
const AFAR = 640
/** Rows of one close look. More of them at once would need more memory, and gain nothing. */
const BAND = 640
/** Rows that two bands share: what is higher and lies on the border is found from afar. */
const SHARED = 160
/** Type of this height or more is larger than the network needs, in pixels: a screen with large scaling. */
const LARGE_TYPE = 22
/** Large type is made so high. */
const USUAL_TYPE = 15
/** So many pixels are looked at closely at most: the time stays bounded for the largest walls of screens. */
const MOST_PIXELS = 6_500_000

/**
 * Everything that the network finds in a picture, looked at close up in bands, and from afar as a whole.
 * @param typeHeight usual height of a line of text on it, in pixels
 */
export async function detect(
  network: ScreenNetwork,
  picture: Picture,
  typeHeight: number,
  signal: AbortSignal,
): Promise<Found[]> {
  const found: Found[] = []
  const scale = closeScale(picture, typeHeight)
  const near = await resized(picture, scale)
  for (const [from, until] of bands(near.height)) {
    signal.throwIfAborted()
    const seen = await network.look(near, from, until)
    found.push(
      ...seen.filter((one) => longest(one) <= CLOSE && !isCut(one, from, until, near.height)).map(by(1 / scale)),
    )
  }
  signal.throwIfAborted()
  const farScale = Math.min(scale, AFAR / Math.max(picture.width, picture.height))
  if (farScale < scale) {
    const far = await network.look(await resized(picture, farScale))
    found.push(...far.filter((one) => (longest(one) * scale) / farScale > CLOSE * 0.6).map(by(1 / farScale)))
  }
  return suppress(found)
}

/** Large type is made smaller, and a very large picture too. */
function closeScale({ width, height }: Picture, typeHeight: number): number {
  const byType = typeHeight >= LARGE_TYPE ? USUAL_TYPE / typeHeight : 1
  return Math.min(byType, Math.sqrt(MOST_PIXELS / (width * height)), 1)
}

/** Rows from and until, each band a little into the next. */
function* bands(height: number): Generator<[number, number]> {
  const count = Math.max(1, Math.ceil((height - SHARED) / (BAND - SHARED)))
  const step = (height - SHARED) / count
  for (let i = 0; i < count; i++) {
    const from = Math.round(i * step)
    yield [from, i === count - 1 ? height : Math.min(height, Math.round(from + step + SHARED))]
  }
}

/** Whether a band's border cuts it; the next band or the look from afar sees it whole. */
const isCut = ({ top, bottom }: Found, from: number, until: number, height: number): boolean =>
  (from > 0 && top - from < 2) || (until < height && until - bottom < 2)

const longest = ({ left, top, right, bottom }: Found): number => Math.max(right - left, bottom - top)

const by =
  (factor: number) =>
  (one: Found): Found => ({
    ...one,
    left: one.left * factor,
    top: one.top * factor,
    right: one.right * factor,
    bottom: one.bottom * factor,
  })

async function resized(picture: Picture, scale: number): Promise<Picture> {
  if (scale >= 1) return picture
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const { data } = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .resize(width, height, { kernel: 'mitchell', fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width, height, data }
}
