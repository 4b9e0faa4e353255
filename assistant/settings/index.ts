import { settings as schema, type Settings, type SettingsChange } from '../contract/settings'
import type { StorePort } from '../ports'
import { DescryError, toDescryError } from '../../models/contract/errors'

export { createFileStore } from './file-store'

/** What a person has set, for this run and, where the disk allows, for the next. */
export interface SettingsKeeper {
  get(): Settings
  /** Applies a change at once and saves it. Rejects only when the change itself is not valid (`BAD_REQUEST`). */
  change(change: HostChange): Promise<Settings>
  /** Told after every change; returns the function that ends it. */
  subscribe(listener: (settings: Settings) => void): () => void
}

/** What this computer may change: also what pages may change only by methods of its own. */
export type HostChange = SettingsChange & { endpoint?: Settings['endpoint'] }

export interface SettingsOptions {
  /**
   * Told once per run when settings can't be saved (`DISK_FULL`, `WRITE_DENIED`): they then hold for this run only.
   */
  onProblem?: (error: DescryError) => void
}

type Unknown = Record<string, unknown>

const isObject = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each field that is valid is taken; each that is not has its default. Never throws, whatever was in the file. */
export function settingsFrom(stored: unknown): Settings {
  if (!isObject(stored)) return schema.parse({})
  const defaults: Unknown = schema.parse({})
  const sound: Unknown = {}
  for (const [key, field] of Object.entries(schema.shape)) {
    if (!Object.hasOwn(stored, key)) continue
    const [value, usual] = [stored[key], defaults[key]]
    // A group of settings may have grown since it was saved; what was chosen then still holds.
    const whole = isObject(value) && isObject(usual) ? { ...usual, ...value } : value
    const checked = field.safeParse(whole)
    if (checked.success) sound[key] = checked.data
  }
  return schema.parse(sound)
}

/**
 * Loads the settings. The file holds what the person chose, not the defaults; keys that this version does not know stay in it, so
 * that going back to a newer version of Descry loses nothing.
 */
export async function loadSettings(store: StorePort, { onProblem }: SettingsOptions = {}): Promise<SettingsKeeper> {
  const read = async (): Promise<Unknown | undefined> => {
    const value = await store.read().catch(() => undefined)
    return isObject(value) ? value : undefined
  }
  const loaded = await read()
  const listeners = new Set<(settings: Settings) => void>()
  let current = settingsFrom(loaded)
  const chosen: Unknown = {}
  let reported = false
  let lastWrite: Promise<void> = Promise.resolve()

  const save = (): Promise<void> => {
    // One after another: two quick changes must not end with the older file.
    lastWrite = lastWrite.then(async () => {
      try {
        // Read again, because the desktop and the browser host may run side by side: each writes what was changed in it.
        await store.write({ ...((await read()) ?? loaded), ...chosen })
      } catch (thrown) {
        if (!reported) onProblem?.(toDescryError(thrown))
        reported = true
      }
    })
    return lastWrite
  }

  return {
    get: () => current,
    async change(change) {
      const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const merged = schema.safeParse({
        ...current,
        ...named,
        // A group keeps what the change does not name.
        ...(change.earcons && { earcons: { ...current.earcons, ...change.earcons } }),
        ...(change.captions && { captions: { ...current.captions, ...change.captions } }),
      })
      if (!merged.success) throw new DescryError('BAD_REQUEST', merged.error.issues[0]?.path.join('.') ?? 'settings')
      current = merged.data
      for (const key of Object.keys(named)) chosen[key] = current[key as keyof Settings]
      for (const listener of [...listeners]) listener(current)
      await save()
      return current
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
