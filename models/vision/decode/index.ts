import type { PictureSource } from '../../contract/engines'
import { DescryError } from '../../contract/errors'
import type { ImageFacts } from '../../contract/scene'
import type { Picture } from '../picture'
import { layOnPaper } from './alpha'
import { decodeBmp } from './bmp'
import { readBmpHeader } from './bmp-header'
import { DECODE_SECONDS, fitPixels, MAX_DECODED_PIXELS, MAX_PIXELS } from './limits'
import { drawPdfPage } from './pdf'
import { decodeRaster, type Decoded } from './raster'
import { loadSharp } from './sharp'
import { readSource, sourceName } from './source'
import { sniffFormat, type FileFormat } from './sniff'
import { orStopped, throwIfStopped } from './stop'

export interface OpenOptions {
  /** The file's content, where the source says `bytes`. Not changed. */
  bytes?: Uint8Array
  /** Page of a PDF or TIFF, from 1. */
  page?: number
  signal?: AbortSignal
}

export interface OpenedPicture {
  picture: Picture
  /** Format, pages and the true size, also where the picture was shrunk while it was decoded. */
  facts: ImageFacts
  /** True size divided by picture size: multiply boxes found in the picture by it. 1 up to 30 million pixels. */
  scale: number
  /** True where every pixel of the file is fully transparent; the picture is white then. */
  transparent: boolean
}

async function openBmp(bytes: Uint8Array, name: string): Promise<Decoded> {
  const header = readBmpHeader(bytes, name)
  const { width, height } = header
  if (width * height > MAX_PIXELS) throw new DescryError('PICTURE_TOO_LARGE', name)
  const { data, channels } = decodeBmp(bytes, header, name)
  const flat = channels === 4 ? layOnPaper(data) : { data, transparent: false }
  const whole = { ...flat, width, height, trueWidth: width, trueHeight: height, pages: 1 }
  const fit = fitPixels(width, height, MAX_DECODED_PIXELS)
  if (fit.width === width && fit.height === height) return whole
  const sharp = await loadSharp()
  const raw = { width, height, channels: 3 as const }
  const shrunk = await sharp(flat.data, { raw, limitInputPixels: MAX_PIXELS })
    .resize(fit.width, fit.height, { fit: 'fill' })
    .raw()
    .toBuffer()
  return { ...whole, ...fit, data: shrunk }
}

async function openPdf(bytes: Uint8Array, page: number, name: string, signal?: AbortSignal): Promise<Decoded> {
  const { picture, pages } = await drawPdfPage(bytes, page, name, signal)
  return { ...picture, trueWidth: picture.width, trueHeight: picture.height, transparent: false, pages }
}

async function decode(
  bytes: Uint8Array,
  format: FileFormat,
  page: number,
  name: string,
  signal?: AbortSignal,
): Promise<Decoded> {
  if (format === 'pdf') return openPdf(bytes, page, name, signal)
  // Only TIFF has further pages; of animations the first frame is the picture.
  if (page > 1 && format !== 'tiff') throw new DescryError('PDF_PAGE_MISSING', String(page))
  if (format === 'bmp') return openBmp(bytes, name)
  return decodeRaster(await loadSharp(), bytes, format, page, name)
}

/**
 * Opens a picture from a file or from bytes: upright, sRGB, 8 bits, without alpha. The format is told from the content.
 * A drawing (SVG) or page (PDF) has no pixels of its own; its facts give the size it was drawn at.
 * An SVG that is smaller than 1000 pixels is drawn larger; a PDF page is drawn at 200 dots per inch.
 *
 * Throws `FILE_NOT_FOUND`, `FILE_IS_DIRECTORY`, `FILE_EMPTY`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`, `PICTURE_UNSUPPORTED`,
 * `PICTURE_DAMAGED`, `PICTURE_TOO_LARGE`, `PDF_DAMAGED`, `PDF_ENCRYPTED`, `PDF_PAGE_MISSING` or `CANCELLED`, and nothing else
 * that a picture could cause. After an abort the call ends at once; native decoding under way runs out unseen.
 */
export async function openPicture(source: PictureSource, options: OpenOptions = {}): Promise<OpenedPicture> {
  const { signal, page = 1 } = options
  const name = sourceName(source)
  throwIfStopped(signal)
  const bytes = await readSource(source, options.bytes, signal)
  const format = sniffFormat(bytes)
  if (!format) throw new DescryError('PICTURE_UNSUPPORTED', name)
  // A drawing of a few lines can keep the renderer busy for minutes, and it does not look at the clock meanwhile.
  const late = (): DescryError => new DescryError('PICTURE_TOO_LARGE', name)
  const decoded = await orStopped(decode(bytes, format, page, name, signal), signal, { seconds: DECODE_SECONDS, late })
  throwIfStopped(signal)

  const { width, height, data, trueWidth, trueHeight, transparent, pages } = decoded
  const paged = format === 'pdf' || (format === 'tiff' && pages > 1)
  const facts: ImageFacts = {
    width: trueWidth,
    height: trueHeight,
    format,
    ...(pages > 1 && { pages }),
    ...(paged && { page }),
  }
  return { picture: { width, height, data }, facts, scale: trueWidth / width, transparent }
}
