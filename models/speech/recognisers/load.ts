import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as Transformers from '@huggingface/transformers'
import type { RecogniserFolder } from './folder'

export type Library = typeof Transformers

/** Where the library asks for a file: it takes all for files of the hub, though nothing is ever fetched. */
const ADDRESS = /^https:\/\/huggingface\.co\/(.+?)\/resolve\/[^/]+\/(.+)$/

/** Folders by the name that the library knows them by. Its cache hook is one for the whole process, and so is this table. */
const folders = new Map<string, string>()

/** The library, without any way to the network. Network files reach the runtime by their path and are not read into memory twice. */
export async function loadLibrary(): Promise<Library> {
  const library = await import('@huggingface/transformers')
  const { env } = library
  env.allowLocalModels = false
  // Without this the hook below is not asked; the function that would fetch refuses.
  env.allowRemoteModels = true
  env.useFSCache = false
  env.useBrowserCache = false
  env.fetch = () => Promise.resolve(new Response(null, { status: 404 }))
  env.useCustomCache = true
  env.customCache = { match: findFile, put: () => Promise.resolve() }
  // On failures it would print what was said.
  env.logLevel = library.LogLevel.NONE
  return library
}

async function findFile(key: string): Promise<Response | string | undefined> {
  const [, name = '', file = ''] = ADDRESS.exec(key) ?? []
  const folder = folders.get(name)
  if (folder === undefined || file.split('/').includes('..')) return undefined
  const path = join(folder, file)
  if (!existsSync(path)) return undefined
  return /\.onnx(_data(_\d+)?)?$/.test(path) ? path : new Response(new Uint8Array(await readFile(path)))
}

export interface LoadedModel {
  library: Library
  model: Transformers.PreTrainedModel
  processor: Transformers.Processor
  tokenizer: Transformers.PreTrainedTokenizer
}

/** Loads the networks and the tokenizer of a folder. Throws whatever the library throws. */
export async function loadModel(
  folder: string,
  { config, dtype }: RecogniserFolder,
  threads: number,
): Promise<LoadedModel> {
  const library = await loadLibrary()
  // A new name each time: the library remembers which files it did not find.
  const name = `descry/recogniser-${folders.size}`
  folders.set(name, folder)
  const kind =
    config.model_type === 'whisper'
      ? library.WhisperForConditionalGeneration
      : library.MoonshineForConditionalGeneration
  const processor = await library.AutoProcessor.from_pretrained(name)
  const tokenizer = await library.AutoTokenizer.from_pretrained(name)
  const model = await kind.from_pretrained(name, {
    device: 'cpu',
    dtype,
    session_options: {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // Patterns are for inputs of one size; ours change with every utterance and would only pile up memory.
      enableMemPattern: false,
      logSeverityLevel: 3,
    },
  })
  return { library, model, processor, tokenizer }
}
