/** A connected region of a mask: its extent, its size, and the moments that give its direction. */
export interface Component {
  left: number
  top: number
  right: number
  bottom: number
  /** Number of pixels. */
  area: number
  /** Sum of the score over its pixels. */
  score: number
  sumX: number
  sumY: number
  sumXX: number
  sumYY: number
  sumXY: number
}

/**
 * Finds the 8-connected regions of pixels whose score is above `threshold`, in one pass over the rows with union–find over runs.
 * @param scores row-major scores, `width * height`
 */
export function findComponents(scores: Float32Array, width: number, height: number, threshold: number): Component[] {
  const parents: number[] = []
  const components: Component[] = []
  const find = (label: number): number => {
    let root = label
    while (parents[root] !== root) root = parents[root] as number
    while (parents[label] !== root) {
      const next = parents[label] as number
      parents[label] = root
      label = next
    }
    return root
  }
  // Runs of the row above and of this row, as [start, end (exclusive), label].
  let above: number[] = []
  for (let y = 0; y < height; y++) {
    const here: number[] = []
    let next = 0
    const row = y * width
    for (let x = 0; x < width; x++) {
      if ((scores[row + x] as number) <= threshold) continue
      const start = x
      let score = 0
      while (x < width && (scores[row + x] as number) > threshold) score += scores[row + x++] as number
      const label = parents.length
      parents.push(label)
      components.push(runComponent(start, x, y, score))
      here.push(start, x, label)
      while (next < above.length && (above[next + 1] as number) < start) next += 3
      for (let i = next; i < above.length && (above[i] as number) <= x; i += 3) {
        const a = find(above[i + 2] as number)
        const b = find(label)
        if (a === b) continue
        parents[b] = a
        merge(components[a] as Component, components[b] as Component)
      }
    }
    above = here
  }
  return components.filter((_, label) => parents[label] === label)
}

/** The component of one run of pixels `start … end - 1` in row `y`, with closed forms for its sums. */
function runComponent(start: number, end: number, y: number, score: number): Component {
  const n = end - start
  const sumX = ((start + end - 1) * n) / 2
  const squares = (k: number): number => (k * (k + 1) * (2 * k + 1)) / 6
  const sumXX = squares(end - 1) - (start > 0 ? squares(start - 1) : 0)
  return {
    left: start,
    top: y,
    right: end,
    bottom: y + 1,
    area: n,
    score,
    sumX,
    sumY: y * n,
    sumXX,
    sumYY: y * y * n,
    sumXY: y * sumX,
  }
}

function merge(into: Component, from: Component): void {
  into.left = Math.min(into.left, from.left)
  into.top = Math.min(into.top, from.top)
  into.right = Math.max(into.right, from.right)
  into.bottom = Math.max(into.bottom, from.bottom)
  into.area += from.area
  into.score += from.score
  into.sumX += from.sumX
  into.sumY += from.sumY
  into.sumXX += from.sumXX
  into.sumYY += from.sumYY
  into.sumXY += from.sumXY
}
