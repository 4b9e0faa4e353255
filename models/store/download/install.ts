import { rm } from 'node:fs/promises'
import { DescryError } from '../../contract/errors'
import type { StoreProgress } from '../../contract/store'
import type { CatalogueEntry } from '../catalog'
import { estimateMemory } from '../catalog/sizes'
import { diskFailure } from '../disk/failures'
import { takeLock } from '../disk/process-lock'
import type { freeBytes } from '../disk/space'
import { requireSpace } from '../disk/space'
import { below } from '../disk/safe-path'
import { askCommit, askFiles } from '../hub/api'
import type { HubClient } from '../hub/client'
import { withRetries, type RetryPolicy } from '../hub/retry'
import { isWhole, requireMemory } from '../installed'
import type { LockedModel, LockFile } from '../lock-file'
import { DAMAGED, folderOf, PART, writingLock } from '../places'
import { fetchFile, HubChanged } from './fetch-file'
import { openJournal, readJournal, type Journal, type JournalState, type PlannedFile } from './journal'
import { createMeter, type Meter } from './meter'
import { sizeOf } from './part'
import { planFiles } from './plan'

/** So many files at once: enough to fill a line, few enough that each of them gets on. */
const AT_ONCE = 3
/** A hub whose files change while they are listed is not one to install from. */
const MOST_PLANS = 3

export interface InstallSetup {
  store: string
  lockFile: LockFile
  client: HubClient
  policy: RetryPolicy
  memoryBytes: number
  free?: typeof freeBytes
}

export interface InstallOptions {
  offline: boolean
  acceptLicence: boolean
  anyway: boolean
  signal: AbortSignal
  tell: (progress: StoreProgress) => void
}

/**
 * Downloads what is missing of a model, and locks it when every file was compared. Rejects with `LICENCE_NOT_ACCEPTED`, `OFFLINE`,
 * `MODEL_TOO_LARGE`, `SPACE_MISSING`, `MODEL_BUSY`, `HUB_…`, `DOWNLOAD_DAMAGED`, `DISK_FULL`, `WRITE_DENIED`, `CLOCK_WRONG` or
 * `CANCELLED`; whatever came stays, and the next call goes on there.
 */
export async function installModel(
  entry: CatalogueEntry,
  setup: InstallSetup,
  options: InstallOptions,
): Promise<LockedModel> {
  const { store, lockFile } = setup
  const locked = (await lockFile.read())[entry.id]
  if (locked && (await isWhole(store, { ...locked, leaving: false }))) {
    if (locked.leaving) await lockFile.change((models) => void (models[entry.id] = { ...locked, leaving: false }))
    return { ...locked, leaving: false }
  }
  const held = await takeLock(writingLock(store, entry.id)).catch((error: unknown) => {
    throw diskFailure(error, entry.name, store)
  })
  if (!held) throw new DescryError('MODEL_BUSY', entry.name)
  const meter = createMeter(entry.id, options.tell)
  try {
    const signal = AbortSignal.any([options.signal, held.lost])
    return await download(entry, locked, { ...setup, ...options, signal, meter })
  } catch (error) {
    if (held.lost.aborted) throw new DescryError('MODEL_BUSY', entry.name, { cause: error })
    throw diskFailure(error, entry.name, store)
  } finally {
    meter.stop()
    await held.release()
  }
}

type Work = InstallSetup & InstallOptions & { meter: Meter }

async function download(entry: CatalogueEntry, locked: LockedModel | undefined, work: Work): Promise<LockedModel> {
  const { store, meter, signal } = work
  const folder = folderOf(store, entry.hub)
  const earlier = await readJournal(folder)
  const acceptedAt = acceptance(entry, work.acceptLicence, earlier, locked)
  if (work.offline) throw new DescryError('OFFLINE')

  let state = await begin(entry, folder, earlier, locked, acceptedAt, work)
  for (let plans = 1; ; plans++) {
    const journal = openJournal(folder, { ...state, licenceAcceptedAt: acceptedAt })
    try {
      await prepare(entry, folder, journal, work)
      await fetchAll(state.files, folder, entry, journal, work)
      return await lock(entry, folder, journal, locked, work)
    } catch (error) {
      const gone = error instanceof DescryError && error.code === 'HUB_MISSING' && plans === 1 && earlier !== null
      if (!(error instanceof HubChanged) && !gone) throw error
      if (plans === MOST_PLANS) throw new DescryError('HUB_UNTRUSTED', entry.hub, { cause: error })
      meter.phase('asking')
      // A commit that is no longer there is left for the newest; what has the same content is kept either way.
      state = await plan(entry, folder, gone ? undefined : state.commit, journal.state, work)
    }
    if (signal.aborted) throw new DescryError('CANCELLED')
  }
}

function acceptance(
  { licence }: CatalogueEntry,
  acceptNow: boolean,
  earlier: JournalState | null,
  locked: LockedModel | undefined,
): number | null {
  const before = earlier?.licenceAcceptedAt ?? locked?.licence.acceptedAt ?? null
  if (before !== null) return before
  if (acceptNow) return Date.now()
  if (licence.accept) throw new DescryError('LICENCE_NOT_ACCEPTED', licence.name)
  return null
}

/** What an earlier download was after; else what the lock says, for a repair; else what the hub has now. */
async function begin(
  entry: CatalogueEntry,
  folder: string,
  earlier: JournalState | null,
  locked: LockedModel | undefined,
  licenceAcceptedAt: number | null,
  work: Work,
): Promise<JournalState> {
  if (earlier) return earlier
  if (locked && locked.commit !== null && locked.hub === entry.hub) {
    const files = locked.files.map(({ path, bytes, sha256 }): PlannedFile => {
      return { path, bytes, expected: { kind: 'sha256', hex: sha256 } }
    })
    await dropParts(folder, files)
    return { version: 1, commit: locked.commit, files, licenceAcceptedAt, parts: {}, done: {} }
  }
  return plan(entry, folder, undefined, null, work)
}

/** Asks the hub which files there are. Parts and files of an earlier plan count where their content is the same. */
async function plan(
  entry: CatalogueEntry,
  folder: string,
  commit: string | undefined,
  before: JournalState | null,
  { client, policy, signal, meter }: Work,
): Promise<JournalState> {
  const retry = { policy, signal, onWait: (seconds: number) => meter.wait('listing', seconds) }
  const resolved = commit ?? (await withRetries(() => askCommit(client, entry.hub, signal), retry))
  const listing = await withRetries(() => askFiles(client, entry.hub, resolved, signal), retry)
  meter.wait('listing', 0)
  const files = planFiles(entry, resolved, listing)
  const same = new Set(
    files.flatMap((file) => {
      const old = before?.files.find(({ path }) => path === file.path)
      return old && old.bytes === file.bytes && old.expected.hex === file.expected.hex ? [file.path] : []
    }),
  )
  await dropParts(
    folder,
    files.filter(({ path }) => !same.has(path)),
  )
  const kept = <T>(values: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([path]) => same.has(path)))
  return {
    version: 1,
    commit: resolved,
    files,
    licenceAcceptedAt: before?.licenceAcceptedAt ?? null,
    parts: kept(before?.parts),
    done: kept(before?.done),
  }
}

/** Parts of another content, or of which nothing is noted: only at their end would they turn out to be wrong. */
async function dropParts(folder: string, files: readonly PlannedFile[]): Promise<void> {
  await Promise.all(files.map(({ path }) => rm(below(folder, path) + PART, { force: true })))
}

/** Checks memory and space, and notes what is to be fetched. */
async function prepare(entry: CatalogueEntry, folder: string, journal: Journal, work: Work): Promise<void> {
  const { files } = journal.state
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]))
  if (!work.anyway) requireMemory(estimateMemory(entry, sizes), work.memoryBytes)
  await requireSpace(folder, await missingBytes(folder, files), work.free)
  await journal.change(() => {})
  work.meter.expect(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    files.length,
  )
  work.meter.phase('downloading')
}

/** What is still to be fetched: neither among the files nor among the parts. */
export async function missingBytes(folder: string, files: readonly PlannedFile[]): Promise<number> {
  const missing = await Promise.all(
    files.map(async ({ path, bytes }) => {
      const target = below(folder, path)
      if ((await sizeOf(target)) === bytes) return 0
      return Math.max(0, bytes - ((await sizeOf(target + PART)) ?? 0))
    }),
  )
  return missing.reduce((sum, bytes) => sum + bytes, 0)
}

/** Fetches the files, a few at once. The first failure stops the others, and what they have is kept. */
async function fetchAll(
  files: readonly PlannedFile[],
  folder: string,
  entry: CatalogueEntry,
  journal: Journal,
  { client, meter, policy, signal }: Work,
): Promise<void> {
  const failed = new AbortController()
  const context = {
    client,
    hub: entry.hub,
    folder,
    name: entry.name,
    journal,
    meter,
    policy,
    signal: AbortSignal.any([signal, failed.signal]),
  }
  const waiting = [...files]
  let failure: { error: unknown } | undefined
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file && !failure; file = waiting.shift()) {
      try {
        await fetchFile(file, context)
      } catch (error) {
        failure ??= { error }
        failed.abort()
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failure) throw failure.error
}

/** Notes the model as installed. From now on loaders may have it. */
async function lock(
  entry: CatalogueEntry,
  folder: string,
  journal: Journal,
  before: LockedModel | undefined,
  { lockFile, anyway }: Work,
): Promise<LockedModel> {
  const { commit, files, done, licenceAcceptedAt } = journal.state
  const locked: LockedModel = {
    hub: entry.hub,
    commit,
    origin: 'hub',
    files: files.map(({ path, bytes }) => {
      const sha256 = done[path]
      if (sha256 === undefined) throw new Error(`${path} was not compared`)
      return { path, bytes, sha256 }
    }),
    licence: { name: entry.licence.name, acceptedAt: licenceAcceptedAt },
    installedAt: Date.now(),
    damaged: [],
    anyway: anyway || (before?.anyway ?? false),
    leaving: false,
    speed: before?.speed ?? null,
  }
  await lockFile.change((models) => void (models[entry.id] = locked))
  await journal.remove()
  await Promise.all(files.map(({ path }) => rm(below(folder, path) + DAMAGED, { force: true })))
  return locked
}
