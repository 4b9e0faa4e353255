import type * as Transformers from '@huggingface/transformers'

export type Library = typeof Transformers

/**
 * Loads Transformers.js without any way to another computer. Nothing of Descry lets it fetch; this makes sure of it.
 * It is silent, too: its errors print what was recognised.
 */
export async function offlineLibrary(): Promise<Library> {
  const library = await import('@huggingface/transformers')
  const { env, LogLevel } = library
  env.allowRemoteModels = false
  env.useFSCache = false
  env.useBrowserCache = false
  env.fetch = () => Promise.reject(new Error('Models use no network.'))
  env.logLevel = LogLevel.NONE
  return library
}
