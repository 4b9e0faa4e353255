import type { SoundLabel } from '../../contract/hearing'
import type { SoundScore } from '../../contract/sounds'

/**
 * Likely enough to be told, in two looks one after the other. Labels are independent and rarely reach the half where several sounds mix; not measured
 * with learned weights here.
 */
const ON = 0.3
/** Likely enough in a single look: a knock may be over before the next one. */
const SURE = 0.6
/** Below this over two looks, the sound has ended. Lower than {@link ON}, so that a sound near it is not told again and again. */
const OFF = 0.15

/** Sounds that began, in the order of how likely they are. */
export interface Begun {
  label: SoundLabel
  /** Where it was first likely, in seconds. */
  start: number
}

interface Followed {
  before: number
  /** Where the look that made it likely began. */
  since: number | undefined
  on: boolean
}

/** Tells a sound once when it begins, and not again before it has ended. Knows no model and no clock. */
export interface Announcer {
  /**
   * @param scores of the window that ends at `until`
   * @param from where the part of it that is new begins, in seconds
   */
  look(scores: readonly SoundScore[], from: number): Begun[]
}

export function createAnnouncer(): Announcer {
  const followed = new Map<SoundLabel, Followed>()
  return {
    look(scores, from) {
      const now = new Map(scores.map(({ label, probability }) => [label, probability]))
      const begun: (Begun & { probability: number })[] = []
      for (const label of new Set([...now.keys(), ...followed.keys()])) {
        const probability = now.get(label) ?? 0
        const was = followed.get(label) ?? { before: 0, since: undefined, on: false }
        const mean = (probability + was.before) / 2
        const since = probability >= ON ? (was.since ?? from) : undefined
        const begins = !was.on && (probability >= SURE || (was.before >= ON && probability >= ON))
        const on = begins || (was.on && mean >= OFF)
        if (begins) begun.push({ label, start: since ?? from, probability })
        if (on || probability > 0) followed.set(label, { before: probability, since, on })
        else followed.delete(label)
      }
      return begun.sort((a, b) => b.probability - a.probability).map(({ label, start }) => ({ label, start }))
    },
  }
}
