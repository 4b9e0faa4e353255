import type { LookOptions } from '../assistant'
import type { DescribedPicture, Length, PictureRequest } from '../contract'
import { createTranslator } from '../contract/language'
import { toDescryError } from '../../models/contract/errors'
import type { HostOptions } from './handlers'
import type { Announcer } from './announcer'
import type { Broadcaster } from './broadcaster'

export interface OutsideOptions extends Pick<HostOptions, 'assistant' | 'settings'> {
  broadcaster: Broadcaster
  announcer: Announcer
}

/**
 * Describes a picture that nobody on a page asked for, such as the screen on a shortcut: pages that watch are told, Descry's own
 * voice speaks where it is set to, and errors become a notice, spoken too. Rejects with the same error.
 */
export async function describeForPages(
  { assistant, settings, broadcaster, announcer }: OutsideOptions,
  picture: PictureRequest,
  { signal, page, bytes, length }: Pick<LookOptions, 'signal' | 'page' | 'bytes'> & { length?: Length } = {},
): Promise<DescribedPicture> {
  const { language, length: usual } = settings.get()
  const speak = announcer.begin(signal)
  try {
    const described = await assistant.describe(picture, {
      language,
      length: length ?? usual,
      ...(signal && { signal }),
      ...(page !== undefined && { page }),
      ...(bytes && { bytes }),
      stage: (stage) => broadcaster.send('stage', { stage }),
      sentence: (sentence) => {
        broadcaster.send('sentence', sentence)
        speak(sentence.text)
      },
    })
    broadcaster.send('described', described)
    return described
  } catch (thrown) {
    const error = toDescryError(thrown)
    const message = createTranslator(language).error(error)
    // Pages show that it ended; who stopped it wants silence.
    broadcaster.send('notice', { message })
    if (error.code !== 'CANCELLED') speak(message)
    throw error
  }
}
