import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DescryError, toDescryError } from '../../models/contract/errors'
import { earsMethods, type HearingOptions, type RecogniserInfo, type SpeakerTurn } from '../../models/contract/hearing'
import type { LiveTranscript } from '../captions'
import { journalFile } from '../captions/journal'
import type { Segment, SoundSource, TellPages, Transcript, TranscriptEntry, TranscriptFormat } from '../contract'
import type { EnginePort } from '../ports'
import { formatTranscript, type SourceNames } from './formats'
import { transcribeFile } from './job'
import { asWav, mix } from './sound'
import { withSpeakers } from './speakers'
import { createTranscriptStore, type TranscriptRecord } from './store'
import { createUploads, type UploadPiece } from './uploads'
import { isRunning, isThere, timeLeft, type Work } from './work'

export interface TranscriptsSetup {
  ears: EnginePort
  /** Where transcripts are kept; made when the first one is. */
  folder: string
  options: () => HearingOptions
  /** A sentence for people, for an entry that failed. */
  sentence: (error: DescryError) => string
  names: () => SourceNames
  /** Who speaks when in a file, where that can be told. Nothing waits for it that it could harm: where it fails, words come without. */
  speakers?: (path: string, signal: AbortSignal) => Promise<SpeakerTurn[]>
  /** The title of a live session that begins now. */
  liveTitle: (now: Date) => string
  emit: TellPages
  now?: () => number
}

/** Everything that was transcribed, and the queue of what waits. All methods reject with `DescryError` only. */
export interface Transcripts {
  list(): Promise<TranscriptEntry[]>
  read(id: string): Promise<Transcript>
  add(path: string): Promise<TranscriptEntry>
  upload(piece: UploadPiece, bytes: Uint8Array): Promise<TranscriptEntry | null>
  pause(id: string): Promise<TranscriptEntry>
  resume(id: string): Promise<TranscriptEntry>
  rename(id: string, title: string): Promise<TranscriptEntry>
  remove(id: string): Promise<void>
  export(id: string, format: TranscriptFormat): Promise<{ fileName: string; text: string }>
  /** A WAV file of at most so many seconds from a place on. */
  play(id: string, from: number, seconds: number): Promise<{ seconds: number; wav: Uint8Array }>
  /** Begins the transcript of a live session, which is written as it runs. */
  beginLive(options: { keepsSound: boolean }): Promise<LiveTranscript>
  /** Stops the work; what is done stays, and the rest can go on later. */
  close(): Promise<void>
}

export function createTranscripts(setup: TranscriptsSetup): Transcripts {
  const { ears, emit, now = Date.now } = setup
  const store = createTranscriptStore(setup.folder)
  const records = new Map<string, TranscriptRecord>()
  const counts = new Map<string, { segments: number; language: string | null }>()
  const uploads = createUploads(store, now)
  const waiting: string[] = []
  const own = new Set<string>()
  let working: { id: string; work: Work; done: Promise<void> } | undefined
  let closed = false
  let loading: Promise<void> | undefined

  const load = (): Promise<void> =>
    (loading ??= (async () => {
      for (const found of await store.list()) if (!records.has(found.id)) records.set(found.id, settle(found))
    })())
  /** What was under way in a process that has ended was interrupted. */
  const settle = (found: TranscriptRecord): TranscriptRecord => {
    const open = found.state === 'live' || found.state === 'waiting' || found.state === 'working'
    return open && !isRunning(found.pid) ? { ...found, state: 'interrupted', pid: null } : found
  }
  const find = async (id: string): Promise<TranscriptRecord> => {
    await load()
    const found = records.get(id)
    if (!found) throw new DescryError('TRANSCRIPT_MISSING', id.slice(0, 64))
    return found
  }
  const countOf = async (id: string): Promise<{ segments: number; language: string | null }> => {
    let count = counts.get(id)
    if (!count) {
      const segments = await store.segments(id)
      count = { segments: segments.length, language: segments[0]?.language ?? null }
      counts.set(id, count)
    }
    return count
  }
  const entryOf = async (found: TranscriptRecord): Promise<TranscriptEntry> => {
    const { id, title, kind, state, createdAt, seconds, of, recogniser, problem, path, sources } = found
    const { segments, language } = await countOf(id)
    return {
      ...{ id, title, kind, state, createdAt, seconds, of, recogniser, problem, segments, language },
      left: working?.id === id ? working.work.left : null,
      hasSound: kind === 'file' ? path !== null && (await isThere(path)) : sources.length > 0,
    }
  }
  const tell = async (found: TranscriptRecord): Promise<TranscriptEntry> => {
    const entry = await entryOf(found)
    emit('transcript', entry)
    return entry
  }
  /** Changes a record, keeps it, and tells the pages. */
  const change = async (id: string, more: Partial<TranscriptRecord>): Promise<TranscriptEntry> => {
    const next = { ...(await find(id)), ...more }
    records.set(id, next)
    await store.write(next)
    return tell(next)
  }
  const append = async (id: string, segment: Segment): Promise<void> => {
    await store.append(id, segment)
    const count = await countOf(id)
    const index = count.segments
    counts.set(id, { segments: index + 1, language: count.language ?? segment.language })
    emit('segment', { id, index, segment })
  }

  const begin = async (
    fields: Pick<TranscriptRecord, 'title' | 'kind' | 'state'> & Partial<TranscriptRecord>,
  ): Promise<TranscriptRecord> => {
    await load()
    const created: TranscriptRecord = {
      id: fields.id ?? store.newId(new Date(now())),
      createdAt: now(),
      seconds: 0,
      of: null,
      recogniser: null,
      problem: null,
      path: null,
      ownsFile: false,
      sources: [],
      options: setup.options(),
      pid: process.pid,
      ...fields,
    }
    records.set(created.id, created)
    counts.set(created.id, { segments: 0, language: null })
    own.add(created.id)
    try {
      await store.write(created)
    } catch (error) {
      records.delete(created.id)
      own.delete(created.id)
      throw error
    }
    return created
  }

  /** The parts of a transcript's sound that are not transcribed yet. */
  const partsOf = async (found: TranscriptRecord): Promise<{ path: string; from: number; source?: SoundSource }[]> => {
    const segments = await store.segments(found.id)
    const endOf = (source?: SoundSource): number =>
      Math.max(0, ...segments.filter((s) => source === undefined || s.source === source).map(({ end }) => end))
    if (found.kind === 'file') return found.path === null ? [] : [{ path: found.path, from: endOf() }]
    const kept = found.sources.map((source) => ({
      path: join(store.soundFolder(found.id), journalFile(source)),
      from: endOf(source),
      source,
    }))
    const there = await Promise.all(kept.map(({ path }) => isThere(path)))
    return kept.filter((_, i) => there[i])
  }

  const runNext = (): void => {
    const id = closed || working ? undefined : waiting.shift()
    if (id === undefined) return
    const work: Work = { abort: new AbortController(), startedAt: now(), startedFrom: 0, left: null }
    const done = run(id, work)
      .catch(() => {})
      .then(() => {
        working = undefined
        runNext()
      })
    working = { id, work, done }
  }
  /** Who speaks when in a file; nobody where that can't be told, or where only one person speaks. */
  const turnsOf = async (path: string, signal: AbortSignal): Promise<SpeakerTurn[]> => {
    try {
      const turns = (await setup.speakers?.(path, signal)) ?? []
      return new Set(turns.map(({ speaker }) => speaker)).size > 1 ? turns : []
    } catch (thrown) {
      const error = toDescryError(thrown)
      if (signal.aborted) throw error
      // What is wrong with the file is said when it is transcribed.
      if (error.code.startsWith('MODEL_')) emit('notice', { message: setup.sentence(error) })
      return []
    }
  }
  const run = async (id: string, work: Work): Promise<void> => {
    const { signal } = work.abort
    try {
      const found = await find(id)
      await change(id, { state: 'working', pid: process.pid, problem: null })
      for (const { path, from, source } of await partsOf(found)) {
        const turns = found.kind === 'file' ? await turnsOf(path, signal) : []
        work.startedAt = now()
        work.startedFrom = from
        let timed = false
        await transcribeFile(
          ears,
          { path, options: found.options, from },
          {
            ready: (recogniser) => {
              timed = recogniser.timesWords
              void change(id, { recogniser }).catch(() => {})
            },
            utterance: async (utterance) => {
              for (const part of withSpeakers(utterance, turns, timed))
                await append(id, { ...part, ...(source && { source }) })
            },
            progress: (seconds, of) => {
              const current = records.get(id)
              if (!current) return
              work.left = timeLeft(work, seconds, of, now())
              records.set(id, {
                ...current,
                seconds: Math.max(seconds, found.kind === 'live' ? current.seconds : 0),
                of: of ?? current.of,
              })
              void tell(records.get(id) as TranscriptRecord)
            },
          },
          signal,
        )
      }
      await change(id, { state: 'done', pid: null, of: records.get(id)?.of ?? records.get(id)?.seconds ?? null })
    } catch (thrown) {
      if (!records.has(id)) return
      const error = toDescryError(thrown)
      const stopped = signal.aborted || error.code === 'CANCELLED'
      await change(id, {
        state: stopped ? 'interrupted' : 'failed',
        problem: stopped ? null : setup.sentence(error),
        pid: null,
      })
    }
  }
  const enqueue = async (id: string): Promise<TranscriptEntry> => {
    own.add(id)
    const entry = await change(id, { state: 'waiting', problem: null, pid: process.pid })
    waiting.push(id)
    runNext()
    return entry
  }
  /** Takes a job out of the queue, or stops it. */
  const halt = async (id: string): Promise<void> => {
    const at = waiting.indexOf(id)
    if (at >= 0) waiting.splice(at, 1)
    if (working?.id !== id) return
    working.work.abort.abort()
    await working.done
  }

  return {
    async list() {
      await load()
      // Another Descry, such as one in a terminal, may have written since; what this one works on, it knows best.
      const before = new Map(records)
      const onDisk = new Map((await store.list()).map((found) => [found.id, found]))
      // What changed here while the disk was read is newer than what was read.
      const isNewer = (id: string): boolean => own.has(id) || records.get(id) !== before.get(id)
      for (const id of [...records.keys()]) if (!isNewer(id) && !onDisk.has(id)) records.delete(id)
      for (const [id, found] of onDisk) {
        if (isNewer(id)) continue
        records.set(id, settle(found))
        counts.delete(id)
      }
      const found = [...records.values()].sort((a, b) => b.createdAt - a.createdAt)
      return Promise.all(found.map(entryOf))
    },
    async read(id) {
      return { entry: await entryOf(await find(id)), segments: await store.segments(id) }
    },
    async add(path) {
      const there = await stat(path).catch(() => null)
      if (!there) throw new DescryError('FILE_NOT_FOUND', path)
      if (there.isDirectory()) throw new DescryError('FILE_IS_DIRECTORY', path)
      const created = await begin({ title: basename(path), kind: 'file', state: 'waiting', path })
      return enqueue(created.id)
    },
    async upload(piece, bytes) {
      const whole = await uploads.take(piece, bytes)
      if (!whole) return null
      const created = await begin({ ...whole, kind: 'file', state: 'waiting', ownsFile: true })
      return enqueue(created.id)
    },
    async pause(id) {
      await find(id)
      await halt(id)
      const found = await find(id)
      return found.state === 'waiting' ? change(id, { state: 'interrupted', pid: null }) : entryOf(found)
    },
    async resume(id) {
      const found = await find(id)
      if (found.state !== 'interrupted' && found.state !== 'failed') return entryOf(found)
      return enqueue(id)
    },
    rename: (id, title) => change(id, { title }),
    async remove(id) {
      await find(id)
      await halt(id)
      records.delete(id)
      counts.delete(id)
      await store.remove(id)
      emit('transcriptRemoved', { id })
    },
    async export(id, format) {
      const found = await find(id)
      const segments = await store.segments(id)
      const name =
        found.title
          .replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')
          .slice(0, 100)
          .trim() || 'transcript'
      const stem = found.kind === 'file' ? name.replace(/\.[^.]{1,5}$/, '') : name
      return {
        fileName: `${stem}.${format}`,
        text: formatTranscript({ entry: await entryOf(found), segments }, format, setup.names()),
      }
    },
    async play(id, from, seconds) {
      const found = await find(id)
      const parts = (await partsOf(found)).map(({ path }) => path)
      if (parts.length === 0) throw new DescryError('SOUND_MISSING', found.title)
      const sounds = await Promise.all(
        parts.map(async (path) => {
          const { binary } = await ears.call(earsMethods.excerpt, { path, from, seconds })
          return binary ?? new Uint8Array()
        }),
      )
      return asWav(mix(sounds))
    },
    async beginLive({ keepsSound }) {
      const created = await begin({
        title: setup.liveTitle(new Date(now())),
        kind: 'live',
        state: 'live',
      })
      const { id } = created
      if (keepsSound) await change(id, { sources: ['microphone', 'system'] })
      else await tell(created)
      const finish = async ({
        seconds,
        recogniser,
      }: {
        seconds: number
        recogniser: RecogniserInfo | null
      }): Promise<void> => {
        const kept: SoundSource[] = []
        for (const source of ['microphone', 'system'] as const)
          if (await isThere(join(store.soundFolder(id), journalFile(source)))) kept.push(source)
        const { segments } = await countOf(id)
        if (segments === 0 && kept.length === 0) {
          // Nothing was said and nothing was kept: there is nothing to find again.
          records.delete(id)
          await store.remove(id)
          emit('transcriptRemoved', { id })
          return
        }
        await change(id, { state: 'done', pid: null, seconds, of: seconds, recogniser, sources: kept })
      }
      return {
        id,
        soundFolder: keepsSound ? store.soundFolder(id) : null,
        append: (segment) => append(id, segment),
        finish,
      }
    },
    async close() {
      closed = true
      working?.work.abort.abort()
      await working?.done
      for (const id of waiting.splice(0)) await change(id, { state: 'interrupted', pid: null }).catch(() => {})
    },
  }
}
