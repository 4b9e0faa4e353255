import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import { DescryError } from '../contract/errors'
import type { RecogniserSource } from '../contract/hearing'
import { findAssets } from '../assets'
import type { Recogniser } from './recogniser'

/** The encoder gains little beyond two threads on short sound, and the rest of the computer stays free. */
const threads = Math.min(2, availableParallelism())

/**
 * Opens the recogniser that a person chose. The inference libraries are loaded only for the kind that is asked for.
 * @param models folder of the installed models
 */
export async function openRecogniser(source: RecogniserSource, models?: string): Promise<Recogniser> {
  if (source.kind === 'installed') return openInstalled(source.model, models)
  if (source.kind === 'ggml') {
    const { openWhisperCpp } = await import('./whisper-cpp')
    return openWhisperCpp(source.path, { threads })
  }
  const { openTransformersRecogniser } = await import('./recognisers')
  if (source.kind === 'folder')
    return openTransformersRecogniser(source.path, { name: basename(source.path), demonstration: false, threads })
  const folder = dirname(findAssets().starter('speech/config.json'))
  return openTransformersRecogniser(folder, { name: 'descry-demonstration', demonstration: true, threads })
}

/** The store gives a folder only where every file is there, and nobody removes it until the recogniser is closed. */
async function openInstalled(id: string, models: string | undefined): Promise<Recogniser> {
  const { useInstalled } = await import('../store/installed')
  if (models === undefined) throw new DescryError('NOT_INSTALLED', id)
  const { model, release } = await useInstalled(models, id)
  try {
    if (model.job !== 'speech') throw new DescryError('RECOGNISER_UNSUPPORTED', model.name)
    const recogniser = await openRecogniser({ kind: 'folder', path: model.folder }, models)
    return {
      info: recogniser.info,
      longest: recogniser.longest,
      decode: (samples, options) => recogniser.decode(samples, options),
      async close() {
        await recogniser.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
