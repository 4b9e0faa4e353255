import type { transcriptMethods } from '../contract/transcripts'
import type { Transcripts } from '../transcripts'
import { DescryError } from '../../models/contract/errors'
import { WithBinary, type Handlers } from '../../models/contract/router'

const NOTHING = new Uint8Array()

/**
 * The methods of the transcripts page, alike for the desktop's main process and the browser's server.
 * @param mayOpen which paths a page may name
 */
export function transcriptHandlers(
  transcripts: Transcripts,
  mayOpen: (path: string) => boolean,
): Handlers<typeof transcriptMethods> {
  return {
    listTranscripts: async () => ({ entries: await transcripts.list() }),
    readTranscript: ({ id }) => transcripts.read(id),
    addTranscript: ({ path }) => {
      if (!mayOpen(path)) throw new DescryError('NOT_ALLOWED', path)
      return transcripts.add(path)
    },
    uploadTranscript: async (piece, { binary = NOTHING }) => ({
      entry: await transcripts.upload(piece, binary.slice()),
    }),
    pauseTranscript: ({ id }) => transcripts.pause(id),
    resumeTranscript: ({ id }) => transcripts.resume(id),
    renameTranscript: ({ id, title }) => transcripts.rename(id, title),
    removeTranscript: async ({ id }) => {
      await transcripts.remove(id)
      return {}
    },
    exportTranscript: ({ id, format }) => transcripts.export(id, format),
    playTranscript: async ({ id, from, seconds }) => {
      const played = await transcripts.play(id, from, seconds)
      return new WithBinary({ seconds: played.seconds }, played.wav)
    },
  }
}
