import type { ImageFacts } from '../../contract/scene'

export type FileFormat = Exclude<ImageFacts['format'], 'raw'>

/** PDF readers accept up to this many bytes of rubbish before the header. */
const PDF_HEADER_WITHIN = 1024
/** How far into a text the `<svg` tag may come, after comments and a document type. */
const SVG_TAG_WITHIN = 64 * 1024

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, Math.min(to, bytes.length))

function isAvif(bytes: Uint8Array): boolean {
  if (latin1(bytes, 4, 8) !== 'ftyp') return false
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256)
  // The brands: the main one, then (after a version number) the compatible ones. HEIC files have others and can't be decoded.
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12 && ['avif', 'avis'].includes(latin1(bytes, at, at + 4))) return true
  }
  return false
}

/** The text of an XML file, without its byte order mark; null where the bytes are no text. */
export function decodeXml(bytes: Uint8Array, limit = bytes.length): string | null {
  const head = bytes.subarray(0, limit)
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
  const text = new TextDecoder(utf16 ?? 'utf-8').decode(head)
  return text.includes('\0') ? null : text
}

/** Whether the first tag, after the XML declaration, comments and a document type, is `<svg>`. */
function isSvg(bytes: Uint8Array): boolean {
  // Anything that begins with neither a byte order mark, a space nor a tag is no XML: the cheap look comes first.
  if (![0x3c, 0xef, 0xff, 0xfe, 0x20, 0x09, 0x0a, 0x0d].includes(bytes[0] ?? 0)) return false
  let rest = decodeXml(bytes, SVG_TAG_WITHIN)?.trimStart() ?? ''
  for (;;) {
    const skip = rest.startsWith('<?')
      ? rest.indexOf('?>') + 2
      : rest.startsWith('<!--')
        ? rest.indexOf('-->') + 3
        : /^<!doctype/i.test(rest)
          ? endOfDoctype(rest)
          : 0
    // `indexOf` gave −1 where the end is missing.
    if (skip < 4) return /^<([\w-]+:)?svg[\s>/]/.test(rest)
    rest = rest.slice(skip).trimStart()
  }
}

function endOfDoctype(text: string): number {
  const close = text.indexOf('>')
  const subset = text.indexOf('[')
  if (subset === -1 || subset > close) return close + 1
  const end = /\]\s*>/.exec(text)
  return end ? end.index + end[0].length : 0
}

/**
 * Tells a picture's format from its first bytes, whatever it is called; null for everything Descry can't open.
 */
export function sniffFormat(bytes: Uint8Array): FileFormat | null {
  if (latin1(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (latin1(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (['GIF87a', 'GIF89a'].includes(latin1(bytes, 0, 6))) return 'gif'
  if (latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP') return 'webp'
  // “BM” may begin a text too: the size of the second header (at byte 14) settles it.
  if (latin1(bytes, 0, 2) === 'BM' && bytes.length > 17 && bytes[15] === 0 && bytes[16] === 0 && bytes[17] === 0)
    return 'bmp'
  // The last two are BigTIFF, for files beyond 4 GB.
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(latin1(bytes, 0, 4))) return 'tiff'
  if (bytes.length >= 12 && isAvif(bytes)) return 'avif'
  if (latin1(bytes, 0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf'
  return isSvg(bytes) ? 'svg' : null
}
