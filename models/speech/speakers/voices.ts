import { setImmediate } from 'node:timers/promises'
import { agglomerate, distanceOf, meanOf, merged, type Cluster } from './clusters'

/**
 * Two voices whose means are closer than this are one person's. From the published settings of pyannote's
 * speaker-diarization-3.1, which uses these two models: centroid linkage, Euclidean distance of vectors of length 1.
 */
const THRESHOLD = 0.7045654963945799
/** Whoever was heard for less than this alone is taken for the most similar other voice, in seconds; windows overlap, so it counts twice. */
const LEAST = 3
/** So many voices are put in groups before more come: about 20 minutes of talk. It bounds time and memory; shorter sound is exact. */
const BLOCK = 500

/** Finds out which voices are one person's. */
export interface Voices {
  /** @param vector of length 1. Gives its number. */
  add(vector: Float32Array, seconds: number): Promise<number>
  /** For each voice that was added, whose it is: numbers from 0, in no order. */
  finish(): Promise<number[]>
}

export function createVoices(block = BLOCK): Voices {
  const seconds: number[] = []
  let done: Cluster[] = []
  let waiting: Cluster[] = []
  let paused = performance.now()
  const pause = async (): Promise<void> => {
    if (performance.now() - paused < 10) return
    await setImmediate()
    paused = performance.now()
  }
  const settle = async (): Promise<void> => {
    done = [...done, ...(await agglomerate(waiting, THRESHOLD, pause))]
    waiting = []
  }
  const heard = ({ members }: Cluster): number => members.reduce((sum, member) => sum + (seconds[member] ?? 0), 0)

  return {
    async add(vector, length) {
      waiting.push({ sum: Float64Array.from(vector), count: 1, members: [seconds.length] })
      seconds.push(length)
      if (waiting.length >= block) await settle()
      return seconds.length - 1
    },
    async finish() {
      const blocks = done.length > 0
      await settle()
      let clusters = blocks ? await agglomerate(done, THRESHOLD, pause) : done
      const large = clusters.filter((cluster) => heard(cluster) >= LEAST)
      if (large.length > 0) {
        const small = clusters.filter((cluster) => heard(cluster) < LEAST)
        const means = large.map(meanOf)
        clusters = [...large]
        for (const cluster of small) {
          const mean = meanOf(cluster)
          const distances = means.map((other) => distanceOf(mean, other))
          const nearest = distances.indexOf(Math.min(...distances))
          clusters[nearest] = merged(clusters[nearest] as Cluster, cluster)
        }
      }
      const whose = new Array<number>(seconds.length).fill(0)
      for (const [person, { members }] of clusters.entries()) for (const member of members) whose[member] = person
      return whose
    },
  }
}
