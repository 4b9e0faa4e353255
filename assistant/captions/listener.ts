import { setMaxListeners } from 'node:events'
import {
  SAMPLE_RATE,
  earsMethods,
  type HearingOptions,
  type LiveCaption,
  type RecogniserInfo,
  type RecogniserSource,
  type SoundEvent,
} from '../../models/contract/hearing'
import { DescryError, toDescryError } from '../../models/contract/errors'
import type { EnginePort } from '../ports'
import { RecentSound } from './recent-sound'

/** Sound that is kept beside the utterances that are not final, in seconds: the voice before it was noticed, and what is under way. */
const KEEP = 60

export interface ListenerEvents {
  ready: (info: RecogniserInfo) => void
  /** Captions fell behind, and a faster recogniser took over. */
  steppedDown: (info: RecogniserInfo) => void
  caption: (caption: LiveCaption) => void
  voice: (speaking: boolean) => void
  lag: (seconds: number) => void
  /** A sound that is no speech, where the engine can name sounds. */
  sound: (event: SoundEvent) => void
  /** Sounds can't be named any more; words go on. */
  soundsFailed: (error: DescryError) => void
  /** The engine can't go on; what was said up to now stands. */
  failed: (error: DescryError) => void
}

export interface ListenerSetup {
  ears: EnginePort
  options: HearingOptions
  /** Recognisers to step down to, the best first. */
  faster: readonly RecogniserSource[]
  /** Whether sounds that are no speech are named, too. */
  sounds: boolean
  /** Name of the stream: unlike all others of this engine. */
  stream: string
  /** Sample of the session where the sound begins. */
  from: number
  firstIndex: number
}

/**
 * One unbroken stretch of a source's sound, and the engine's call that listens to it. When the engine dies, a new one hears the
 * utterance under way again from its start, and what was committed of it stands.
 */
export interface Listener {
  push(pcm: Uint8Array): void
  /** The last words become final. Resolves when they are, or when the engine can't go on. */
  finish(): Promise<void>
  /** Ends it now. */
  stop(): void
  /** Number of the next utterance. */
  readonly nextIndex: number
  /** Sample of the session where the sound that was pushed ends. */
  readonly end: number
}

export function createListener(setup: ListenerSetup, events: ListenerEvents): Listener {
  const { ears } = setup
  const recent = new RecentSound()
  const abort = new AbortController()
  // Every piece of sound that is under way waits for it.
  setMaxListeners(0, abort.signal)
  const open = new Map<number, LiveCaption>()
  let end = setup.from
  let nextIndex = setup.firstIndex
  let finished = 0
  let attempt = 0
  let finishing = false
  let behind = 0
  let stream = setup.stream
  let { options } = setup
  let faster = [...setup.faster]

  const take = (caption: LiveCaption): void => {
    nextIndex = Math.max(nextIndex, caption.index + 1)
    if (caption.final) {
      open.delete(caption.index)
      finished = Math.max(finished, Math.round(caption.end * SAMPLE_RATE))
    } else {
      open.set(caption.index, caption)
    }
    const needed = [...open.values()].map(({ start }) => Math.floor(start * SAMPLE_RATE))
    recent.forget(Math.min(...needed, end - Math.ceil((KEEP + behind) * SAMPLE_RATE)))
    events.caption(caption)
  }
  /** A new engine goes on with the recogniser that was fast enough. */
  const stepDown = (to: { recogniser: RecogniserInfo; source: RecogniserSource }): void => {
    const key = JSON.stringify(to.source)
    options = { ...options, recogniser: to.source }
    faster = faster.slice(faster.findIndex((source) => JSON.stringify(source) === key) + 1)
    events.steppedDown(to.recogniser)
  }
  /** Sends sound on. A piece that is lost with the engine is kept in `recent`, and goes to the next one. */
  const send = (to: string, pcm: Uint8Array): void => {
    ears.call(earsMethods.push, { stream: to }, { binary: pcm, signal: abort.signal }).catch(() => {})
  }
  const sendFinish = (to: string): void => {
    ears.call(earsMethods.finish, { stream: to }, { signal: abort.signal }).catch(() => {})
  }

  const listen = async (): Promise<void> => {
    for (;;) {
      const first = [...open.values()].sort((a, b) => a.index - b.index)[0]
      const wanted = first ? Math.floor(first.start * SAMPLE_RATE) : Math.max(finished, setup.from)
      const again = attempt === 0 ? [] : recent.from(wanted)
      const from = attempt === 0 ? setup.from : (again[0]?.at ?? end)
      stream = attempt === 0 ? setup.stream : `${setup.stream}.${attempt}`
      const call = ears.call(
        earsMethods.listen,
        {
          stream,
          options,
          faster,
          sounds: setup.sounds,
          from: from / SAMPLE_RATE,
          firstIndex: first?.index ?? nextIndex,
          committed: first?.committed ?? '',
        },
        {
          signal: abort.signal,
          onEvent: (event) => {
            if (event.name === 'caption') take(event.data)
            else if (event.name === 'voice') events.voice(event.data.speaking)
            else if (event.name === 'ready') events.ready(event.data)
            else if (event.name === 'steppedDown') stepDown(event.data)
            else if (event.name === 'sound') events.sound(event.data)
            else if (event.name === 'soundsFailed')
              events.soundsFailed(new DescryError(event.data.code, event.data.detail))
            else if (event.name === 'lag') {
              behind = event.data.seconds
              events.lag(behind)
            }
          },
        },
      )
      for (const { pcm } of again) send(stream, pcm)
      if (finishing && attempt > 0) sendFinish(stream)
      try {
        await call
        return
      } catch (thrown) {
        const error = toDescryError(thrown)
        if (error.code !== 'ENGINE_RESTARTED' || abort.signal.aborted) throw error
        attempt++
      }
    }
  }
  const done = listen().catch((thrown: unknown) => {
    const error = toDescryError(thrown)
    if (error.code !== 'CANCELLED') events.failed(error)
  })

  return {
    push(pcm) {
      recent.append(end, pcm)
      if (open.size === 0) recent.forget(end - Math.ceil((KEEP + behind) * SAMPLE_RATE))
      end += pcm.byteLength / 2
      send(stream, pcm)
    },
    async finish() {
      finishing = true
      sendFinish(stream)
      await done
      // What the engine could not finish stays as it was read.
      for (const caption of [...open.values()]) take({ ...caption, tail: '', final: true })
    },
    stop: () => abort.abort(),
    get nextIndex() {
      return nextIndex
    },
    get end() {
      return end
    },
  }
}
