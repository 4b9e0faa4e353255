import type { SourceState } from '../contract'

/** After so long without a single sound that is not digital silence, something is likely wrong. In milliseconds. */
const SILENT_AFTER = 3000

/** Notices when no sound arrives: a live track does not prove that there is any. */
export interface SoundWatch {
  /** Looks at what arrived. Gives the state where it changed. */
  hear(pcm: Uint8Array, now: number): SourceState | undefined
  /** Looks at the time. Gives the state where it changed. */
  tick(now: number): SourceState | undefined
  readonly state: SourceState
}

export function createSoundWatch(startedAt: number): SoundWatch {
  let state: SourceState = 'waiting'
  let lastSound = startedAt
  const become = (next: SourceState): SourceState | undefined => {
    if (next === state) return undefined
    state = next
    return next
  }
  return {
    hear(pcm, now) {
      // A room is never digitally silent: a muted device is.
      if (!pcm.some((byte) => byte !== 0)) return this.tick(now)
      lastSound = now
      return become('sound')
    },
    tick: (now) => (now - lastSound >= SILENT_AFTER ? become('silent') : undefined),
    get state() {
      return state
    },
  }
}
