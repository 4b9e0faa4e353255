import type { Captions } from '../captions'
import type { captionMethods } from '../contract/captions'
import type { Handlers } from '../../models/contract/router'

const NOTHING = new Uint8Array()

/** The methods of the captions page, alike for the desktop's main process and the browser's server. */
export function captionHandlers(captions: Captions): Handlers<typeof captionMethods> {
  return {
    startCaptions: ({ sources }) => captions.start(sources),
    pushSound: ({ sessionId, source }, { binary = NOTHING }) => {
      captions.push(sessionId, source, binary)
      return {}
    },
    reportSource: async ({ sessionId, source, state }) => {
      await captions.report(sessionId, source, state)
      return {}
    },
    pauseCaptions: ({ sessionId, paused }) => captions.pause(sessionId, paused),
    stopCaptions: ({ sessionId }) => captions.stop(sessionId),
    currentCaptions: () => captions.current(),
    soundSources: async () => ({ host: await captions.hostSources() }),
    hearQuestion: (_params, { binary = NOTHING, signal }) => captions.hearQuestion(binary.slice(), signal),
  }
}
