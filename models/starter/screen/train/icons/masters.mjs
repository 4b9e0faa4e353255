/** Drawings turned into pixels once, large; every size is then averaged down from that. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'

/** Pixels of the longer side of a vector drawing's master: twice the largest size drawn. */
const SIDE = 128

/**
 * A master is `{ width, height, alpha, rgb, box, native }`: `alpha` has one byte per pixel; `rgb` three, or is null where
 * the drawing has a single colour (`ink`); `box` is `[x, y, width, height]` of what is not transparent;
 * `native` is the size in pixels of a drawing that is not a vector drawing, or null.
 * Returns null for a drawing without ink.
 */
async function toMaster(image, native) {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const alpha = new Uint8Array(width * height)
  let [left, top, right, bottom] = [width, height, -1, -1]
  const sum = [0, 0, 0]
  let weight = 0
  for (let i = 0; i < alpha.length; i++) {
    const a = (alpha[i] = data[4 * i + 3])
    if (a < 24) continue
    const [x, y] = [i % width, (i / width) | 0]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    weight += a
    for (let c = 0; c < 3; c++) sum[c] += a * data[4 * i + c]
  }
  if (right < 0) return null
  const ink = sum.map((s) => s / weight)
  let spread = 0
  for (let i = 0; i < alpha.length; i++)
    for (let c = 0; c < 3; c++) spread += alpha[i] * Math.abs(data[4 * i + c] - ink[c])
  let rgb = null
  if (spread / weight / 3 > 6) {
    rgb = new Uint8Array(3 * width * height)
    for (let i = 0; i < alpha.length; i++) for (let c = 0; c < 3; c++) rgb[3 * i + c] = data[4 * i + c]
  }
  return { width, height, alpha, rgb, ink, box: [left, top, right - left + 1, bottom - top + 1], native }
}

/** Renders SVG text. */
export async function renderSvg(svg, side = SIDE) {
  const bytes = Buffer.from(svg)
  const { width = 24, height = 24 } = await sharp(bytes).metadata()
  const density = Math.min(9600, (72 * side) / Math.max(width, height))
  return toMaster(sharp(bytes, { density }).resize(side, side, { fit: 'inside' }), null)
}

/** Keeps the masters that were asked for. */
export class Masters {
  #kept = new Map()

  /** The master of a drawing (see families.mjs), or null where the drawing is empty or cannot be rendered. */
  get(drawing) {
    let master = this.#kept.get(drawing.path)
    if (master === undefined) {
      master = this.#render(drawing)
      this.#kept.set(drawing.path, master)
    }
    return master
  }

  async #render(drawing) {
    const bytes = drawing.svg ?? readFileSync(drawing.path)
    if (drawing.size !== null) return toMaster(sharp(bytes), drawing.size)
    return renderSvg(bytes).catch(() => null)
  }
}
