import { DescryError, toDescryError } from '../../../models/contract/errors'
import { voiceMethods, type VoiceSource } from '../../../models/contract/voice'
import type { EnginePort, SpeakerPort, SpeakOptions } from '../../ports'
import type { Player } from '../player'
import { safeRate, spokenText } from '../spoken-text'
import { writeWav } from '../wav'
import { playAll } from './play'
import { soundsOf, Unfinished, type Sound, type Sounds, type Wanted } from './sounds'

/** A neural voice that is installed. */
export interface NeuralVoice {
  source: VoiceSource
  /** For people: `Kokoro 82M`. */
  name: string
}

export interface NeuralSpeakerOptions {
  engine: EnginePort
  /** The voice that is installed now; null where there is none, at once where that is certain. */
  installed: () => Promise<NeuralVoice | null> | null
  /** Which of its speakers the person wants; null: the voice of the system. */
  chosen: () => string | null
  /** The voice of the system: it speaks all that this one can't. */
  system: SpeakerPort | null
  players: () => Promise<readonly Player[]>
  /** Told once when this voice fails and the system's goes on. */
  onProblem?: (error: DescryError) => void
}

/** What a person can choose from. */
export interface NeuralVoices {
  name: string
  speakers: string[]
  /** Why it can't speak here; null where it can. */
  problem: DescryError | null
}

export interface NeuralSpeaker extends SpeakerPort {
  /** Null where none is installed. */
  voices(): Promise<NeuralVoices | null>
}

/** How a text is said by the neural voice. */
interface Planned {
  how: Wanted
  /** The voice and the speaker that was chosen. */
  key: string
  /** The voice, for people. */
  name: string
}

/** After so many failures in a row the voice is left alone until another is chosen. */
const MOST_FAILURES = 2

/**
 * A neural voice over the voice of the system. It speaks English where it is installed and chosen. Whatever goes wrong with it, the voice of
 * the system says what is left of the text: a crash never leaves a person without speech.
 */
export function neuralSpeaker(options: NeuralSpeakerOptions): NeuralSpeaker {
  const { engine, system, onProblem = () => {} } = options
  let name = system?.name ?? ''
  let told = false
  let failures = { of: '', count: 0 }
  let ahead: { key: string; sounds: Sounds } | undefined

  const forgetAhead = (): void => {
    ahead?.sounds.stop()
    ahead = undefined
  }
  const failed = (of: string, error: DescryError): void => {
    failures = { of, count: failures.of === of ? failures.count + 1 : 1 }
    if (told) return
    told = true
    onProblem(error)
  }

  /** Rejects with `CANCELLED` only. */
  const listed = async ({ source, name }: NeuralVoice, signal?: AbortSignal): Promise<NeuralVoices> => {
    try {
      const { speakers, spelling } = (
        await engine.call(voiceMethods.speakers, { source }, { ...(signal && { signal }) })
      ).result
      const problem =
        spelling === null
          ? new DescryError('NOT_INSTALLED', 'espeak-ng')
          : speakers.length === 0
            ? new DescryError('MODEL_DAMAGED', name)
            : null
      return { name, speakers, problem }
    } catch (thrown) {
      if (signal?.aborted) throw new DescryError('CANCELLED')
      return { name, speakers: [], problem: toDescryError(thrown) }
    }
  }

  /** How to say something; null where the system's voice is to say it, at once where nothing has to be asked for that. */
  const planned = ({ rate, language }: SpeakOptions, signal: AbortSignal): Promise<Planned | null> | null => {
    const chosen = options.chosen()
    if (chosen === null || !/^en\b/i.test(language)) return null
    const voice = options.installed()
    return voice && plan(voice, chosen, rate, signal)
  }
  const plan = async (
    installed: Promise<NeuralVoice | null>,
    chosen: string,
    rate: number,
    signal: AbortSignal,
  ): Promise<Planned | null> => {
    const voice = await unlessAborted(installed, signal)
    if (!voice) return null
    const key = JSON.stringify([voice.source, chosen])
    if (failures.of === key && failures.count >= MOST_FAILURES) return null
    const { speakers, problem } = await listed(voice, signal)
    const [best] = speakers
    if (problem !== null || best === undefined) {
      failed(key, problem ?? new DescryError('MODEL_DAMAGED', voice.name))
      return null
    }
    const speaker = speakers.includes(chosen) ? chosen : best
    return { how: { source: voice.source, speaker, rate: safeRate(rate) }, key, name: voice.name }
  }

  const keyOf = (text: string, how: Wanted): string => JSON.stringify([text, how])
  /** What was made ahead, if this is what is said now; from the beginning otherwise. */
  const begin = (text: string, how: Wanted): Sounds => {
    const found = ahead?.key === keyOf(text, how) ? ahead.sounds : undefined
    if (!found) forgetAhead()
    ahead = undefined
    return found ?? soundsOf(engine, text, how)
  }
  /** While the end of a text is played, the first piece of the next is made, so that there is no gap between two texts. */
  const prepare = (text: string | undefined, how: Wanted): void => {
    const words = text === undefined ? '' : spokenText(text)
    if (words === '') return
    forgetAhead()
    ahead = { key: keyOf(words, how), sounds: soundsOf(engine, words, how) }
  }

  const bySystem = async (text: string, how: SpeakOptions, signal: AbortSignal): Promise<void> => {
    if (!system) throw new DescryError('VOICE_UNAVAILABLE')
    name = system.name
    await system.speak(text, how, signal)
  }

  return {
    get name() {
      return name
    },

    async voices() {
      const voice = await options.installed()
      return voice && listed(voice)
    },

    async speak(text, said, signal) {
      const words = spokenText(text)
      if (words === '') return
      const planning = planned(said, signal)
      const wanted = planning && (await planning)
      if (signal.aborted) throw new DescryError('CANCELLED')
      if (!wanted) return bySystem(words, said, signal)
      const sounds = begin(words, wanted.how)
      const stop = (): void => {
        sounds.stop()
        forgetAhead()
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        name = wanted.name
        const each = sounds.each(() => prepare(said.next?.(), wanted.how))
        await playAll(each, await options.players(), signal)
        failures = { of: '', count: 0 }
      } catch (thrown) {
        if (signal.aborted) throw new DescryError('CANCELLED')
        if (!(thrown instanceof Unfinished)) throw thrown
        failed(wanted.key, thrown.reason)
        await bySystem(thrown.rest, said, signal)
      } finally {
        signal.removeEventListener('abort', stop)
        sounds.stop()
      }
    },

    async writeFile(text, path, said, signal) {
      const words = spokenText(text)
      const wanted = words === '' ? null : await planned(said, signal)
      if (wanted) {
        const sounds = begin(words, wanted.how)
        const stop = (): void => sounds.stop()
        signal.addEventListener('abort', stop, { once: true })
        try {
          await writeSounds(path, sounds.each())
          name = wanted.name
          return
        } catch (thrown) {
          if (signal.aborted) throw new DescryError('CANCELLED')
          if (!(thrown instanceof Unfinished)) throw thrown
          failed(wanted.key, thrown.reason)
        } finally {
          signal.removeEventListener('abort', stop)
          sounds.stop()
        }
      }
      // A file has one voice: the system's says all of it.
      if (!system?.writeFile) throw new DescryError('VOICE_UNAVAILABLE')
      name = system.name
      await system.writeFile(text, path, said, signal)
    },
  }
}

/** Gives what is waited for, or rejects with `CANCELLED` as soon as the signal aborts. */
function unlessAborted<T>(waiting: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(new DescryError('CANCELLED'))
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new DescryError('CANCELLED'))
    signal.addEventListener('abort', abort, { once: true })
    waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** The first sound tells the rate. */
async function writeSounds(path: string, source: AsyncGenerator<Sound>): Promise<void> {
  const first = await source.next()
  const sampleRate = first.done ? 24_000 : first.value.sampleRate
  await writeWav(path, {
    sampleRate,
    samples: (async function* () {
      for (let next = first; !next.done; next = await source.next()) yield next.value.pcm
    })(),
  })
}
