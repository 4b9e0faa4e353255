/** A model that takes much memory, until it is closed. */
interface Closable {
  close(): Promise<void>
}

/** The model of its kind that is in use, and only that one. */
export interface Keeper<Source, Model> {
  /**
   * Opens a model, or gives the one that is open already. The returned function says that it is no longer used;
   * the one that was asked for last stays loaded for the next use.
   */
  use(source: Source): Promise<{ model: Model; done: () => void }>
  loaded(): string[]
}

interface Kept<Model> {
  opening: Promise<Model>
  name: string | undefined
  users: number
}

/**
 * @param open loads a model; rejects with the errors of its kind
 * @param name what a model is called
 */
export function createKeeper<Source, Model extends Closable>(
  open: (source: Source) => Promise<Model>,
  name: (model: Model) => string,
): Keeper<Source, Model> {
  const kept = new Map<string, Kept<Model>>()

  let latest = ''

  const closeOthers = async (): Promise<void> => {
    for (const [other, { opening, users }] of [...kept]) {
      if (other === latest || users > 0) continue
      kept.delete(other)
      await opening.then(
        (model) => model.close(),
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
        const model = await used.opening
        used.name = name(model)
        let inUse = true
        return {
          model,
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
    loaded: () => [...kept.values()].flatMap((entry) => (entry.name === undefined ? [] : [entry.name])),
  }
}
