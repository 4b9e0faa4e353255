import { availableParallelism } from 'node:os'
import { DescryError } from '../../contract/errors'
import type { Recogniser } from '../recogniser'
import { modelFolder } from '../../loading/folder'
import { damaged } from './damaged'
import { openMoonshine } from './moonshine'
import { modelKind } from './settings'
import { openWhisper } from './whisper'

export interface TransformersOptions {
  /** What the recogniser is called, in its description and in errors. */
  name: string
  demonstration: boolean
  /** Threads of one run of a network; without it, two where there are so many. */
  threads?: number
}

/**
 * Opens a folder in the layout of Transformers.js: `config.json`, `tokenizer.json`, `tokenizer_config.json` and, in `onnx`,
 * `encoder_model` and `decoder_model_merged` in any of its number formats. Its `config.json` says whether it is Whisper or Moonshine.
 * Nothing is ever fetched: the files are opened here, by path.
 *
 * Rejects with `RECOGNISER_DAMAGED` when something is missing or malformed, and with `RECOGNISER_UNSUPPORTED` for another model.
 */
export async function openTransformersRecogniser(folder: string, options: TransformersOptions): Promise<Recogniser> {
  const { name, demonstration, threads = Math.min(2, availableParallelism()) } = options
  const files = modelFolder(folder, (cause) => damaged(name, cause))
  const { model_type: kind } = await files.json('config.json', modelKind)
  const setup = { files, name, demonstration, threads }
  if (kind === 'whisper') return openWhisper(setup)
  if (kind === 'moonshine') return openMoonshine(setup)
  throw new DescryError('RECOGNISER_UNSUPPORTED', `run a model of the kind “${kind}”`)
}
