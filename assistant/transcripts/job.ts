import { earsMethods, type HearingOptions, type RecogniserInfo, type Utterance } from '../../models/contract/hearing'
import { toDescryError } from '../../models/contract/errors'
import type { EnginePort } from '../ports'

/** So often in a row the engine may die without a new utterance before a file is given up. */
const MOST_RESTARTS = 3

export interface JobEvents {
  ready: (info: RecogniserInfo) => void
  /** Resolves when it is kept: the next one is kept after it. */
  utterance: (utterance: Utterance) => Promise<void>
  progress: (seconds: number, of: number | null) => void
}

/**
 * Transcribes a file from a place in it. When the engine dies, it goes on after the last utterance by itself: nothing is lost and
 * nothing is written twice. Rejects with `DescryError`.
 */
export async function transcribeFile(
  ears: EnginePort,
  { path, options, from }: { path: string; options: HearingOptions; from: number },
  events: JobEvents,
  signal: AbortSignal,
): Promise<number> {
  let place = from
  let restarts = 0
  let kept: Promise<void> = Promise.resolve()
  for (;;) {
    try {
      const { result } = await ears.call(
        earsMethods.transcribe,
        { path, options, from: place },
        {
          signal,
          onEvent: (event) => {
            if (event.name === 'ready') events.ready(event.data)
            else if (event.name === 'progress') events.progress(event.data.seconds, event.data.of)
            else if (event.data.start >= place - 0.001) {
              const utterance = event.data
              place = utterance.end
              restarts = 0
              kept = kept.then(() => events.utterance(utterance))
              // It is awaited at the end; until then a failure must not count as unhandled.
              kept.catch(() => {})
            }
          },
        },
      )
      await kept
      return result.seconds
    } catch (thrown) {
      await kept
      const error = toDescryError(thrown)
      if (error.code !== 'ENGINE_RESTARTED' || signal.aborted || ++restarts > MOST_RESTARTS) throw error
    }
  }
}
