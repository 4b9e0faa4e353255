import { availableParallelism, totalmem } from 'node:os'
import { DescryError } from '../contract/errors'
import type {
  InstalledModel,
  ListedModel,
  ModelFamily,
  ModelJob,
  Recommendation,
  StoreProgress,
  Verification,
} from '../contract/store'
import { catalogue, type CatalogueEntry } from './catalog'
import { estimateMemory } from './catalog/sizes'
import { freeBytes } from './disk/space'
import { installModel, missingBytes } from './download/install'
import { planFiles } from './download/plan'
import { askCommit, askFiles } from './hub/api'
import { createHubClient, type HubClient, type HubTimes } from './hub/client'
import { USUAL_POLICY, withRetries, type RetryPolicy } from './hub/retry'
import { describeInstalled, isWhole } from './installed'
import { listModel } from './list'
import { createLockFile, type LockedModel } from './lock-file'
import { folderOf } from './places'
import { recommendModels } from './recommend'
import { removeModel, sweepLeaving } from './remove'
import { exportModel } from './transfer/export'
import { importModels } from './transfer/import'
import { verifyModel } from './verify'

export { useInstalled, useInstalledFolder, type ModelInUse } from './installed'

export interface StoreOptions {
  /** Where models are kept: `<folder>/<org>/<name>/…`. Made when something is written. */
  folder: string
  entries?: readonly CatalogueEntry[]
  /** `HF_ENDPOINT`. */
  endpoint?: string | undefined
  policy?: RetryPolicy
  times?: HubTimes
  /** Free bytes of a disk; null where the system does not tell. */
  free?: typeof freeBytes
  /** All memory of this computer. */
  memoryBytes?: number
}

export interface Network {
  offline: boolean
  token?: string | undefined
}

export interface Listener {
  signal: AbortSignal
  tell: (progress: StoreProgress) => void
}

/** The models on this computer. Several processes may work on one store; every method looks at the disk afresh. */
export type Store = ReturnType<typeof createStore>

/** @returns the store; all methods reject with `DescryError`, or with the system's error where nothing better is known */
export function createStore(options: StoreOptions) {
  const { folder, entries = catalogue, policy = USUAL_POLICY, memoryBytes = totalmem(), free = freeBytes } = options
  const lockFile = createLockFile(folder)
  const place = { store: folder, lockFile }

  const entryOf = (id: string): CatalogueEntry => {
    const entry = entries.find((known) => known.id === id)
    if (!entry) throw new DescryError('MODEL_UNKNOWN', id)
    return entry
  }
  const installed = async (wanted: {
    model?: string | undefined
    job?: ModelJob | undefined
    family?: ModelFamily | undefined
  }): Promise<InstalledModel[]> => {
    const models = await lockFile.read()
    const found: InstalledModel[] = []
    for (const entry of entries) {
      const { id, job, family } = entry
      if ((wanted.model ?? id) !== id || (wanted.job ?? job) !== job || (wanted.family ?? family) !== family) continue
      const locked = models[id]
      if (locked && (await isWhole(folder, locked))) found.push(describeInstalled(folder, entry, locked))
    }
    return found
  }
  const withHub = async <T>({ offline, token }: Network, use: (client: HubClient) => Promise<T>): Promise<T> => {
    // Switched offline, not even a connection to a proxy is made.
    const { endpoint, times } = options
    const client = createHubClient({ endpoint, token: offline ? undefined : token, ...(times && { times }) })
    try {
      return await use(client)
    } finally {
      await client.close()
    }
  }

  return {
    async list(): Promise<{ models: ListedModel[]; folder: string; freeBytes: number | null }> {
      await sweepLeaving(entries, place).catch(() => {})
      const locked = await lockFile.read()
      const models: ListedModel[] = []
      for (const entry of entries) models.push(await listModel(folder, entry, locked[entry.id]))
      return { models, folder, freeBytes: await free(folder) }
    },

    installed,

    async plan(id: string, network: Network, signal?: AbortSignal) {
      const entry = entryOf(id)
      if (network.offline) throw new DescryError('OFFLINE')
      return withHub(network, async (client) => {
        const commit = await withRetries(() => askCommit(client, entry.hub, signal), { policy, signal })
        const listing = await withRetries(() => askFiles(client, entry.hub, commit, signal), { policy, signal })
        const files = planFiles(entry, commit, listing)
        return {
          commit,
          bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
          missingBytes: await missingBytes(folderOf(folder, entry.hub), files),
          freeBytes: await free(folder),
          memoryBytes: estimateMemory(entry, new Map(files.map(({ path, bytes }) => [path, bytes]))),
          files: files.map(({ path, bytes }) => ({ path, bytes })),
        }
      })
    },

    async add(
      id: string,
      chosen: { network: Network; acceptLicence: boolean; anyway: boolean },
      { signal, tell }: Listener,
    ): Promise<InstalledModel> {
      const entry = entryOf(id)
      await sweepLeaving(entries, place).catch(() => {})
      const { network, acceptLicence, anyway } = chosen
      const locked = await withHub(network, (client) =>
        installModel(
          entry,
          { ...place, client, policy, memoryBytes, free },
          { offline: network.offline, acceptLicence, anyway, signal, tell },
        ),
      )
      return describeInstalled(folder, entry, locked)
    },

    remove: (id: string) => removeModel(entryOf(id), place),

    async verify(id: string | undefined, { signal, tell }: Listener): Promise<Verification[]> {
      const wanted = id === undefined ? entries : [entryOf(id)]
      const models = await lockFile.read()
      const results: Verification[] = []
      for (const entry of wanted) {
        const locked = models[entry.id]
        if (locked && !locked.leaving) results.push(await verifyModel(entry, locked, place, { tell, signal }))
        else if (id !== undefined) throw new DescryError('NOT_INSTALLED', entry.name)
      }
      return results
    },

    async import(
      from: string,
      chosen: { model?: string | undefined; acceptLicence: boolean; anyway: boolean },
      listener: Listener,
    ): Promise<InstalledModel[]> {
      if (chosen.model !== undefined) entryOf(chosen.model)
      const imported = await importModels(from, { ...place, entries, memoryBytes, free }, { ...chosen, ...listener })
      return [...imported].map(([entry, locked]) => describeInstalled(folder, entry, locked))
    },

    async export(id: string, to: string, listener: Listener): Promise<{ path: string; bytes: number }> {
      const entry = entryOf(id)
      return exportModel(entry, (await lockFile.read())[id], { store: folder, to, free }, listener)
    },

    async recommend(asked: {
      languages: readonly string[]
      memoryBytes?: number | undefined
      cores?: number | undefined
    }): Promise<{ memoryBytes: number; cores: number; languages: string[]; models: Recommendation[] }> {
      const computer = {
        memoryBytes: asked.memoryBytes ?? memoryBytes,
        cores: asked.cores ?? availableParallelism(),
        languages: [...asked.languages],
      }
      const there = new Set((await installed({})).map(({ id }) => id))
      const models = recommendModels(entries, computer).map((choice) => ({
        ...choice,
        installed: there.has(choice.model),
      }))
      return { ...computer, models }
    },

    async noteSpeed(id: string, speed: NonNullable<LockedModel['speed']>): Promise<void> {
      await lockFile.change((models) => {
        const locked = models[id]
        if (locked) models[id] = { ...locked, speed }
      })
    },
  }
}
