import { createTranslator } from '../assistant/contract/language'
import type { LiveTranscript } from '../assistant/captions'
import { createBroadcaster, createHearingDesk } from '../assistant/host'
import { createFileStore, loadSettings } from '../assistant/settings'
import { toDescryError } from '../models/contract/errors'
import type { Context } from './context'

/** A session that leaves nothing behind. */
const nowhere: LiveTranscript = {
  id: 'session',
  soundFolder: null,
  append: () => Promise.resolve(),
  finish: () => Promise.resolve(),
}

/**
 * Where the words of a session in the terminal are kept: among the transcripts, or nowhere. Where the disk refuses, it is said, and
 * captions are written all the same.
 */
export async function beginTranscript(
  context: Context,
  { save, keepsSound }: { save: boolean; keepsSound: boolean },
): Promise<LiveTranscript> {
  if (!save) return nowhere
  try {
    const { transcripts } = createHearingDesk({
      ears: context.ears,
      sound: { sources: () => Promise.resolve([]), capture: () => Promise.resolve() },
      settings: await loadSettings(createFileStore(context.places.settings)),
      broadcaster: createBroadcaster(),
      folder: context.places.transcripts,
      mayOpen: () => false,
    })
    return await transcripts.beginLive({ keepsSound })
  } catch (thrown) {
    context.output.note(createTranslator(context.language).error(toDescryError(thrown)))
    return nowhere
  }
}
