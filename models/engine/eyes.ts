import type { eyesMethods } from '../contract/engines'
import { WithBinary, type Handlers } from '../contract/router'
import type { Vision } from '../vision'

/** The methods of the engine that sees. Pictures are looked at one after another; stopping one frees the queue for the next. */
export function eyesHandlers(vision: Vision): Omit<Handlers<typeof eyesMethods>, 'status'> {
  return {
    warm: async ({ language }) => {
      await vision.warm(language)
      return {}
    },
    look: (params, { binary, signal, emit }) => vision.look(params, { ...(binary && { bytes: binary }), signal, emit }),
    preview: async (params, { binary, signal }) => {
      const { png, width, height } = await vision.preview(params, { ...(binary && { bytes: binary }), signal })
      return new WithBinary({ width, height }, png)
    },
  }
}
