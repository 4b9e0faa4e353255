import type { RecogniserSource } from '../contract/hearing'
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

interface Kept {
  opening: Promise<Recogniser>
  name: string | undefined
  users: number
}

/** @param open loads a recogniser; rejects with `RECOGNISER_DAMAGED`, `NOT_INSTALLED` or `MODEL_MISSING` */
export function createRecogniserKeeper(open: (source: RecogniserSource) => Promise<Recogniser>): RecogniserKeeper {
  const kept = new Map<string, Kept>()

  let latest = ''

  const closeOthers = async (): Promise<void> => {
    for (const [other, { opening, users }] of [...kept]) {
      if (other === latest || users > 0) continue
      kept.delete(other)
      await opening.then(
        (recogniser) => recogniser.close(),
        () => {},
      )
    }
  }

  return {
    async use(source) {
      const key = JSON.stringify(source)
      latest = key
      await closeOthers()
      let entry = kept.get(key)
      if (!entry) {
        entry = { opening: open(source), name: undefined, users: 0 }
        kept.set(key, entry)
      }
      entry.users++
      const used = entry
      try {
        const recogniser = await used.opening
        used.name = recogniser.info.name
        let inUse = true
        return {
          recogniser,
          done: () => {
            if (!inUse) return
            inUse = false
            used.users--
            if (key !== latest) void closeOthers()
          },
        }
      } catch (error) {
        // What could not be opened is tried again when it is asked for again.
        used.users--
        if (kept.get(key) === used) kept.delete(key)
        throw error
      }
    },
    loaded: () => [...kept.values()].flatMap(({ name }) => (name === undefined ? [] : [name])),
  }
}
