import type { RecogniserSource } from '../contract/hearing'
import { createKeeper } from '../loading/keeper'
import type { Recogniser } from './recogniser'

/** The recogniser that is in use, and only that one. */
export interface RecogniserKeeper {
  /**
   * Opens a recogniser, or gives the one that is open already. The returned function says that it is no longer used;
   * the one that was asked for last stays loaded for the next use.
   */
  use(source: RecogniserSource): Promise<{ recogniser: Recogniser; done: () => void }>
  loaded(): string[]
}

/** @param open loads a recogniser; rejects with `RECOGNISER_DAMAGED`, `NOT_INSTALLED` or `MODEL_MISSING` */
export function createRecogniserKeeper(open: (source: RecogniserSource) => Promise<Recogniser>): RecogniserKeeper {
  const keeper = createKeeper(open, (recogniser) => recogniser.info.name)
  return {
    async use(source) {
      const { model: recogniser, done } = await keeper.use(source)
      return { recogniser, done }
    },
    loaded: () => keeper.loaded(),
  }
}
