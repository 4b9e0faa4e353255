import { DescryError } from '../../contract/errors'
import type { Picture } from '../picture'
import { fitPixels } from './limits'
import { throwIfStopped } from './stop'

/** Points are 1/72 inch. 200 dots per inch let text of 8 points be read; an A4 page has 1654 × 2339 pixels. */
const DOTS_PER_POINT = 200 / 72
/** Labels and cards are drawn at least this long. */
const SMALLEST_LONG_SIDE = 1000
/** Posters are drawn with at most this many pixels: twice an A4 page. */
const MAX_PAGE_PIXELS = 8_000_000

export interface PdfPage {
  picture: Picture
  pages: number
}

/** Pixel size of a page of `width × height` points; null where the page has no size to speak of. */
export function pageSize(width: number, height: number): { width: number; height: number } | null {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return null
  const scale = Math.max(DOTS_PER_POINT, SMALLEST_LONG_SIDE / Math.max(width, height))
  const wanted = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  return fitPixels(wanted.width, wanted.height, MAX_PAGE_PIXELS)
}

/**
 * Draws one page of a PDF (`page` counts from 1) on white. The library is loaded for each page and dropped after it: its
 * memory can only grow while it lives, loading takes some 30 ms, and a file that breaks it breaks nothing after it.
 * Throws `PDF_ENCRYPTED`, `PDF_DAMAGED`, `PDF_PAGE_MISSING` or `CANCELLED`.
 */
export async function drawPdfPage(
  bytes: Uint8Array,
  page: number,
  name: string,
  signal: AbortSignal | undefined,
): Promise<PdfPage> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const library = await PDFiumLibrary.init()
  throwIfStopped(signal)
  try {
    const document = await library.loadDocument(bytes)
    const pages = document.getPageCount()
    if (pages < 1) throw new DescryError('PDF_DAMAGED', name)
    if (page > pages) throw new DescryError('PDF_PAGE_MISSING', String(page))
    const sheet = document.getPage(page - 1)
    const points = sheet.getOriginalSize()
    const size = pageSize(points.originalWidth, points.originalHeight)
    if (!size) throw new DescryError('PDF_DAMAGED', name)
    throwIfStopped(signal)
    // What comes is a copy outside the library's memory, in RGBA order, and opaque.
    const { data } = await sheet.render({ ...size, scale: 1, render: async (drawn) => drawn.data })
    document.destroy()
    library.destroy()
    return { picture: { ...size, data: dropAlpha(data) }, pages }
  } catch (error) {
    // The library is not closed here: after a trap its memory can't be trusted. It is garbage as it is.
    throw pdfError(error, name)
  }
}

function dropAlpha(rgba: Uint8Array): Uint8Array {
  const data = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    data[to++] = rgba[from] as number
    data[to++] = rgba[from + 1] as number
    data[to++] = rgba[from + 2] as number
  }
  return data
}

function pdfError(thrown: unknown, name: string): DescryError {
  if (thrown instanceof DescryError) return thrown
  const reason = thrown instanceof Error ? thrown.message : ''
  // Other security schemes (certificates) are a lock as well.
  const locked = /password|security/i.test(reason)
  return new DescryError(locked ? 'PDF_ENCRYPTED' : 'PDF_DAMAGED', name, { cause: thrown })
}
