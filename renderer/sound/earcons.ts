import type { Earcon, Settings } from '../../assistant/contract'

/** One tone of an earcon: when it starts and how long it lasts (seconds), its pitch (Hz) and loudness (0 to 1). */
interface Tone {
  at: number
  lasts: number
  pitch: number
  level: number
}

/**
 * The sounds, each recognisable by its movement rather than its pitch: one soft note at the start, a tick while working, up when done,
 * down when it failed, two equal low notes when the picture is blank. They end within half a second and stay well below speech.
 */
const score: Record<Earcon | 'alert', Tone[]> = {
  start: [{ at: 0, lasts: 0.12, pitch: 587, level: 0.1 }],
  working: [{ at: 0, lasts: 0.05, pitch: 440, level: 0.04 }],
  done: [
    { at: 0, lasts: 0.12, pitch: 587, level: 0.1 },
    { at: 0.1, lasts: 0.2, pitch: 880, level: 0.1 },
  ],
  failed: [
    { at: 0, lasts: 0.14, pitch: 392, level: 0.12 },
    { at: 0.13, lasts: 0.26, pitch: 262, level: 0.12 },
  ],
  blank: [
    { at: 0, lasts: 0.12, pitch: 294, level: 0.1 },
    { at: 0.18, lasts: 0.12, pitch: 294, level: 0.1 },
  ],
  // Three steps up, like nothing else here.
  alert: [
    { at: 0, lasts: 0.12, pitch: 523, level: 0.14 },
    { at: 0.12, lasts: 0.12, pitch: 659, level: 0.14 },
    { at: 0.24, lasts: 0.24, pitch: 784, level: 0.14 },
  ],
}

/** How often the soft tick comes while work goes on. */
const WORKING_EVERY_MS = 2500

export interface Earcons {
  /** Plays the sound if it is switched on. Tells whether it was played, so that the event can be said instead. */
  play(earcon: Earcon): boolean
  /** Starts or ends the soft repeating sound. */
  working(on: boolean): void
  /** A word was said that the person waits for. Whether it sounds is a setting of captions. */
  alert(): void
}

/** For a window that makes no sound because another one does. */
export const noEarcons: Earcons = { play: () => false, working: () => {}, alert: () => {} }

export function createEarcons(openAudio: () => AudioContext, getSettings: () => Settings): Earcons {
  let audio: AudioContext | undefined
  let ticking: ReturnType<typeof setInterval> | undefined

  const sounds = (tones: Tone[]): boolean => {
    try {
      audio ??= openAudio()
    } catch {
      // No sound device: the event is said instead.
      return false
    }
    if (audio.state !== 'running') {
      void audio.resume().catch(() => {})
      // Browsers hold sound back until the person has pressed a key or clicked.
      if (!navigator.userActivation.hasBeenActive) return false
    }
    for (const tone of tones) sound(audio, tone)
    return true
  }
  const play = (earcon: Earcon): boolean => getSettings().earcons[earcon] && sounds(score[earcon])

  return {
    play,
    alert: () => void sounds(score.alert),
    working(on) {
      if (on && ticking === undefined) ticking = setInterval(() => play('working'), WORKING_EVERY_MS)
      if (!on && ticking !== undefined) {
        clearInterval(ticking)
        ticking = undefined
      }
    },
  }
}

function sound(audio: AudioContext, { at, lasts, pitch, level }: Tone): void {
  const start = audio.currentTime + at
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = pitch
  // A short rise and a long fall: an abrupt edge would click.
  loudness.gain.setValueAtTime(0, start)
  loudness.gain.linearRampToValueAtTime(level, start + 0.012)
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + lasts)
  tone.connect(loudness).connect(audio.destination)
  tone.start(start)
  tone.stop(start + lasts + 0.02)
}
