import type { RecogniserSource } from '../../models/contract/hearing'
import { storeMethods, type InstalledModel } from '../../models/contract/store'
import type { EnginePort } from '../ports'
import type { SettingsKeeper } from '../settings'

/** As many as are worth a try: each change costs loading, while captions wait. */
const MOST = 4

/**
 * Recognisers that may take over when captions fall behind, the best first: those that the person named; else, where a recogniser of
 * the store is used, the installed ones that need less memory and know the language that is spoken. Never the demonstration.
 */
export async function fasterRecognisers(ports: {
  store: EnginePort
  settings: Pick<SettingsKeeper, 'get'>
}): Promise<RecogniserSource[]> {
  const { recogniser, faster, spokenLanguage } = ports.settings.get().captions
  if (faster.length > 0 || recogniser.kind !== 'installed') return faster
  const { result } = await ports.store.call(storeMethods.installed, { job: 'speech' })
  const chosen = result.models.find(({ id }) => id === recogniser.model)
  const limit = chosen?.memoryBytes
  if (!chosen || !limit) return []
  const needed = spokenLanguage === 'auto' ? chosen.languages : [spokenLanguage]
  const memoryOf = ({ memoryBytes }: InstalledModel): number => memoryBytes ?? Infinity
  return result.models
    .filter((model) => memoryOf(model) < limit && needed.every((language) => model.languages.includes(language)))
    .sort((a, b) => memoryOf(b) - memoryOf(a))
    .slice(0, MOST)
    .map(({ id }) => ({ kind: 'installed', model: id }))
}
