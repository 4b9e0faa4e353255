import type { Sharp } from './sharp'
import { MAX_DECODED_PIXELS } from './limits'

/**
 * Up to a tenth of the rows may be missing: what people photograph or capture is nearly never in the last tenth alone.
 * With more missing, describing the rest as if it were the picture would mislead.
 */
const MISSING_ROWS_ALLOWED = 0.1

const START_OF_SCAN = 0xda

/** Whether the frame header says that the picture is sent in several passes (SOF2 and its relatives). */
export function isProgressive(bytes: Uint8Array): boolean {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++
      continue
    }
    // SOF markers are C0…CF, without C4, C8 and CC, which are tables.
    if (marker >= 0xc0 && marker <= 0xcf && marker % 4 !== 0) return [2, 6, 10, 14].includes(marker & 15)
    if (marker === START_OF_SCAN) return false
    at += 2 + ((bytes[at + 2] as number) << 8) + (bytes[at + 3] as number)
  }
  return false
}

/**
 * Decides whether a JPEG that ends too early is still worth describing. The decoder fills what is missing with mid grey,
 * so the grey rows at the bottom are counted. A progressive file that is cut lacks detail everywhere; it is never useful.
 */
export async function cutJpegIsUseful(sharp: Sharp, bytes: Uint8Array): Promise<boolean> {
  if (isProgressive(bytes)) return false
  const { data, info } = await sharp(bytes, {
    failOn: 'none',
    limitInputPixels: MAX_DECODED_PIXELS * 4,
    sequentialRead: true,
  })
    // Narrow, but with all rows, is enough: whole rows are judged. Nearest keeps grey grey.
    .resize({ width: 64, fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: false })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const rowBytes = info.width * info.channels
  let missing = 0
  while (
    missing < info.height &&
    isFilling(data.subarray((info.height - 1 - missing) * rowBytes).subarray(0, rowBytes))
  )
    missing++
  return missing <= info.height * MISSING_ROWS_ALLOWED
}

/** A row of one mid tone. Colour conversion may have moved it a little from 128. */
function isFilling(row: Uint8Array): boolean {
  return row.every((value) => value > 96 && value < 160 && Math.abs(value - (row[0] as number)) <= 2)
}
