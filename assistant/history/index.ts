import type { PictureSource } from '../../models/contract/engines'
import { DescryError } from '../../models/contract/errors'
import type { Caption, Scene } from '../../models/contract/scene'
import type { PictureAnswer } from '../contract/descriptions'

/** Where a remembered picture can be looked at again: the file, or its bytes. */
export interface RememberedSource {
  source: PictureSource
  bytes?: Uint8Array
}

export interface RememberedPicture {
  readonly pictureId: string
  /** When it was looked at, in milliseconds since 1970. */
  readonly at: number
  /** The path, or the name people know it by. */
  readonly name: string
  readonly scene: Scene
  readonly page: number | undefined
  /** Absent when the bytes had to make room for newer ones; the scene still answers questions. */
  readonly from: RememberedSource | undefined
  /** Questions and their answers, oldest first. */
  readonly exchanges: readonly PictureAnswer[]
}

export interface HistoryLimits {
  pictures: number
  exchanges: number
  /** Bytes of picture files held for showing them again. */
  bytes: number
}

const usualLimits: HistoryLimits = { pictures: 20, exchanges: 100, bytes: 256 * 1024 * 1024 }

/** The last pictures, in memory only: nothing of them is ever written to disk, and they are gone when the program ends. */
export interface History {
  readonly size: number
  /** All pictures, the last look first. Asking uses none of them. */
  list(): RememberedPicture[]
  add(picture: { name: string; scene: Scene; page: number | undefined; from: RememberedSource }): RememberedPicture
  /** The picture, which then counts as just used. Throws `PICTURE_FORGOTTEN`. */
  get(pictureId: string): RememberedPicture
  /** The picture that was looked at before this one, as far as it is remembered. */
  before(pictureId: string): RememberedPicture | undefined
  addExchange(pictureId: string, exchange: PictureAnswer): void
  /** Adds what a model said later. Throws `PICTURE_FORGOTTEN`. */
  addCaption(pictureId: string, caption: Caption): RememberedPicture
  /** Forgets all pictures, with their questions and answers. Gives how many there were. */
  forget(): number
}

interface Entry extends Omit<RememberedPicture, 'exchanges' | 'from' | 'scene'> {
  scene: Scene
  /** Counts up with each look. */
  look: number
  from: RememberedSource | undefined
  exchanges: PictureAnswer[]
}

export function createHistory(limits: HistoryLimits = usualLimits): History {
  // A map keeps the order of insertion: the first entry is the one that was not used for longest.
  const entries = new Map<string, Entry>()
  let looks = 0

  const makeRoom = (): void => {
    for (const id of entries.keys()) {
      if (entries.size <= limits.pictures) break
      entries.delete(id)
    }
    let bytes = [...entries.values()].reduce((sum, entry) => sum + (entry.from?.bytes?.length ?? 0), 0)
    const newest = [...entries.keys()].at(-1)
    for (const [id, entry] of entries) {
      if (bytes <= limits.bytes) break
      if (id === newest || !entry.from?.bytes) continue
      bytes -= entry.from.bytes.length
      entry.from = undefined
    }
  }

  const find = (pictureId: string): Entry => {
    const entry = entries.get(pictureId)
    if (!entry) throw new DescryError('PICTURE_FORGOTTEN')
    return entry
  }

  return {
    get size() {
      return entries.size
    },
    list: () => [...entries.values()].sort((a, b) => b.look - a.look),
    forget() {
      const { size } = entries
      entries.clear()
      return size
    },
    add(picture) {
      const entry: Entry = {
        ...picture,
        pictureId: globalThis.crypto.randomUUID(),
        at: Date.now(),
        look: looks++,
        exchanges: [],
      }
      entries.set(entry.pictureId, entry)
      makeRoom()
      return entry
    },
    get(pictureId) {
      const entry = find(pictureId)
      entries.delete(pictureId)
      entries.set(pictureId, entry)
      return entry
    },
    before(pictureId) {
      const { look } = find(pictureId)
      return [...entries.values()].filter((entry) => entry.look < look).sort((a, b) => b.look - a.look)[0]
    },
    addCaption(pictureId, caption) {
      const entry = find(pictureId)
      entry.scene = { ...entry.scene, caption }
      return entry
    },
    addExchange(pictureId, exchange) {
      const { exchanges } = find(pictureId)
      exchanges.push(exchange)
      exchanges.splice(0, Math.max(0, exchanges.length - limits.exchanges))
    },
  }
}
