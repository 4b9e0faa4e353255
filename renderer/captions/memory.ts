import { soundSource, type CaptionSession, type SoundSource } from '../../assistant/contract'

const STORAGE_KEY = 'descry.captures'

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Keeps for this tab alone what it captures, so that captions go on when the page is loaded again. */
export function rememberCaptures(
  session: Pick<CaptionSession, 'sessionId' | 'state'> | null,
  sources: readonly SoundSource[],
  storage: Storage = window.sessionStorage,
): void {
  if (session === null || session.state === 'stopped') storage.removeItem(STORAGE_KEY)
  else storage.setItem(STORAGE_KEY, JSON.stringify([session.sessionId, ...sources]))
}

/** What this tab captured of a session before it was loaded again. */
export function recallCaptures(sessionId: string, storage: Storage = window.sessionStorage): SoundSource[] {
  try {
    const [id, ...sources] = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]') as unknown[]
    return id === sessionId ? sources.map((source) => soundSource.parse(source)) : []
  } catch {
    return []
  }
}
