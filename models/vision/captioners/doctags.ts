import type { TextLine } from '../../contract/scene'

/**
 * DocTags, the writing of granite-docling: `<text><loc_50><loc_80><loc_450><loc_120>Tea is cheap.</text>`. Tables are cells after
 * `<fcel>` (full), `<ched>` (head) or `<ecel>` (empty), with `<nl>` after each row. Untrusted: tags may be missing or never end.
 */

/** Turns DocTags into lines of text, while they are written. */
export class DocTagsReader {
  private rest = ''

  /** @returns what can be read of it already; each element ends a line */
  push(text: string): string {
    this.rest += text
    // A tag that is not whole yet waits for its end; what is too long for one is no tag.
    const open = this.rest.lastIndexOf('<')
    const whole = open === -1 || this.rest.includes('>', open) || this.rest.length - open > LONGEST_TAG
    const ready = whole ? this.rest : this.rest.slice(0, open)
    this.rest = this.rest.slice(ready.length)
    return readable(ready)
  }

  end(): string {
    const ready = this.rest
    this.rest = ''
    return readable(ready)
  }
}

const LONGEST_TAG = 40

const readable = (text: string): string =>
  text
    .replaceAll(/<(?:ched|fcel|ecel|rhed|srow|lcel|ucel|xcel)>/g, ' | ')
    .replaceAll(/<nl>|<\/[a-z0-9_]{1,38}>/g, '\n')
    .replaceAll(/<[a-z0-9_|]{1,38}>/g, '')

/** Places are given in so many parts of the page's width and height. */
const GRID = 500
/** A model's reading is an opinion: it may write what is likely instead of what is there. */
const CONFIDENCE = 0.4

/** The text of elements with their places, in pixels of a page of this size. */
export function linesOfDocTags(text: string, [width, height]: readonly [number, number]): TextLine[] {
  const elements = text.matchAll(
    /<([a-z][a-z0-9_]{1,38})><loc_(\d{1,3})><loc_(\d{1,3})><loc_(\d{1,3})><loc_(\d{1,3})>([^<]{1,4000})<\/\1>/g,
  )
  return [...elements].flatMap(([, , ...parts]) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = parts
      .slice(0, 4)
      .map((part) => Math.min(GRID, Number(part)) / GRID)
    const words = (parts[4] ?? '').trim()
    if (words === '' || right < left || bottom < top) return []
    const box: TextLine['box'] = [left * width, top * height, (right - left) * width, (bottom - top) * height]
    return [{ text: words, box, confidence: CONFIDENCE }]
  })
}
