import { DescryError, toDescryError } from '../../models/contract/errors'
import type { SpeakerPort } from '../ports'

/**
 * Several voices as one: the first that works speaks, and what failed once is not asked again in this run. A computer may have a
 * speech server that has no sound, and a voice beside it that has. Null when there are none.
 */
export function firstThatWorks(speakers: readonly SpeakerPort[]): SpeakerPort | null {
  const working = [...speakers]
  const writer = speakers.find((speaker) => speaker.writeFile)
  const [first] = working
  if (!first) return null
  return {
    get name() {
      return (working[0] ?? first).name
    },
    async speak(text, options, signal) {
      for (;;) {
        const speaker = working[0] ?? first
        try {
          return await speaker.speak(text, options, signal)
        } catch (thrown) {
          const error = toDescryError(thrown)
          if (error.code === 'CANCELLED' || signal.aborted) throw new DescryError('CANCELLED')
          // The last one keeps its chance: sound may come back, and its error says what is wrong.
          if (working.length <= 1) throw error
          if (working[0] === speaker) working.shift()
        }
      }
    },
    ...(writer?.writeFile && { writeFile: writer.writeFile.bind(writer) }),
  }
}
