import { captionMethods, toDescryError, type SoundSource } from '../../../assistant/contract'
import type { Host } from '../../host/connection'
import { captureSound, type SoundCapture } from './capture'
import { createOutbox, type Outbox } from './outbox'
import { loudness } from './pieces'

export interface PageSourcesEvents {
  level: (source: SoundSource, level: number) => void
  /** Which sources this page captures has changed. */
  changed: (sources: SoundSource[]) => void
  /** A device was unplugged, or the person stopped sharing; the others go on. */
  lost: (source: SoundSource) => void
  /** A microphone that was unplugged is there again. */
  back: (source: SoundSource) => void
  dropped: (seconds: number) => void
  flows: (seconds: number) => void
  gone: () => void
}

/** The sources that this page captures, and their sound on its way to the host. */
export interface PageSources {
  /** Opens a device; its sound waits for `attach`. Rejects as `captureSound` does. */
  open(source: SoundSource): Promise<void>
  attach(sessionId: string): void
  /** Lets all devices go. */
  close(): void
}

export function createPageSources(host: Host, events: PageSourcesEvents): PageSources {
  const captured = new Map<SoundSource, { capture: SoundCapture; outbox: Outbox }>()
  const opening = new Set<SoundSource>()
  const unplugged = new Set<SoundSource>()
  let sessionId: string | undefined
  /** Counts up when all is let go: what was being opened then is closed again. */
  let turn = 0

  const tell = (): void => events.changed([...captured.keys()])
  const lose = (source: SoundSource): void => {
    captured.delete(source)
    unplugged.add(source)
    tell()
    if (sessionId !== undefined)
      host.call(captionMethods.reportSource, { sessionId, source, state: 'lost' }).catch(() => {})
    events.lost(source)
  }
  const open = async (source: SoundSource): Promise<void> => {
    if (captured.has(source) || opening.has(source)) return
    opening.add(source)
    const own = turn
    const outbox = createOutbox(host, source, events)
    try {
      const capture = await captureSound(source, {
        piece: (pcm) => {
          events.level(source, loudness(pcm))
          outbox.add(pcm)
        },
        ended: () => lose(source),
      })
      if (own !== turn) return capture.stop()
      captured.set(source, { capture, outbox })
      unplugged.delete(source)
      if (sessionId !== undefined) outbox.attach(sessionId)
      tell()
    } finally {
      opening.delete(source)
    }
  }
  // A microphone may be asked for again without a press; the computer's sound may not.
  navigator.mediaDevices?.addEventListener('devicechange', () => {
    if (!unplugged.has('microphone') || sessionId === undefined) return
    open('microphone').then(
      () => captured.has('microphone') && events.back('microphone'),
      (thrown: unknown) => void toDescryError(thrown),
    )
  })

  return {
    open,
    attach(id) {
      sessionId = id
      for (const { outbox } of captured.values()) outbox.attach(id)
    },
    close() {
      turn++
      sessionId = undefined
      unplugged.clear()
      if (captured.size === 0) return
      for (const { capture, outbox } of captured.values()) {
        capture.stop()
        outbox.close()
      }
      captured.clear()
      tell()
    },
  }
}
