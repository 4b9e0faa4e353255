import { storeMethods, type InstalledModel, type StoreProgress } from '../../models/contract/store'
import { DescryError } from '../../models/contract/errors'
import type { EnginePort } from '../ports'
import type { SettingsKeeper } from '../settings'
import type { HubToken } from './hub-token'

/** What work on models needs of a host. */
export interface ModelPorts {
  store: EnginePort
  settings: SettingsKeeper
  hubToken: HubToken
  /** Ends the engines as soon as they have nothing to do: what they did not find before is remembered until then. */
  renewEngines(): Promise<void>
  /** How much sound a recogniser takes in a second on this computer; null where that can't be measured here. */
  measure?(model: InstalledModel, signal?: AbortSignal): Promise<number | null>
}

export interface WorkOptions {
  signal: AbortSignal
  onProgress: (progress: StoreProgress) => void
}

const listening = ({ signal, onProgress }: WorkOptions) => ({
  signal,
  onEvent: ({ data }: { name: 'progress'; data: StoreProgress }) => onProgress(data),
})

/** Downloads a model, or goes on, or repairs it; then it is used where Descry had nothing better. */
export async function addModel(
  ports: ModelPorts,
  model: string,
  chosen: { acceptLicence: boolean; anyway: boolean },
  options: WorkOptions,
): Promise<InstalledModel> {
  const { offline } = ports.settings.get()
  let locked: unknown
  const token = offline ? undefined : await ports.hubToken.read().catch((error: unknown) => void (locked = error))
  const network = { offline, ...(token !== undefined && { token }) }
  try {
    const { result } = await ports.store.call(storeMethods.add, { model, network, ...chosen }, listening(options))
    await begin(ports, result)
    return result
  } catch (error) {
    // A key store that is locked keeps nobody from what everybody may have; where the token was needed, it is the reason.
    const refused = error instanceof DescryError && error.code === 'HUB_REFUSED'
    throw refused && locked !== undefined ? locked : error
  }
}

export async function importModels(
  ports: ModelPorts,
  from: string,
  chosen: { model?: string | undefined; acceptLicence: boolean; anyway: boolean },
  options: WorkOptions,
): Promise<InstalledModel[]> {
  const { model, acceptLicence, anyway } = chosen
  const params = { from, acceptLicence, anyway, ...(model !== undefined && { model }) }
  const { result } = await ports.store.call(storeMethods.import, params, listening(options))
  for (const installed of result.models) await begin(ports, installed)
  return result.models
}

export async function verifyModels(ports: ModelPorts, model: string | undefined, options: WorkOptions) {
  const { result } = await ports.store.call(
    storeMethods.verify,
    model === undefined ? {} : { model },
    listening(options),
  )
  return result.models
}

export async function exportModel(ports: ModelPorts, model: string, to: string, options: WorkOptions) {
  return (await ports.store.call(storeMethods.export, { model, to }, listening(options))).result
}

/** Removes a model. Where captions used it, the recogniser that ships is used again. */
export async function removeModel(ports: ModelPorts, model: string): Promise<{ bytes: number; later: boolean }> {
  const { captions, chosenModels } = ports.settings.get()
  // An engine that has it loaded and nothing to do lets go of it now; one at work as soon as it can.
  await ports.renewEngines()
  const { result } = await ports.store.call(storeMethods.remove, { model })
  if (captions.recogniser.kind === 'installed' && captions.recogniser.model === model)
    await ports.settings.change({ captions: { recogniser: { kind: 'starter' } } })
  const others = Object.fromEntries(Object.entries(chosenModels).filter(([, chosen]) => chosen !== model))
  if (Object.keys(others).length < Object.keys(chosenModels).length)
    await ports.settings.change({ chosenModels: others })
  return result
}

/** A new model: fresh engines, and a recogniser takes the place of the demonstration. */
async function begin(ports: ModelPorts, installed: InstalledModel): Promise<void> {
  await ports.renewEngines()
  if (installed.job !== 'speech') return
  if (ports.settings.get().captions.recogniser.kind === 'starter')
    await ports.settings.change({ captions: { recogniser: { kind: 'installed', model: installed.id } } })
}

/** Measures a recogniser and keeps the figure with the model. Never rejects: a model works without it. */
export async function noteSpeed(ports: ModelPorts, model: InstalledModel, signal: AbortSignal): Promise<void> {
  if (model.job !== 'speech' || !ports.measure) return
  try {
    const realTime = await ports.measure(model, signal)
    if (realTime === null) return
    const speed = { realTime, measuredAt: Date.now() }
    await ports.store.call(storeMethods.noteSpeed, { model: model.id, speed })
  } catch {
    // It will be known another time.
  }
}

/**
 * The installed model for a job: the one that the settings choose, else the first of the catalogue that is there. Null where none is.
 * The folder it gives is complete; whoever loads it in an engine marks it as in use (`useInstalled`).
 */
export async function installedFor(
  { store, settings }: { store: EnginePort; settings: Pick<SettingsKeeper, 'get'> },
  job: InstalledModel['job'],
): Promise<InstalledModel | null> {
  const { result } = await store.call(storeMethods.installed, { job })
  const { captions, chosenModels } = settings.get()
  const chosen =
    job !== 'speech' ? chosenModels[job] : captions.recogniser.kind === 'installed' ? captions.recogniser.model : null
  const found = result.models.find(({ id }) => id === chosen)
  if (found) return found
  // A recogniser of the person's own is not passed over for one of the store.
  return job === 'speech' && chosen === null ? null : (result.models[0] ?? null)
}

export const cancelled = (error: unknown): boolean => error instanceof DescryError && error.code === 'CANCELLED'
