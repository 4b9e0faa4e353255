import { appendFile, mkdir, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DescryError } from '../../models/contract/errors'
import { hearingOptions, recogniserInfo } from '../../models/contract/hearing'
import { segment, soundSource, type Segment } from '../contract'
import { replaceFile, writeFailures } from '../settings/file-store'

/** What is kept of a transcript beside its words. */
const record = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['live', 'file']),
  state: z.enum(['live', 'waiting', 'working', 'interrupted', 'failed', 'done']),
  createdAt: z.number(),
  seconds: z.number(),
  of: z.number().nullable(),
  recogniser: recogniserInfo.nullable(),
  problem: z.string().nullable(),
  /** The file that is transcribed; null for a live session. */
  path: z.string().nullable(),
  /** Whether the file is a copy that goes with the transcript. */
  ownsFile: z.boolean(),
  /** Sources of a live session whose sound is kept. */
  sources: z.array(soundSource),
  options: hearingOptions,
  /** The process that works on it: while that runs, nobody else does. */
  pid: z.number().int().nullable(),
})
export type TranscriptRecord = z.infer<typeof record>

/** Ids are made here, and only such name a folder: no id leads anywhere else. */
const ID = /^\d{8}-\d{6}-[a-z0-9]{8}$/
const ENTRY = 'entry.json'
const SEGMENTS = 'segments.jsonl'
const SOUND = 'sound'

/**
 * Transcripts on the disk: one folder each, with `entry.json`, `segments.jsonl` (a line for each utterance, written as it comes) and
 * `sound`. Only the person may read them. A crash loses at most the line that was being written.
 */
export interface TranscriptStore {
  newId(now?: Date): string
  list(): Promise<TranscriptRecord[]>
  /** Rejects with `TRANSCRIPT_MISSING`. */
  read(id: string): Promise<TranscriptRecord>
  segments(id: string): Promise<Segment[]>
  /** Rejects with `DISK_FULL` or `WRITE_DENIED`; what was there stays. */
  write(entry: TranscriptRecord): Promise<void>
  append(id: string, segment: Segment): Promise<void>
  /** Deletes the words and the sound. */
  remove(id: string): Promise<void>
  folderOf(id: string): string
  soundFolder(id: string): string
}

export function createTranscriptStore(folder: string): TranscriptStore {
  const folderOf = (id: string): string => {
    if (!ID.test(id)) throw new DescryError('TRANSCRIPT_MISSING', id.slice(0, 64))
    return join(folder, id)
  }
  const writing = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof DescryError) throw error
      const code = writeFailures[(error as NodeJS.ErrnoException).code ?? ''] ?? 'WRITE_DENIED'
      throw new DescryError(code, code === 'DISK_FULL' ? 'the transcript' : path, { cause: error })
    }
  }
  const read = async (id: string): Promise<TranscriptRecord> => {
    const path = join(folderOf(id), ENTRY)
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new DescryError('TRANSCRIPT_MISSING', id, { cause: error })
    })
    const parsed = record.safeParse(parse(text))
    if (parsed.success && parsed.data.id === id) return parsed.data
    // It is kept for who can mend it, and does not stand in the way of the others.
    await rename(path, `${path}.damaged`).catch(() => {})
    throw new DescryError('TRANSCRIPT_MISSING', id)
  }

  return {
    newId(now = new Date()) {
      const digits = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)
      return `${digits}-${globalThis.crypto.randomUUID().slice(0, 8)}`
    },
    async list() {
      const names = await readdir(folder).catch(() => [])
      const found = await Promise.all(names.filter((name) => ID.test(name)).map((id) => read(id).catch(() => null)))
      return found.filter((entry) => entry !== null).sort((a, b) => b.createdAt - a.createdAt)
    },
    read,
    async segments(id) {
      const text = await readFile(join(folderOf(id), SEGMENTS), 'utf8').catch(() => '')
      return text.split('\n').flatMap((line) => segment.safeParse(parse(line)).data ?? [])
    },
    async write(entry) {
      const own = folderOf(entry.id)
      await writing(own, async () => {
        await mkdir(own, { recursive: true, mode: 0o700 })
        await replaceFile(join(own, ENTRY), `${JSON.stringify(entry, null, 2)}\n`)
      })
    },
    async append(id, added) {
      const path = join(folderOf(id), SEGMENTS)
      await writing(path, async () => {
        await dropHalfLine(path)
        await appendFile(path, `${JSON.stringify(added)}\n`, { mode: 0o600, flush: true })
      })
    },
    async remove(id) {
      const own = folderOf(id)
      await writing(own, () => rm(own, { recursive: true, force: true }))
    },
    folderOf,
    soundFolder: (id) => join(folderOf(id), SOUND),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** After a crash, or a full disk, the last line may be cut off; the next one must not be glued to it. */
async function dropHalfLine(path: string): Promise<void> {
  const there = await stat(path).catch(() => null)
  if (!there || there.size === 0) return
  const file = await open(path, 'r')
  try {
    const last = Buffer.alloc(1)
    await file.read(last, 0, 1, there.size - 1)
    if (last[0] === 0x0a) return
  } finally {
    await file.close()
  }
  const whole = await readFile(path)
  await truncate(path, whole.lastIndexOf(0x0a) + 1)
}
