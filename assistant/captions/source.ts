import {
  SAMPLE_RATE,
  type HearingOptions,
  type RecogniserInfo,
  type RecogniserSource,
  type SoundEvent,
} from '../../models/contract/hearing'
import { toDescryError, type DescryError } from '../../models/contract/errors'
import type { CaptionLine, CaptionSession, SoundSource, SourceState } from '../contract'
import type { EnginePort } from '../ports'
import { openJournal, type Journal } from './journal'
import { createListener, type Listener } from './listener'
import { createSoundWatch } from './sound-watch'

/** When sound comes so much later than the sound before it ended, the source was away in between. In seconds. */
const GAP = 1.5

export interface SourceEvents {
  line: (line: CaptionLine) => void
  sound: (event: SoundEvent) => void
  /** Sounds can't be named. Comes once. */
  soundsFailed: (error: DescryError) => void
  /** State, voice or lag changed. */
  changed: () => void
  ready: (info: RecogniserInfo) => void
  steppedDown: (info: RecogniserInfo) => void
  failed: (error: DescryError) => void
  /** The sound could not be kept. Comes once. */
  unkept: (error: DescryError) => void
}

export interface SourceSetup {
  source: SoundSource
  ears: EnginePort
  options: () => HearingOptions
  faster: () => readonly RecogniserSource[]
  sounds: () => boolean
  sessionId: string
  /** Where the sound is kept; null where it is not. */
  soundFolder: string | null
  /** Seconds since the session began. */
  clock: () => number
  /** Whether the time between pieces counts. False for a file that is read as fast as it can be. */
  live: boolean
}

/** One source of a session: its sound, kept and listened to, whatever happens to its device and to the engine. */
export interface Source {
  push(pcm: Uint8Array): void
  /** Its device was unplugged, or it ended: its last words become final. */
  leave(state: 'lost' | 'ended'): Promise<void>
  /** Nobody listens for a while: its last words become final. */
  rest(): Promise<void>
  tick(): void
  describe(): CaptionSession['sources'][number]
  readonly behind: number
}

export function createSource(setup: SourceSetup, events: SourceEvents): Source {
  const { source, ears, soundFolder, clock, live } = setup
  const watch = createSoundWatch(clock() * 1000)
  let listener: Listener | undefined
  let stretches = 0
  let nextIndex = 0
  let away: 'lost' | 'ended' | undefined
  let speaking = false
  let behind = 0
  let unkept = false
  let unnamed = false
  let journal: Promise<Journal> | undefined
  const endings = new Set<Promise<void>>()

  const notKept = (thrown: unknown): void => {
    if (!unkept) events.unkept(toDescryError(thrown))
    unkept = true
  }
  const keep = (at: number, pcm: Uint8Array): void => {
    if (soundFolder === null) return
    journal ??= openJournal(soundFolder, source)
    journal.then((opened) => opened.write(at, pcm)).catch(notKept)
  }
  const listen = (from: number): Listener =>
    createListener(
      {
        ears,
        options: setup.options(),
        faster: setup.faster(),
        sounds: setup.sounds() && !unnamed,
        stream: `${setup.sessionId}.${source}.${stretches++}`,
        from,
        firstIndex: nextIndex,
      },
      {
        caption: (caption) => {
          nextIndex = Math.max(nextIndex, caption.index + 1)
          events.line({ ...caption, id: `${source}-${caption.index}`, source })
        },
        voice: (now) => {
          speaking = now
          events.changed()
        },
        lag: (seconds) => {
          behind = seconds
          events.changed()
        },
        ready: events.ready,
        steppedDown: events.steppedDown,
        sound: events.sound,
        soundsFailed: (error) => {
          if (!unnamed) events.soundsFailed(error)
          unnamed = true
        },
        failed: events.failed,
      },
    )
  /** Ends the stretch that is listened to; the next sound begins another. */
  const endStretch = (): Promise<void> => {
    const ending = listener
    listener = undefined
    speaking = false
    if (!ending) return Promise.resolve()
    // The number of the utterance under way is taken, though it may not have words yet.
    nextIndex = Math.max(nextIndex, ending.nextIndex) + 1
    const done = ending.finish()
    endings.add(done)
    void done.finally(() => endings.delete(done))
    return done
  }

  return {
    push(pcm) {
      const own = pcm.slice()
      const began = Math.max(0, Math.round(clock() * SAMPLE_RATE) - own.byteLength / 2)
      away = undefined
      if (listener && live && began - listener.end > GAP * SAMPLE_RATE) void endStretch()
      listener ??= listen(live ? began : 0)
      keep(listener.end, own)
      listener.push(own)
      if (watch.hear(own, clock() * 1000)) events.changed()
    },
    async leave(state) {
      if (away !== state) {
        away = state
        events.changed()
      }
      await endStretch()
      await Promise.all(endings)
      if (state === 'ended') await journal?.then((opened) => opened.close()).catch(notKept)
    },
    async rest() {
      await endStretch()
    },
    tick() {
      if (!away && watch.tick(clock() * 1000)) events.changed()
    },
    describe: () => ({ source, state: away ?? (watch.state satisfies SourceState), speaking }),
    get behind() {
      return behind
    },
  }
}
