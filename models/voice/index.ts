import { DescryError } from '../contract/errors'
import type { VoiceSource } from '../contract/voice'
import { createKeeper } from '../loading/keeper'
import { listSpeakers } from './kokoro'
import { openVoice, voiceFolder } from './open-voice'
import { pcmOf } from './pcm'
import { piecesOf } from './pieces'
import { findEspeak, type Espeak } from './spelling'

/** What the engine `voice` does: neural voices, one piece of text after another. */
export interface Speaking {
  speakers(source: VoiceSource): Promise<{ speakers: string[]; spelling: Espeak['name'] | null }>
  warm(source: VoiceSource): Promise<void>
  pieces(text: string): string[]
  /** The sound as 16-bit PCM. One at a time: others wait, and those that are given up while they wait cost nothing. */
  speak(
    what: { source: VoiceSource; speaker: string; text: string; rate: number },
    signal: AbortSignal,
  ): Promise<{ pcm: Uint8Array; sampleRate: number; seconds: number }>
  loaded(): string[]
}

/** @param models folder of the installed models */
export function createSpeaking(models: string | undefined): Speaking {
  const keeper = createKeeper(
    (source: VoiceSource) => openVoice(source, models),
    ({ id }) => id,
  )
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(() => {
      if (signal.aborted) throw new DescryError('CANCELLED')
      return work()
    })
    turn = mine.catch(() => {})
    return mine
  }
  return {
    async speakers(source) {
      const { path, release } = await voiceFolder(source, models)
      try {
        return { speakers: await listSpeakers(path), spelling: (await findEspeak())?.name ?? null }
      } finally {
        release()
      }
    },
    async warm(source) {
      const { done } = await keeper.use(source)
      done()
    },
    pieces: piecesOf,
    speak: ({ source, speaker, text, rate }, signal) =>
      inTurn(signal, async () => {
        const { model, done } = await keeper.use(source)
        try {
          const parts = await model.speak(text, speaker, rate, signal)
          const pcm = pcmOf(parts)
          return { pcm, sampleRate: model.sampleRate, seconds: pcm.length / 2 / model.sampleRate }
        } finally {
          done()
        }
      }),
    loaded: () => keeper.loaded(),
  }
}
