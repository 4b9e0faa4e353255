import type { SharpOptions } from 'sharp'
import { DescryError } from '../../contract/errors'
import { layOnPaper, widenGrey } from './alpha'
import { firstFrame } from './gif'
import { cutJpegIsUseful } from './jpeg'
import { DECODE_SECONDS, fitPixels, MAX_DECODED_PIXELS, MAX_PIXELS } from './limits'
import type { Sharp } from './sharp'
import type { FileFormat } from './sniff'
import { normaliseSvg, svgDensity } from './svg'

/** Decoded pixels before they become a picture. */
export interface Decoded {
  data: Uint8Array
  width: number
  height: number
  /** Size before it was shrunk, upright. */
  trueWidth: number
  trueHeight: number
  transparent: boolean
  /** Pages of a TIFF or frames of an animation. */
  pages: number
}

export type RasterFormat = Exclude<FileFormat, 'bmp' | 'pdf'>

/** What the decoder is asked to do with bytes that are already known to be of one format. */
interface Job {
  bytes: Uint8Array
  options: SharpOptions
  pages?: number
}

async function prepare(
  sharp: Sharp,
  bytes: Uint8Array,
  format: RasterFormat,
  page: number,
  name: string,
): Promise<Job> {
  const options: SharpOptions = {
    failOn: 'truncated',
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
    autoOrient: true,
  }
  if (format === 'svg') {
    const svg = normaliseSvg(bytes)
    return { bytes: svg, options: { ...options, density: await svgDensity(sharp, svg) } }
  }
  if (format === 'gif') {
    const { bytes: first, frames } = firstFrame(bytes)
    if (!first) throw new DescryError('PICTURE_DAMAGED', name)
    return { bytes: first, options, pages: frames }
  }
  if (format === 'tiff') return { bytes, options: { ...options, page: page - 1 } }
  return { bytes, options }
}

async function decodeJob(sharp: Sharp, { bytes, options, pages }: Job, name: string): Promise<Decoded> {
  const header = await sharp(bytes, options).metadata()
  const { width: trueWidth, height: trueHeight } = header.autoOrient
  if (trueWidth * trueHeight > MAX_PIXELS) throw new DescryError('PICTURE_TOO_LARGE', name)
  const fit = fitPixels(trueWidth, trueHeight, MAX_DECODED_PIXELS)
  let pipeline = sharp(bytes, options).timeout({ seconds: DECODE_SECONDS })
  if (fit.width !== trueWidth || fit.height !== trueHeight)
    pipeline = pipeline.resize(fit.width, fit.height, { fit: 'fill' })
  const { data, info } = await pipeline
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const wide = widenGrey(new Uint8Array(data.buffer, data.byteOffset, data.length), info.channels)
  const flat = wide.channels === 4 ? layOnPaper(wide.data) : { data: wide.data, transparent: false }
  return { ...flat, width: info.width, height: info.height, trueWidth, trueHeight, pages: pages ?? header.pages ?? 1 }
}

/**
 * Decodes everything but BMP and PDF. `page` counts from 1 and matters for TIFF only: of animations the first frame is taken.
 * Throws `PICTURE_DAMAGED`, `PICTURE_TOO_LARGE`, `PICTURE_UNSUPPORTED` or `PDF_PAGE_MISSING`.
 */
export async function decodeRaster(
  sharp: Sharp,
  bytes: Uint8Array,
  format: RasterFormat,
  page: number,
  name: string,
): Promise<Decoded> {
  try {
    const job = await prepare(sharp, bytes, format, page, name)
    try {
      return await decodeJob(sharp, job, name)
    } catch (error) {
      const cut = format === 'jpeg' && error instanceof Error && /premature end/i.test(error.message)
      if (!cut || !(await cutJpegIsUseful(sharp, bytes))) throw error
      return await decodeJob(sharp, { ...job, options: { ...job.options, failOn: 'none' } }, name)
    }
  } catch (error) {
    throw rasterError(error, page, name)
  }
}

/** Finds the code for what the decoder complains about. Its messages are only looked at here. */
function rasterError(thrown: unknown, page: number, name: string): DescryError {
  if (thrown instanceof DescryError) return thrown
  const reason = thrown instanceof Error ? thrown.message : ''
  const because = { cause: thrown }
  if (/page number|bad page|does not contain page/i.test(reason))
    return new DescryError('PDF_PAGE_MISSING', String(page), because)
  // A picture that takes longer than allowed is too large for this computer, whatever its pixels.
  if (/pixel limit|dimension|timeout/i.test(reason)) return new DescryError('PICTURE_TOO_LARGE', name, because)
  // A compression nobody built in. (“Unsupported image format” is what it says of a file cut within its header.)
  if (/unsupported (codec|compression|feature)|not configured|no decoding plugin/i.test(reason))
    return new DescryError('PICTURE_UNSUPPORTED', name, because)
  return new DescryError('PICTURE_DAMAGED', name, because)
}
