/** Captions that are further behind than this are late, in seconds. The aim for the last word of an utterance is 3 s. */
const LATE = 5
/** So long captions may be late without catching up, in seconds of sound. A short burst of other work passes sooner. */
const PATIENCE = 10
/** Who comes closer by this much in that time is catching up, in seconds. */
const CLOSER = 1

/** Tells when a recogniser is too slow for this computer: captions stay late, and do not catch up. */
export interface StepDown {
  /**
   * @param at place in the sound that has arrived, in seconds
   * @param behind how far the captions are behind it, in seconds
   * @returns true when a smaller recogniser should take over; the watch begins anew then
   */
  late(at: number, behind: number): boolean
  /** A recogniser begins only now, so what waited for it says nothing about its speed. */
  restart(): void
}

export function createStepDown(): StepDown {
  let since: { at: number; behind: number } | undefined
  return {
    late(at, behind) {
      if (behind <= LATE) since = undefined
      else if (!since || behind < since.behind - CLOSER) since = { at, behind }
      else if (at - since.at >= PATIENCE) {
        since = undefined
        return true
      }
      return false
    },
    restart() {
      since = undefined
    },
  }
}
