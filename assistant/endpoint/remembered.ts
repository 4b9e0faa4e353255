import type { PictureAnswer } from '../contract/descriptions'

type Exchange = Pick<PictureAnswer, 'question' | 'answer'>

/** Enough to understand “and the one beside it?”, and little enough for a model's memory. */
const EXCHANGES = 4
const PICTURES = 20

/** What a server was asked about each picture and what it answered, in memory only: it is sent along with the next question. */
export interface Remembered {
  /** Oldest first. */
  of(pictureId: string): readonly Exchange[]
  add(pictureId: string, exchange: Exchange): void
}

export function createRemembered(): Remembered {
  const pictures = new Map<string, Exchange[]>()
  return {
    of: (pictureId) => pictures.get(pictureId) ?? [],
    add(pictureId, exchange) {
      const exchanges = [...(pictures.get(pictureId) ?? []), exchange].slice(-EXCHANGES)
      // A map keeps the order of insertion: the first entry was not asked about for longest.
      pictures.delete(pictureId)
      pictures.set(pictureId, exchanges)
      for (const id of [...pictures.keys()].slice(0, Math.max(0, pictures.size - PICTURES))) pictures.delete(id)
    },
  }
}
