import { SAMPLE_RATE, type SoundEvent } from '../../contract/hearing'
import { toDescryError, type DescryError } from '../../contract/errors'
import type { SoundScore } from '../../contract/sounds'
import { samplesOf, SoundBuffer, toInt16 } from '../sound-buffer'
import { createAnnouncer } from './announcer'

/** What names the sounds of a piece: a process of its own, so that no native call keeps words waiting. */
export interface SoundTagging {
  /** Whether a model for it is installed. Looks at the disk only; nothing is loaded. */
  installed(): Promise<boolean>
  /** @param pcm at most {@link WINDOW} of sound. Rejects with the errors of `sounds.tag`. */
  tag(pcm: Uint8Array, signal: AbortSignal): Promise<SoundScore[]>
  /** Nobody listens any more: what was loaded may go. */
  rest(): void
}

/** Sound that one look takes in. AST learned from clips of 10 s and takes 1024 frames of 10 ms. In samples. */
export const WINDOW = 10.24 * SAMPLE_RATE
/** New sound before the next look, at least. */
const STEP = SAMPLE_RATE
/** The step is so many times what the last look took, so that a slow computer keeps up. */
const SPARE = 1.2
/** Where looks are further behind than this, each takes in as much new sound as the window holds. */
const HURRY = 20 * SAMPLE_RATE
/** Where they are further behind than this, the oldest sound is left out. */
const BACKLOG = 60 * SAMPLE_RATE
/** Sound without a sample above this (-50 dB of full scale) has nothing in it to be named. */
const QUIET = 0.003

export interface FollowerSetup {
  tagging: SoundTagging
  /** Place of the first sample in seconds. */
  from: number
  onSound: (event: SoundEvent) => void
  /** Sounds can't be named. Comes once, and nothing comes after it. */
  onFailed: (error: DescryError) => void
}

/** Names the sounds of one stream, whenever there is time for it. */
export interface Follower {
  push(bytes: Uint8Array): void
  /** Resolves when all that was pushed was looked at, or can't be. Never rejects. */
  finish(): Promise<void>
  stop(): void
}

export function createFollower({ tagging, from, onSound, onFailed }: FollowerSetup): Follower {
  const first = Math.round(from * SAMPLE_RATE)
  const buffer = new SoundBuffer(first)
  const announcer = createAnnouncer()
  const abort = new AbortController()
  let looked = first
  let loudUntil = -Infinity
  /** What the last look took, in samples of sound that came meanwhile; below 0 before the first one. */
  let pace = -1
  let installed: Promise<boolean> | undefined
  let working: Promise<void> | undefined
  let finishing = false

  /** A process that died is started again at the next look. Where it dies again and again, another error says so. */
  const unlessItDied = (thrown: unknown): void => {
    if (toDescryError(thrown).code !== 'ENGINE_RESTARTED') throw thrown
  }
  const look = async (begins: number, ends: number): Promise<void> => {
    const peak = buffer.slice(begins, ends).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (peak > QUIET) loudUntil = ends
    // While a sound may still be in the window, a quiet step says nothing about it.
    else if (ends - loudUntil < WINDOW) return
    const pcm = toInt16(buffer.slice(ends - WINDOW, ends))
    const began = performance.now()
    const scores =
      peak > QUIET ? await tagging.tag(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength), abort.signal) : []
    // The first look loads the model, and says nothing about the next ones.
    pace = pace < 0 ? 0 : ((performance.now() - began) / 1000) * SAMPLE_RATE
    for (const { label, start } of announcer.look(scores, begins / SAMPLE_RATE))
      onSound({ label, start, end: ends / SAMPLE_RATE })
  }
  const work = async (): Promise<void> => {
    try {
      if (!(await (installed ??= tagging.installed()))) return abort.abort()
      for (;;) {
        looked = Math.max(looked, buffer.end - BACKLOG)
        const there = buffer.end - looked
        if (abort.signal.aborted || there < (finishing ? 1 : STEP)) return
        const step = there > HURRY ? WINDOW : Math.min(WINDOW, Math.max(STEP, pace * SPARE))
        const ends = looked + Math.round(Math.min(there, step))
        await look(looked, ends).catch(unlessItDied)
        looked = ends
        buffer.forget(looked - WINDOW)
      }
    } catch (thrown) {
      if (abort.signal.aborted) return
      abort.abort()
      onFailed(toDescryError(thrown))
    } finally {
      working = undefined
    }
  }

  return {
    push(bytes) {
      if (abort.signal.aborted) return
      buffer.append(samplesOf(bytes))
      working ??= work()
    },
    async finish() {
      finishing = true
      // Work that was about to end did not know yet that less than a step counts now.
      await working
      if (!abort.signal.aborted) await (working ??= work())
    },
    stop: () => abort.abort(),
  }
}
