/** Voices that belong together, as their sum: their mean is its direction, and merging two is adding them. */
export interface Cluster {
  sum: Float64Array
  count: number
  /** Whatever the caller counts its members by. */
  members: number[]
}

/**
 * Merges the two clusters whose means are closest, again and again, as long as they are closer than the threshold (agglomerative
 * clustering with centroid linkage, Euclidean distance). Each cluster remembers its nearest one; no table of distances is kept.
 *
 * @param pause awaited now and then: other work comes between
 */
export async function agglomerate(
  clusters: readonly Cluster[],
  threshold: number,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Cluster[]> {
  const open = clusters.map((cluster) => ({ cluster, mean: meanOf(cluster), nearest: -1, distance: Infinity }))
  const alive = new Set(open.keys())
  const findNearest = (at: number): void => {
    const own = open[at] as (typeof open)[number]
    own.nearest = -1
    own.distance = Infinity
    for (const other of alive) {
      if (other === at) continue
      const distance = distanceOf(own.mean, (open[other] as (typeof open)[number]).mean)
      if (distance < own.distance) [own.nearest, own.distance] = [other, distance]
    }
  }
  for (const at of alive) {
    findNearest(at)
    if (at % 16 === 15) await pause()
  }
  for (;;) {
    let best = -1
    for (const at of alive)
      if (best < 0 || (open[at] as (typeof open)[number]).distance < (open[best] as (typeof open)[number]).distance)
        best = at
    const kept = open[best]
    if (!kept || kept.nearest < 0 || kept.distance > threshold) break
    const gone = kept.nearest
    kept.cluster = merged(kept.cluster, (open[gone] as (typeof open)[number]).cluster)
    kept.mean = meanOf(kept.cluster)
    alive.delete(gone)
    findNearest(best)
    for (const at of alive) {
      const one = open[at] as (typeof open)[number]
      if (at === best) continue
      const distance = distanceOf(one.mean, kept.mean)
      // All others are as far as they were.
      if (distance <= one.distance) [one.nearest, one.distance] = [best, distance]
      else if (one.nearest === best || one.nearest === gone) findNearest(at)
    }
    await pause()
  }
  return [...alive].map((at) => (open[at] as (typeof open)[number]).cluster)
}

export function merged(a: Cluster, b: Cluster): Cluster {
  return {
    sum: a.sum.map((value, i) => value + (b.sum[i] ?? 0)),
    count: a.count + b.count,
    members: [...a.members, ...b.members],
  }
}

export const meanOf = ({ sum, count }: Cluster): Float64Array => sum.map((value) => value / count)

export function distanceOf(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2
  return Math.sqrt(sum)
}
