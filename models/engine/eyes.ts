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
    look: (params, { binary, ...context }) => vision.look(params, { ...(binary && { bytes: binary }), ...context }),
    caption: (params, { binary, ...context }) =>
      vision.caption(params, { ...(binary && { bytes: binary }), ...context }),
    ask: (params, { binary, ...context }) => vision.ask(params, { ...(binary && { bytes: binary }), ...context }),
    embed: (params, { binary, signal }) => vision.embed(params, { ...(binary && { bytes: binary }), signal }),
    preview: async (params, { binary, signal }) => {
      const { png, width, height } = await vision.preview(params, { ...(binary && { bytes: binary }), signal })
      return new WithBinary({ width, height }, png)
    },
  }
}
