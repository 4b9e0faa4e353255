import { DescryError } from '../../models/contract/errors'
import type { SpeakerPort } from '../ports'
import { plainAscii } from './plain-ascii'
import { rawPlayers } from './player'
import { startProgram, untilDone, type Program } from '../system/program'
import { safeRate, spokenText } from './spoken-text'
import { writeWav } from './wav'

/** All sound is asked for at this rate, whatever the installed voice was recorded at, so that headerless sound can be played. */
const SAMPLE_RATE = 16_000

export interface FestivalPrograms {
  text2wave: string
  /** Where players were found. */
  pacat?: string | null
  aplay?: string | null
}

/**
 * Festival, without the package `say`: on Linux that package pastes the text into a program in Scheme, so that a quotation mark
 * ends the text and what follows runs as a command; it sends ASCII only; and to stop it kills the process whose number is two
 * higher than the one it started, whatever that is. Escaping would mend the first of the three. So festival's own `text2wave` reads
 * the text from its standard input, where text is never a program, and Descry plays the sound itself: both programs are its own
 * children, and both end when speech is stopped.
 */
export function festivalSpeaker(programs: FestivalPrograms): SpeakerPort {
  const synthesise = (text: string, rate: number, signal: AbortSignal): Program => {
    // The only thing that varies in this expression is a number.
    const stretch = `(Parameter.set 'Duration_Stretch ${(1 / safeRate(rate)).toFixed(3)})`
    const raw = ['-otype', 'raw', '-F', String(SAMPLE_RATE), '-o', '-']
    const args = [...raw, '-mode', 'text', '-eval', stretch, '-']
    return startProgram(programs.text2wave, args, { signal, input: text, output: true })
  }

  const play = (text: string, rate: number, player: keyof typeof rawPlayers, path: string, signal: AbortSignal) =>
    untilDone(signal, async (own) => {
      const voice = synthesise(text, rate, own)
      const sound = startProgram(path, rawPlayers[player](SAMPLE_RATE), { signal: own })
      voice.stdout.pipe(sound.stdin)
      await Promise.all([voice.ended, sound.ended])
    })

  return {
    name: 'festival',

    async speak(text, { rate }, signal) {
      const input = plainAscii(spokenText(text))
      if (input === '') return
      let failure = new DescryError('VOICE_FAILED', 'no program that plays sound was found')
      for (const player of ['pacat', 'aplay'] as const) {
        const path = programs[player]
        if (!path) continue
        try {
          return await play(input, rate, player, path, signal)
        } catch (error) {
          if (signal.aborted) throw new DescryError('CANCELLED')
          failure = error as DescryError
        }
      }
      throw failure
    },

    writeFile: (text, path, { rate }, signal) =>
      untilDone(signal, async (own) => {
        const input = plainAscii(spokenText(text))
        if (input === '') return writeWav(path, { sampleRate: SAMPLE_RATE, samples: [] })
        const { stdout, ended } = synthesise(input, rate, own)
        await writeWav(path, { sampleRate: SAMPLE_RATE, samples: whole(stdout, ended) })
      }),
  }
}

/** The sound, and then the wait for the program's end, so that half a text is never taken for the whole. */
async function* whole(sound: AsyncIterable<Uint8Array>, ended: Promise<string>) {
  yield* sound
  await ended
}
