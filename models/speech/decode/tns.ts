import type { Channel, Tns } from 'aac'

/** Coefficients of a filter from its reflections, as they are sent (Levinson's recursion). The first one, 1, is left out. */
function filterOf(reflections: ArrayLike<number>, order: number): Float64Array {
  const filter = new Float64Array(order)
  for (let n = 0; n < order; n++) {
    const reflection = -(reflections[n] ?? 0)
    const shorter = filter.slice(0, n)
    for (let i = 0; i < n; i++) filter[i] = (shorter[i] ?? 0) + reflection * (shorter[n - 1 - i] ?? 0)
    filter[n] = reflection
  }
  return filter
}

/**
 * Temporal noise shaping of one channel (ISO 14496-3, 4.6.9), which undoes in the spectrum what the encoder did to keep noise
 * close in time to the sound that hides it. The package's own leaves the spectrum as it is, since it takes the edges of the bands
 * from the wrong place; sharp sounds then smear.
 */
export function shapeNoise(tns: Tns, { info, info: { maxSFB, swbOffsets } }: Channel, spectrum: Float32Array): void {
  const bands = Math.min(tns.maxBands, maxSFB)
  const edge = (band: number): number => swbOffsets[Math.min(band, bands)] ?? 0
  for (let window = 0; window < info.windowCount; window++) {
    let bottom = info.swbCount
    for (let number = 0; number < (tns.nFilt[window] ?? 0); number++) {
      const top = bottom
      bottom = Math.max(0, top - (tns.length[window]?.[number] ?? 0))
      const order = tns.order[window]?.[number] ?? 0
      const size = edge(top) - edge(bottom)
      if (order === 0 || size <= 0) continue
      const filter = filterOf(tns.coef[window]?.[number] ?? [], order)
      const down = tns.direction[window]?.[number] ?? false
      const step = down ? -1 : 1
      let at = window * 128 + (down ? edge(top) - 1 : edge(bottom))
      for (let m = 0; m < size; m++, at += step) {
        let value = spectrum[at] ?? 0
        for (let i = 1; i <= Math.min(m, order); i++) value -= (filter[i - 1] ?? 0) * (spectrum[at - i * step] ?? 0)
        spectrum[at] = value
      }
    }
  }
}
