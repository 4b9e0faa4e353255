import { WithBinary, type Handlers } from '../contract/router'
import type { voiceMethods } from '../contract/voice'
import type { Speaking } from '../voice'

/** The methods of the engine that speaks. */
export function voiceHandlers(speaking: Speaking): Omit<Handlers<typeof voiceMethods>, 'status'> {
  return {
    speakers: ({ source }) => speaking.speakers(source),
    warm: async ({ source }) => {
      await speaking.warm(source)
      return {}
    },
    pieces: ({ text }) => ({ pieces: speaking.pieces(text) }),
    speak: async (what, { signal }) => {
      const { pcm, sampleRate, seconds } = await speaking.speak(what, signal)
      return new WithBinary({ sampleRate, seconds }, pcm)
    },
  }
}
