/** A loaded model, until it is closed. */
interface Closable {
  close(): Promise<void>
}

/**
 * Makes a loader mark the models of the store as in use, from before they are opened until they are closed, so that nobody removes them
 * meanwhile. Folders that are not of the store are opened as they are. Rejects with the errors of the loader and of the store:
 * `NOT_INSTALLED`, `MODEL_DAMAGED`, `MODEL_LEAVING`, `MODEL_TOO_LARGE`.
 *
 * @param models the store's folder; without one nothing is marked
 */
export function markedInUse<Source extends { folder: string }, Model extends Closable>(
  open: (source: Source) => Promise<Model>,
  models: string | undefined,
): (source: Source) => Promise<Model> {
  if (models === undefined) return open
  return async (source) => {
    const { useInstalledFolder } = await import('../store/installed')
    const used = await useInstalledFolder(models, source.folder)
    if (!used) return open(source)
    try {
      const model = await open(source)
      return {
        ...model,
        async close() {
          await model.close()
          used.release()
        },
      }
    } catch (error) {
      used.release()
      throw error
    }
  }
}
