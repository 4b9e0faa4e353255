import type { DescryError } from '../../../models/contract/errors'
import { toDescryError } from '../../../models/contract/errors'
import { voiceMethods, type VoiceSource } from '../../../models/contract/voice'
import type { EnginePort } from '../../ports'

/** What a neural voice is told to say, and how. */
export interface Wanted {
  source: VoiceSource
  /** One of the model's speakers. */
  speaker: string
  rate: number
}

/** One piece of a text and its sound. */
export interface Sound {
  text: string
  pcm: Uint8Array
  sampleRate: number
}

/** A text of which some was made sound, and the rest could not be. */
export class Unfinished extends Error {
  constructor(
    /** What is left to say. */
    readonly rest: string,
    readonly reason: DescryError,
  ) {
    super(reason.message)
  }
}

/** An engine that says nothing for so long, in milliseconds, is stuck: no sentence takes as long, not even with loading. */
const SILENCE_MS = 45_000

/** A text that becomes sound piece by piece. */
export interface Sounds {
  /**
   * The pieces as sound. While one is used, the next is made, and no more. Iterating rejects with {@link Unfinished} where the engine
   * fails, and with `CANCELLED`.
   * @param onLast called when nothing of it is left to be made
   */
  each(onLast?: () => void): AsyncGenerator<Sound>
  stop(): void
}

/** Has the engine speak a text. The first piece is made at once, whether somebody listens or not. */
export function soundsOf(engine: EnginePort, text: string, wanted: Wanted): Sounds {
  const stop = new AbortController()
  const { signal } = stop
  const make = async (piece: string): Promise<Sound> => {
    const { result, binary } = await engine.call(
      voiceMethods.speak,
      { ...wanted, text: piece },
      { signal, silenceMs: SILENCE_MS },
    )
    return { text: piece, pcm: binary ?? new Uint8Array(), sampleRate: result.sampleRate }
  }
  const pieces = engine.call(voiceMethods.pieces, { text }, { signal }).then(({ result }) => result.pieces)
  const first = pieces.then(([piece]) => (piece === undefined ? undefined : make(piece)))
  // It is awaited when somebody listens.
  first.catch(() => {})
  return {
    stop: () => stop.abort(),
    async *each(onLast = () => {}) {
      let at = 0
      let all: string[] = []
      try {
        all = await pieces
        let next = first
        for (; at < all.length; at++) {
          const sound = await next
          const following = all[at + 1]
          next = following === undefined ? Promise.resolve(undefined) : make(following)
          // It is awaited in the next round, if there is one.
          next.catch(() => {})
          if (following === undefined) onLast()
          if (sound && sound.pcm.length > 0) yield sound
        }
      } catch (thrown) {
        const error = toDescryError(thrown)
        if (error.code === 'CANCELLED') throw error
        throw new Unfinished(all.length === 0 ? text : all.slice(at).join(' '), error)
      }
    },
  }
}
