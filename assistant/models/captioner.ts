import { captionerFamily, dtype, type CaptionerSource } from '../../models/contract/captioning'
import type { InstalledModel } from '../../models/contract/store'
import type { ChosenCaptioner } from '../assistant'
import type { EnginePort } from '../ports'
import type { SettingsKeeper } from '../settings'
import { installedFor } from './operations'

export interface InstalledCaptionerPorts {
  store: EnginePort
  settings: Pick<SettingsKeeper, 'get'>
  /** Whether anything was ever installed, told without starting the store: without models nothing waits for it. */
  hasModels: () => boolean
}

/**
 * The installed model for describing pictures or for questions about them; undefined where there is none. A model for questions can
 * describe too, and does where nothing better is installed. A store that can't be asked is no reason not to describe.
 */
export async function installedCaptioner(
  { store, settings, hasModels }: InstalledCaptionerPorts,
  job: 'captions' | 'questions',
): Promise<ChosenCaptioner | undefined> {
  if (!hasModels()) return undefined
  try {
    const ports = { store, settings }
    const found =
      (await installedFor(ports, job)) ?? (job === 'captions' ? await installedFor(ports, 'questions') : null)
    return found ? asCaptioner(found) : undefined
  } catch {
    return undefined
  }
}

/** A model of the store as the engine takes it; undefined for families that do not caption. */
export function asCaptioner({ id, family, folder, precisions }: InstalledModel): ChosenCaptioner | undefined {
  const known = captionerFamily.safeParse(family)
  if (!known.success) return undefined
  return { source: { id, family: known.data, folder, ...formatsOf(precisions) } }
}

/** The number formats of a model's networks as the engine takes them; nothing where none is known. */
export function formatsOf(precisions: InstalledModel['precisions']): Pick<CaptionerSource, 'dtype'> {
  const formats = Object.entries(precisions).flatMap(([file, format]) => {
    const name = dtype.safeParse(format)
    return name.success ? [[file, name.data] as const] : []
  })
  return formats.length > 0 ? { dtype: Object.fromEntries(formats) } : {}
}
