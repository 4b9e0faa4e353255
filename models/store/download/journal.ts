import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceJson } from '../disk/replace'
import { isSafePath } from '../disk/safe-path'

const expected = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sha256'), hex: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ kind: z.literal('git'), hex: z.string().regex(/^[0-9a-f]{40}$/) }),
])

/** A file that is to be fetched: its size and content are known before its first byte comes. */
export const plannedFile = z.object({
  path: z.string().refine(isSafePath),
  bytes: z.number().int().nonnegative(),
  expected,
})
export type PlannedFile = z.infer<typeof plannedFile>

const journalFile = z.object({
  version: z.literal(1),
  commit: z.string(),
  files: z.array(plannedFile),
  licenceAcceptedAt: z.number().nullable(),
  /** Who sent the bytes of a part, and what it called them: for `If-Range`. */
  parts: z.record(z.string(), z.object({ host: z.string(), etag: z.string() })),
  /** Files that came whole and were compared: path → SHA-256. */
  done: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})
export type JournalState = z.infer<typeof journalFile>

export const JOURNAL = '.descry-download.json'

/** What a download under way has to fetch, and what came already. It lies beside the parts, so that any process can go on. */
export interface Journal {
  readonly state: JournalState
  /** Changes and saves it. Saving is one at a time. */
  change(change: (state: JournalState) => void): Promise<void>
  remove(): Promise<void>
}

/** The journal that an earlier download left in a model's folder; null where there is none that can be used. */
export async function readJournal(folder: string): Promise<JournalState | null> {
  try {
    return journalFile.parse(JSON.parse(await readFile(join(folder, JOURNAL), 'utf8')))
  } catch {
    return null
  }
}

export function openJournal(folder: string, state: JournalState): Journal {
  const path = join(folder, JOURNAL)
  let saving: Promise<void> = Promise.resolve()
  return {
    state,
    change(change) {
      change(state)
      const save = (): Promise<void> => replaceJson(path, state)
      saving = saving.then(save, save)
      return saving
    },
    async remove() {
      await saving.catch(() => {})
      await rm(path, { force: true })
    },
  }
}
