import type { RecogniserSource } from '../contract/hearing'
import type { Recogniser } from './recogniser'
import type { RecogniserKeeper } from './recogniser-keeper'

/** The recogniser of one live stream, and the faster ones that may take its place. */
export interface StreamRecogniser {
  /** The one that was asked for. Rejects where it can't be opened. */
  readonly first: Promise<Recogniser>
  /**
   * Opens the next faster one that can be opened and hands it to `takeOver`, which resolves when the one before is no longer at
   * work. Nothing happens where none is left, or while one is being opened already.
   */
  stepDown(takeOver: (recogniser: Recogniser, source: RecogniserSource) => Promise<void>): Promise<void>
  /** Nobody listens any more. */
  release(): void
}

export function createStreamRecogniser(
  keeper: RecogniserKeeper,
  source: RecogniserSource,
  faster: readonly RecogniserSource[],
): StreamRecogniser {
  const rest = [...faster]
  const first = keeper.use(source)
  let current = first
  let stepping = false
  let released = false

  const giveBack = (using: typeof first): void => {
    using.then(({ done }) => done()).catch(() => {})
  }
  return {
    first: first.then(({ recogniser }) => recogniser),
    async stepDown(takeOver) {
      if (stepping) return
      stepping = true
      try {
        for (let next = rest.shift(); next && !released; next = rest.shift()) {
          const using = keeper.use(next)
          const opened = await using.catch(() => undefined)
          // One that is damaged or gone is no reason to stop: the next may do, and until then the slow one goes on.
          if (!opened) continue
          const before = current
          current = using
          await takeOver(opened.recogniser, next)
          giveBack(before)
          if (released) giveBack(using)
          return
        }
      } finally {
        stepping = false
      }
    },
    release() {
      if (released) return
      released = true
      giveBack(current)
    },
  }
}
