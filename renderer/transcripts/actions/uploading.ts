import { DescryError, toDescryError, transcriptMethods, type TranscriptEntry } from '../../../assistant/contract'
import type { Desk } from '../../actions/desk'
import type { TranscriptsStore } from '../state/store'

/** Bytes sent in one call. The host takes up to 8 MB; half of that keeps progress lively and memory small. */
export const PIECE = 4 * 1000 * 1000

/** How often a piece is sent again after the connection broke. */
const TRIES = 3

export interface Uploading {
  add(files: File[]): void
  /** Stops sending a file, or takes one that waits or failed off the list. */
  cancel(id: string): void
  again(id: string): void
}

/** Sends files to the host one after the other, piece by piece: no file is ever in memory as a whole. */
export function createUploading(desk: Desk, store: TranscriptsStore): Uploading {
  const files = new Map<string, File>()
  let underWay: { id: string; controller: AbortController } | null = null

  const send = async (id: string, file: File, signal: AbortSignal): Promise<void> => {
    if (file.size === 0) throw new DescryError('FILE_EMPTY', file.name)
    // Each try has an id of its own: what was left of an earlier one must not be mixed with it.
    const uploadId = crypto.randomUUID()
    for (let at = 0; at < file.size; at += PIECE) {
      store.dispatch({ type: 'upload.sent', id, sent: at })
      const binary = await readPiece(file, at)
      signal.throwIfAborted()
      const last = at + PIECE >= file.size
      const entry = await sendPiece({ uploadId, name: file.name, at, last }, binary, signal)
      if (entry) store.dispatch({ type: 'entry', entry })
    }
  }

  const sendPiece = async (
    params: { uploadId: string; name: string; at: number; last: boolean },
    binary: Uint8Array,
    signal: AbortSignal,
  ): Promise<TranscriptEntry | null> => {
    for (let tries = 1; ; tries++) {
      try {
        const { result } = await desk.host.call(transcriptMethods.uploadTranscript, params, { binary, signal })
        return result.entry
      } catch (thrown) {
        if (toDescryError(thrown).code !== 'CONNECTION_LOST' || tries === TRIES) throw thrown
      }
    }
  }

  const next = async (): Promise<void> => {
    if (underWay) return
    const waiting = store.get().uploads.find(({ state }) => state === 'waiting')
    const file = waiting && files.get(waiting.id)
    if (!waiting || !file) return
    const { id } = waiting
    const controller = new AbortController()
    underWay = { id, controller }
    try {
      await send(id, file, controller.signal)
      gone(id)
    } catch (thrown) {
      if (!controller.signal.aborted) fail(id, toDescryError(thrown))
    } finally {
      underWay = null
    }
    return next()
  }

  const fail = (id: string, problem: DescryError): void => {
    store.dispatch({ type: 'upload.failed', id, problem })
    desk.outlet.say(`${files.get(id)?.name ?? ''}: ${desk.t().error(problem)}`, { urgent: true })
  }

  const gone = (id: string): void => {
    files.delete(id)
    store.dispatch({ type: 'upload.gone', id })
  }

  return {
    add(added) {
      const [first] = added
      if (!first) return desk.outlet.say(desk.t().say('transcripts.added.none'))
      const uploads = added.map((file) => ({ id: crypto.randomUUID(), name: file.name, size: file.size, file }))
      for (const { id, file } of uploads) files.set(id, file)
      store.dispatch({ type: 'upload.add', uploads: uploads.map(({ id, name, size }) => ({ id, name, size })) })
      desk.outlet.say(desk.t().say('transcripts.added', { count: added.length, name: first.name }))
      void next()
    },
    cancel(id) {
      const name = files.get(id)?.name ?? ''
      if (underWay?.id === id) underWay.controller.abort()
      gone(id)
      desk.outlet.say(desk.t().say('transcripts.upload.cancelled', { name }))
    },
    again(id) {
      store.dispatch({ type: 'upload.again', id })
      void next()
    },
  }
}

/** Reads a piece of a file. A file that was moved or changed since it was chosen can't be read any more. */
async function readPiece(file: File, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())
  } catch (thrown) {
    throw new DescryError('FILE_UNREADABLE', file.name, { cause: thrown })
  }
}
