import type { earsMethods } from '../contract/hearing'
import { WithBinary, type Handlers } from '../contract/router'
import type { Hearing } from '../speech'

const NOTHING = new Uint8Array()

/** The methods of the engine that hears. */
export function earsHandlers(hearing: Hearing): Omit<Handlers<typeof earsMethods>, 'status'> {
  return {
    warm: ({ recogniser }) => hearing.warm(recogniser),
    listen: async ({ stream, ...setup }, { emit, signal }) => {
      const seconds = await hearing.listen(
        stream,
        setup,
        {
          ready: (info) => emit('ready', info),
          steppedDown: (to) => emit('steppedDown', to),
          caption: (caption) => emit('caption', caption),
          voice: (voice) => emit('voice', voice),
          lag: (behind) => emit('lag', { seconds: behind }),
          sound: (event) => emit('sound', event),
          soundsFailed: ({ code, detail }) => emit('soundsFailed', { code, detail }),
        },
        signal,
      )
      return { seconds }
    },
    push: async ({ stream }, { binary = NOTHING }) => {
      await hearing.push(stream, binary)
      return {}
    },
    finish: ({ stream }) => {
      hearing.finish(stream)
      return {}
    },
    hear: ({ options }, { binary = NOTHING, signal }) => hearing.hear(binary, options, signal),
    transcribe: async ({ path, options, from }, { emit, signal }) => {
      const seconds = await hearing.transcribe(
        path,
        options,
        from,
        {
          ready: (info) => emit('ready', info),
          utterance: (utterance) => emit('utterance', utterance),
          progress: (done) => emit('progress', done),
        },
        signal,
      )
      return { seconds }
    },
    speakers: async ({ path }, { emit, signal }) => ({
      turns: await hearing.speakers(path, (done) => emit('progress', done), signal),
    }),
    excerpt: async ({ path, from, seconds }, { signal }) => {
      const pcm = await hearing.excerpt(path, from, seconds, signal)
      const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)
      return new WithBinary({ seconds: pcm.length / 16_000 }, bytes)
    },
  }
}
