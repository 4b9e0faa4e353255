/** Averaging pixels from one grid to another. */

/** For each target pixel the first source pixel and the weights of those it covers. Outside the source there is nothing. */
function spans(from, target, scale, offset) {
  const list = []
  for (let t = 0; t < target; t++) {
    // A target pixel smaller than a source pixel is stretched to one source pixel: that is a linear enlargement.
    const centre = (t + 0.5 - offset) / scale
    const half = Math.max(0.5, 0.5 / scale)
    const [low, high] = [centre - half, centre + half]
    const first = Math.floor(low)
    const weights = []
    for (let s = first; s < high; s++) weights.push((Math.min(high, s + 1) - Math.max(low, s)) / (2 * half))
    list.push({ first, weights, from })
  }
  return list
}

/**
 * Draws `source` (`{ width, height, data }`, `channels` numbers per pixel) enlarged by `scale`, its corner at (`x`, `y`), on a grid of
 * `width` × `height`. `scale` is one number or `[horizontal, vertical]`. What lies outside the source counts as 0,
 * or as its nearest pixel where `extend` is set. Returns a Float32Array.
 */
export function resample(source, channels, { width, height, scale, x = 0, y = 0, extend = false }) {
  const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale
  const across = spans(source.width, width, sx, x)
  const down = spans(source.height, height, sy, y)
  const rows = new Float32Array(width * source.height * channels)
  const place = (at, length) => (extend ? Math.min(length - 1, Math.max(0, at)) : at >= 0 && at < length ? at : -1)
  for (let t = 0; t < width; t++) {
    const { first, weights } = across[t]
    for (let k = 0; k < weights.length; k++) {
      const s = place(first + k, source.width)
      if (s < 0) continue
      const weight = weights[k]
      for (let r = 0; r < source.height; r++)
        for (let c = 0; c < channels; c++)
          rows[(r * width + t) * channels + c] += weight * source.data[(r * source.width + s) * channels + c]
    }
  }
  const result = new Float32Array(width * height * channels)
  const line = width * channels
  for (let t = 0; t < height; t++) {
    const { first, weights } = down[t]
    for (let k = 0; k < weights.length; k++) {
      const s = place(first + k, source.height)
      if (s < 0) continue
      const weight = weights[k]
      for (let i = 0; i < line; i++) result[t * line + i] += weight * rows[s * line + i]
    }
  }
  return result
}

/** Blurs a picture of three channels in place; `sigma` in pixels. */
export function blur(data, width, height, sigma) {
  const reach = Math.ceil(2.5 * sigma)
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)))
  const total = kernel.reduce((a, b) => a + b)
  const copy = new Float32Array(data.length)
  for (const [target, source, step, length, other] of [
    [copy, data, 3, width, 3 * width],
    [data, copy, 3 * width, height, 3],
  ]) {
    const lines = source.length / 3 / length
    for (let l = 0; l < lines; l++)
      for (let p = 0; p < length; p++)
        for (let c = 0; c < 3; c++) {
          let sum = 0
          for (let k = -reach; k <= reach; k++)
            sum += kernel[k + reach] * source[l * other + Math.min(length - 1, Math.max(0, p + k)) * step + c]
          target[l * other + p * step + c] = sum / total
        }
  }
}
