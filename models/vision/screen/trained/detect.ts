import sharp from 'sharp'
import type { Picture } from '../../picture'
import { agreed } from './agreed'
import type { Claim, Found } from './found'
import type { ScreenNetwork } from './network'

/** What is longer than this is found from farther away only, in pixels of the close look. */
const CLOSE = 400
/** What is longer than this is found at half size, too: a title bar is too thin to be met from afar. */
const HALF = 150
/** What is longer than this is found from afar, too. */
const FAR = 300
/** The look from afar makes the longer side this many pixels. */
const AFAR = 640
/** Rows of one close look. More of them at once would need more memory, and gain nothing. */
const BAND = 640
/** Rows that two bands share: what is higher and lies on the border is found from afar. */
const SHARED = 160
/**
 * Lines of this height or more are larger than the network needs, in pixels: a screen with large scaling. A line is as high as the box
 * around its text, which is more than its letters: 16 to 26 pixels without scaling.
 */
const LARGE_TYPE = 36
/** Such lines are made so high. */
const USUAL_TYPE = 20
/** So many pixels are looked at closely at most: the time stays bounded for the largest walls of screens. */
const MOST_PIXELS = 6_500_000

/** A look at the whole picture from farther away: how much smaller than close up, and what is longer than this is taken from it. */
interface Look {
  scale: number
  from: number
}

/**
 * What is long is seen by several looks: together they know its ends better than one (`agreed`). The lengths were chosen on 180 pictures
 * of the kits and programs that the network learns from; one look for each length had 0.03 less of mean average precision.
 */
const looksOf = (longest: number): Look[] =>
  longest <= AFAR
    ? []
    : [
        { scale: 0.5, from: HALF },
        { scale: AFAR / longest, from: FAR },
      ]

/**
 * Everything that the network sees in a picture, close up in bands and from farther away as a whole. Each role stands for itself:
 * something may be seen as a tab and as a button, each with its confidence (see `suppress`).
 * @param typeHeight usual height of a line of text on it, in pixels
 */
export async function detect(
  network: ScreenNetwork,
  picture: Picture,
  typeHeight: number,
  signal: AbortSignal,
): Promise<Found[]> {
  const claims: Claim[] = []
  const scale = closeScale(picture, typeHeight)
  const near = await resized(picture, scale)
  const looks = looksOf(Math.max(near.width, near.height))
  const most = looks.length > 0 ? CLOSE : Infinity
  for (const [from, until] of bands(near.height)) {
    signal.throwIfAborted()
    const seen = await network.look(near, from, until)
    claims.push(
      ...seen.filter((one) => longest(one) <= most && !isCut(one, from, until, near.height)).map(by(1 / scale)),
    )
  }
  for (const { scale: smaller, from } of looks) {
    signal.throwIfAborted()
    const seen = await network.look(await resized(picture, scale * smaller))
    claims.push(...seen.filter((one) => longest(one) / smaller > from).map(by(1 / (scale * smaller))))
  }
  return agreed(claims)
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
const isCut = ({ top, bottom }: Claim, from: number, until: number, height: number): boolean =>
  (from > 0 && top - from < 2) || (until < height && until - bottom < 2)

const longest = ({ left, top, right, bottom }: Claim): number => Math.max(right - left, bottom - top)

const by =
  (factor: number) =>
  (one: Claim): Claim => ({
    ...one,
    left: one.left * factor,
    top: one.top * factor,
    right: one.right * factor,
    bottom: one.bottom * factor,
    x: one.x * factor,
    y: one.y * factor,
    pixel: one.pixel * factor,
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
