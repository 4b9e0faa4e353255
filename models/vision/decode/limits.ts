/** The largest file that is opened, in bytes. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024

/** The most pixels a picture may have. Checked from the header, before anything is decoded. */
export const MAX_PIXELS = 100_000_000

/**
 * Larger pictures are shrunk to this many pixels while they are decoded: 30 million are 90 MB of memory, and reading finds
 * nothing more in finer detail. An 8K screen (33 million) is the only common screen that is touched, by 5 % per side.
 */
export const MAX_DECODED_PIXELS = 30_000_000

/**
 * How long decoding one picture may take, in seconds. An AVIF of 48 million pixels, the slowest kind, took 2 seconds on two cores;
 * only drawings made to be slow take longer than this.
 */
export const DECODE_SECONDS = 30

/** `width × height` shrunk evenly to at most `pixels`, never below one pixel a side; unchanged where it fits. */
export function fitPixels(width: number, height: number, pixels: number): { width: number; height: number } {
  const ratio = Math.min(1, Math.sqrt(pixels / (width * height)))
  if (ratio === 1) return { width, height }
  return { width: Math.max(1, Math.floor(width * ratio)), height: Math.max(1, Math.floor(height * ratio)) }
}
