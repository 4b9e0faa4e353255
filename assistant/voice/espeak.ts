import { DescryError } from '../../models/contract/errors'
import type { SpeakerPort } from '../ports'
import { plainReason, startProgram, untilDone } from '../system/program'
import { safeLanguage, safeRate, spokenText } from './spoken-text'
import { writeWav } from './wav'

/** espeak-ng's own normal speed in words per minute, and its range. */
const NORMAL_WPM = 175
const MIN_WPM = 80
const MAX_WPM = 900
const WAV_HEADER_BYTES = 44

/**
 * espeak-ng. The text comes on its standard input, so that no text is ever an option or a file name; it is marked as UTF-8
 * (`-b 1`), and markup stays off (`-m` is not given), so that tags are read aloud.
 */
export function espeakSpeaker(program: string): SpeakerPort {
  const args = (rate: number, language: string): string[] => {
    const wpm = Math.min(MAX_WPM, Math.max(MIN_WPM, Math.round(NORMAL_WPM * safeRate(rate))))
    return ['--stdin', '-b', '1', '-v', safeLanguage(language), '-s', String(wpm)]
  }
  return {
    name: 'espeak-ng',

    async speak(text, { rate, language }, signal) {
      const input = spokenText(text)
      if (input === '') return
      const complaints = await startProgram(program, args(rate, language), { signal, input }).ended
      // Where no sound can be played it says so, and ends as if all was well.
      if (/^error: /im.test(complaints)) throw new DescryError('VOICE_FAILED', `espeak-ng: ${plainReason(complaints)}`)
    },

    writeFile: (text, path, { rate, language }, signal) =>
      untilDone(signal, async (own) => {
        const options = { signal: own, input: spokenText(text), output: true }
        const { stdout, ended } = startProgram(program, [...args(rate, language), '--stdout'], options)
        const sound = stdout[Symbol.asyncIterator]()
        const head = await firstBytes(sound, WAV_HEADER_BYTES)
        // Text such as “...” makes no sound at all, not even a header.
        const sampleRate = head.length < WAV_HEADER_BYTES ? 22_050 : head.readUInt32LE(24)
        await writeWav(path, { sampleRate, samples: rest(head.subarray(WAV_HEADER_BYTES), sound, ended) })
      }),
  }
}

async function firstBytes(source: AsyncIterator<Buffer>, size: number): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < size) {
    const next = await source.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

/** What is left of the sound. Waits for the program's end, so that half a text is never taken for the whole. */
async function* rest(first: Buffer, source: AsyncIterator<Buffer>, ended: Promise<string>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  await ended
}
