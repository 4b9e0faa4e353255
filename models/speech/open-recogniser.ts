import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import type { RecogniserSource } from '../contract/hearing'
import { findAssets } from '../assets'
import type { Recogniser } from './recogniser'

/** The encoder gains little beyond two threads on short sound, and the rest of the computer stays free. */
const threads = Math.min(2, availableParallelism())

/** Opens the recogniser that a person chose. The inference libraries are loaded only for the kind that is asked for. */
export async function openRecogniser(source: RecogniserSource): Promise<Recogniser> {
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
