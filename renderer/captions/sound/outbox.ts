import { captionMethods, toDescryError, type SoundSource } from '../../../assistant/contract'
import type { Host } from '../../host/connection'

/** Sound that waits while the connection is slow or gone, in pieces of 100 ms: a minute. */
export const MOST_WAITING = 600
/** Before another try after a connection was lost, in milliseconds. */
const PAUSE = 300
/** Pieces that go in one call when some have gathered: a second, half of what the host takes. */
const MOST_AT_ONCE = 10

export interface OutboxEvents {
  /** So many seconds of sound were dropped since it last flowed, because the wait was too long. */
  dropped: (seconds: number) => void
  /** Sound flows again after some was dropped. */
  flows: (droppedSeconds: number) => void
  /** The host knows no such session any more. */
  gone: () => void
}

/** Sound on its way to the host: in its order, each piece once, kept while the connection is away. */
export interface Outbox {
  add(pcm: Uint8Array): void
  /** What waits and what comes goes to this session. Until then it is kept. */
  attach(sessionId: string): void
  close(): void
}

export function createOutbox(host: Host, source: SoundSource, events: OutboxEvents): Outbox {
  let waiting: Uint8Array[] = []
  let sessionId: string | undefined
  let sending = false
  let closed = false
  let dropped = 0

  const send = async (): Promise<void> => {
    if (sending || closed || sessionId === undefined) return
    sending = true
    try {
      while (waiting.length > 0 && !closed) {
        const batch = waiting.slice(0, MOST_AT_ONCE)
        try {
          await host.call(captionMethods.pushSound, { sessionId, source }, { binary: joined(batch) })
        } catch (thrown) {
          const { code } = toDescryError(thrown)
          if (code === 'CONNECTION_LOST') {
            // The next call waits until the connection is there again.
            await new Promise((resolve) => setTimeout(resolve, PAUSE))
            continue
          }
          if (code === 'TRANSCRIPT_MISSING') {
            closed = true
            return events.gone()
          }
        }
        // Some that were dropped while they were under way have arrived after all.
        const left = waiting.filter((piece) => !batch.includes(piece))
        dropped -= batch.length - (waiting.length - left.length)
        waiting = left
        if (dropped > 0) events.flows(dropped / 10)
        dropped = 0
      }
    } finally {
      sending = false
    }
  }
  return {
    add(pcm) {
      if (closed) return
      waiting.push(pcm)
      if (waiting.length > MOST_WAITING) {
        // The newest matters most to somebody who follows along.
        waiting.shift()
        dropped++
        if (dropped % 10 === 0) events.dropped(dropped / 10)
      }
      void send()
    },
    attach(id) {
      sessionId = id
      void send()
    },
    close() {
      closed = true
      waiting = []
    },
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}
