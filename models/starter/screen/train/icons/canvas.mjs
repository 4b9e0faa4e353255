/** A small picture of floating-point colours, and the shapes that are drawn on it. */
import { resample } from './resample.mjs'

export class Canvas {
  constructor(width, height) {
    this.width = width
    this.height = height
    this.data = new Float32Array(3 * width * height)
  }

  /** Fills the picture with what `colourAt(x, y)` returns, or with one colour. */
  fill(colour) {
    const at = typeof colour === 'function' ? colour : () => colour
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++) this.data.set(at(x, y), 3 * (y * this.width + x))
  }

  #blend(at, colour, cover) {
    for (let c = 0; c < 3; c++) this.data[at + c] += (colour[c] - this.data[at + c]) * cover
  }

  /**
   * A rectangle with round corners. `fill` and `border` are colours or null, `opacity` is from 0 to 1;
   * `lineWidth` in pixels lies inside the rectangle.
   */
  rectangle([x, y, width, height], { radius = 0, fill = null, border = null, lineWidth = 1, opacity = 1 }) {
    const r = Math.min(radius, width / 2, height / 2)
    const [cx, cy] = [x + width / 2, y + height / 2]
    const [fromX, toX] = [Math.max(0, Math.floor(x - 1)), Math.min(this.width, Math.ceil(x + width + 1))]
    const [fromY, toY] = [Math.max(0, Math.floor(y - 1)), Math.min(this.height, Math.ceil(y + height + 1))]
    for (let py = fromY; py < toY; py++)
      for (let px = fromX; px < toX; px++) {
        const dx = Math.abs(px + 0.5 - cx) - width / 2 + r
        const dy = Math.abs(py + 0.5 - cy) - height / 2 + r
        // Distance to the edge, positive outside.
        const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r
        const cover = Math.min(1, Math.max(0, 0.5 - distance))
        if (cover === 0) continue
        const at = 3 * (py * this.width + px)
        if (fill) this.#blend(at, fill, cover * opacity)
        if (border) {
          const inside = Math.min(1, Math.max(0, 0.5 - distance - lineWidth))
          this.#blend(at, border, (cover - inside) * opacity)
        }
      }
  }

  /**
   * A master (masters.mjs) with its corner at (`x`, `y`), enlarged by `scale`; `ink` replaces its colours, or is null to
   * keep them. `ink` may be a function of the position (a gradient). `mirror` swaps left and right.
   */
  stamp(master, { x, y, scale, ink, opacity = 1, mirror = false }) {
    const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))]
    const right = Math.min(this.width, Math.ceil(x + master.width * sx))
    const bottom = Math.min(this.height, Math.ceil(y + master.height * sy))
    if (right <= left || bottom <= top) return
    const window = { width: right - left, height: bottom - top, scale, x: x - left, y: y - top }
    const cover = resample({ ...master, data: master.alpha }, 1, window)
    const own = ink === null && master.rgb ? resample({ ...master, data: premultiplied(master) }, 3, window) : null
    for (let i = 0; i < cover.length; i++) {
      const share = (cover[i] / 255) * opacity
      if (share < 0.002) continue
      const [px, py] = [
        left + (mirror ? window.width - 1 - (i % window.width) : i % window.width),
        top + Math.floor(i / window.width),
      ]
      const at = 3 * (py * this.width + px)
      if (own) for (let c = 0; c < 3; c++) this.data[at + c] += own[3 * i + c] * opacity - this.data[at + c] * share
      else this.#blend(at, typeof ink === 'function' ? ink(px, py) : (ink ?? master.ink), share)
    }
  }
}

/** A coloured master's colours times its cover, so that averaging takes no colour from transparent pixels. */
function premultiplied(master) {
  if (!master.painted) {
    const painted = new Float32Array(master.rgb.length)
    for (let i = 0; i < master.alpha.length; i++)
      for (let c = 0; c < 3; c++) painted[3 * i + c] = (master.rgb[3 * i + c] * master.alpha[i]) / 255
    master.painted = painted
  }
  return master.painted
}
