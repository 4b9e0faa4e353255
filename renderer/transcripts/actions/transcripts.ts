import {
  toDescryError,
  transcriptMethods,
  type MessageKey,
  type Segment,
  type TranscriptEntry,
} from '../../../assistant/contract'
import type { Desk } from '../../actions/desk'
import type { WatchEvent } from '../../host/connection'
import { hasGap, type TranscriptsAction } from '../state/reducer'
import { createTranscriptsStore, type TranscriptsStore } from '../state/store'
import { createPlayer, type Player } from './player'
import { createSaving, type Saving } from './saving'
import { createSearching, type Searching } from './searching'
import { createUploading, type Uploading } from './uploading'

/** All that can be done with transcripts, and their state. Lives as long as the page, so that files go on being added on other tabs. */
export interface Transcripts {
  store: TranscriptsStore
  uploading: Uploading
  player: Player
  saving: Saving
  searching: Searching
  /** Reads the list; from then on it is kept up to date by events, and read again when the connection is back. */
  list(): Promise<void>
  open(id: string): Promise<void>
  close(): void
  pause(id: string): Promise<void>
  resume(id: string): Promise<void>
  /** Resolves to whether it worked. */
  rename(id: string, title: string): Promise<boolean>
  remove(id: string): Promise<boolean>
  onEvent(event: WatchEvent): void
}

export function createTranscripts(desk: Desk): Transcripts {
  const store = createTranscriptsStore()
  const player = createPlayer(desk, store)
  const say = (key: MessageKey, values: Record<string, string | number> = {}): void =>
    desk.outlet.say(desk.t().say(key, values))
  const titleOf = (id: string): string => store.get().entries.find((entry) => entry.id === id)?.title ?? ''

  /** Runs a call; a failure is shown and said. Tells whether it worked. */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      store.dispatch({ type: 'problem', problem: null })
      await work()
      return true
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'problem', problem })
      if (problem.code !== 'CONNECTION_LOST') desk.outlet.say(desk.t().error(problem), { urgent: true })
      return false
    }
  }

  /** What was told while a list was under way is newer than the list. */
  const underWay = new Set<TranscriptsAction[]>()
  const told = (action: TranscriptsAction): void => {
    store.dispatch(action)
    for (const newer of underWay) newer.push(action)
  }
  const list = async (): Promise<void> => {
    const newer: TranscriptsAction[] = []
    underWay.add(newer)
    try {
      const { result } = await desk.host.call(transcriptMethods.listTranscripts, {})
      store.dispatch({ type: 'list', entries: result.entries })
      for (const action of newer) store.dispatch(action)
    } catch (thrown) {
      store.dispatch({ type: 'list.failed', problem: toDescryError(thrown) })
    } finally {
      underWay.delete(newer)
    }
  }

  const read = async (id: string): Promise<void> => {
    try {
      const { result } = await desk.host.call(transcriptMethods.readTranscript, { id })
      store.dispatch({ type: 'read', transcript: result })
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'read.failed', id, problem })
      if (store.get().open?.id === id) desk.outlet.say(desk.t().error(problem), { urgent: true })
    }
  }

  let rereading = false
  /** Segments that were missed are fetched with all others. */
  const fillGap = async (id: string): Promise<void> => {
    if (rereading) return
    rereading = true
    await read(id)
    rereading = false
  }

  const onSegment = (data: { id: string; index: number; segment: Segment }): void => {
    store.dispatch({ type: 'segment', ...data })
    if (hasGap(store.get())) void fillGap(data.id)
  }

  const onEntry = (entry: TranscriptEntry): void => {
    const before = store.get().entries.find(({ id }) => id === entry.id)
    told({ type: 'entry', entry })
    if (before?.state !== 'working' && before?.state !== 'waiting') return
    if (entry.state === 'done') say('transcripts.announce.done', { title: entry.title })
    if (entry.state === 'failed')
      say('transcripts.announce.failed', { title: entry.title, problem: entry.problem ?? '' })
  }

  // After a break of the connection, what happened meanwhile was not told.
  let connection = desk.store.get().connection.kind
  desk.store.subscribe(() => {
    const { kind } = desk.store.get().connection
    if (kind === connection) return
    connection = kind
    if (kind !== 'open' || store.get().list === 'unread') return
    void list()
    const { open } = store.get()
    if (open) void read(open.id)
  })

  return {
    store,
    uploading: createUploading(desk, store),
    player,
    saving: createSaving(desk, store),
    searching: createSearching(desk, store),
    list,
    async open(id) {
      player.stop()
      store.dispatch({ type: 'open', id })
      await read(id)
    },
    close() {
      player.stop()
      store.dispatch({ type: 'close' })
    },
    pause: async (id) => {
      await attempt(async () => {
        const { result } = await desk.host.call(transcriptMethods.pauseTranscript, { id })
        store.dispatch({ type: 'entry', entry: result })
        say('transcripts.paused', { title: result.title })
      })
    },
    resume: async (id) => {
      await attempt(async () => {
        const { result } = await desk.host.call(transcriptMethods.resumeTranscript, { id })
        store.dispatch({ type: 'entry', entry: result })
        say('transcripts.resumed', { title: result.title })
      })
    },
    rename: (id, title) =>
      attempt(async () => {
        const { result } = await desk.host.call(transcriptMethods.renameTranscript, { id, title })
        store.dispatch({ type: 'entry', entry: result })
        say('transcripts.renamed', { title: result.title })
      }),
    remove: (id) =>
      attempt(async () => {
        const title = titleOf(id)
        if (store.get().open?.id === id) player.stop()
        await desk.host.call(transcriptMethods.removeTranscript, { id })
        told({ type: 'removed', id })
        say('transcripts.removed', { title })
      }),
    onEvent(event) {
      switch (event.name) {
        case 'transcript':
          return onEntry(event.data)
        case 'segment':
          return onSegment(event.data)
        case 'transcriptRemoved':
          if (store.get().open?.id === event.data.id) player.stop()
          return told({ type: 'removed', id: event.data.id })
      }
    },
  }
}
