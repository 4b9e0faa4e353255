import type { PreTrainedTokenizer } from '@huggingface/transformers'
import type { CaptionerLimits, ModelSource } from '../../contract/captioning'
import { DescryError } from '../../contract/errors'
import { anyObject, endings, type Format, type ModelFolder } from '../../loading/folder'
import type { Library } from '../../loading/library'

/** What every family is opened with. */
export interface Setup {
  id: string
  files: ModelFolder
  dtype: ModelSource['dtype']
  limits: CaptionerLimits
  threads: number
}

/** Writing takes minutes on slow computers; nobody waits longer than this, in seconds. */
export const USUAL_SECONDS = 120

/** The path of one network in the format that was asked for, or in the first that is there. */
export function networkPath({ files, dtype, id }: Setup, base: string, usual: readonly Format[]): string {
  const wanted = typeof dtype === 'string' ? dtype : dtype?.[base]
  if (typeof dtype === 'object' && wanted === undefined && Object.keys(dtype).length > 0)
    throw new DescryError('CAPTIONER_DAMAGED', id, { cause: new Error(`no format is named for ${base}`) })
  return files.network(base, wanted === undefined ? usual : [endings[wanted]])
}

/** Reads the tokenizer of a folder, of the class that its settings name. */
export async function openTokenizer(library: Library, { files }: Setup): Promise<PreTrainedTokenizer> {
  const file = await files.json('tokenizer.json', anyObject)
  const config = await files.json('tokenizer_config.json', anyObject)
  const template = await files.text('chat_template.jinja')
  const settings =
    template !== undefined && config.chat_template === undefined ? { ...config, chat_template: template } : config
  return new (tokenizerClass(library, String(settings.tokenizer_class ?? '')))(file, settings)
}

type TokenizerClass = new (file: object, config: object) => PreTrainedTokenizer

/** The library's class of this name, if it is one of a tokenizer; its base class otherwise, as the library does. */
function tokenizerClass(library: Library, name: string): TokenizerClass {
  const found: unknown = Object.hasOwn(library, name.replace(/Fast$/, ''))
    ? library[name.replace(/Fast$/, '') as keyof Library]
    : undefined
  const isTokenizer = typeof found === 'function' && found.prototype instanceof library.PreTrainedTokenizer
  return isTokenizer ? (found as TokenizerClass) : library.PreTrainedTokenizer
}
