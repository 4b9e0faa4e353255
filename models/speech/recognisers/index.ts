import { DescryError } from '../../contract/errors'
import type { Recogniser } from '../recogniser'
import { readRecogniserFolder } from './folder'
import { loadModel } from './load'
import { createMoonshine } from './moonshine'
import { createWhisper } from './whisper'

/**
 * Opens a recogniser in the layout of Transformers.js: Whisper or Moonshine, as its `config.json` says.
 * Rejects with `RECOGNISER_DAMAGED` where anything of it is missing or not as it should be.
 */
export async function openTransformersRecogniser(
  folder: string,
  { name, demonstration, threads }: { name: string; demonstration: boolean; threads: number },
): Promise<Recogniser> {
  try {
    const files = await readRecogniserFolder(folder)
    const loaded = await loadModel(folder, files, threads)
    const create = files.config.model_type === 'whisper' ? createWhisper : createMoonshine
    return oneAtATime(create(loaded, files, { name, demonstration }))
  } catch (error) {
    throw new DescryError('RECOGNISER_DAMAGED', name, { cause: error })
  }
}

/** The networks hold the state of one decoding; a second one waits for its turn. */
function oneAtATime(recogniser: Recogniser): Recogniser {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    ...recogniser,
    decode: (samples, options = {}) =>
      inTurn(() => {
        if (options.signal?.aborted) throw new DescryError('CANCELLED')
        return recogniser.decode(samples, options)
      }),
    close: () => inTurn(() => recogniser.close()),
  }
}
