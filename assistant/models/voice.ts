import type { NeuralVoice } from '../voice'
import { installedFor } from './operations'
import type { InstalledCaptionerPorts } from './captioner'

/** What is known of the installed voice is asked for again after so long, in milliseconds, while the old answer still counts. */
const FRESH_MS = 30_000

/**
 * Tells which neural voice is installed; null where there is none, at once where nothing was ever installed. Only the first answer is waited for: speech must not wait for the store.
 * A store that can't be asked is no reason not to speak.
 */
export function installedVoice(
  { store, settings, hasModels }: InstalledCaptionerPorts,
  now: () => number = Date.now,
): () => Promise<NeuralVoice | null> | null {
  let known: { answer: Promise<NeuralVoice | null>; at: number } | undefined
  const ask = async (): Promise<NeuralVoice | null> => {
    try {
      const found = await installedFor({ store, settings }, 'voice')
      if (found?.family !== 'kokoro') return null
      return { source: { kind: 'installed', model: found.id }, name: found.name }
    } catch {
      return null
    }
  }
  return () => {
    if (!hasModels()) {
      known = undefined
      return null
    }
    if (!known) known = { answer: ask(), at: now() }
    else if (now() - known.at > FRESH_MS) {
      const old = known
      known = { ...old, at: now() }
      void ask().then((answer) => (known = { answer: Promise.resolve(answer), at: now() }))
    }
    return known.answer
  }
}
