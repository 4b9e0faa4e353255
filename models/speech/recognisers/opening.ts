import type { PreTrainedTokenizer } from '@huggingface/transformers'
import { DescryError } from '../../contract/errors'
import { SAMPLE_RATE } from '../../contract/hearing'
import { anyObject, type ModelFolder } from '../../loading/folder'
import { damaged } from './damaged'

/** What both kinds of recogniser are opened with. */
export interface Setup {
  files: ModelFolder
  name: string
  demonstration: boolean
  threads: number
}

/** Longest piece of sound in seconds: the window of Whisper, and about what Moonshine learned from. */
export const LONGEST = 30

/** Longer sound is refused rather than cut: words would vanish without anybody knowing. */
export function requireShort(samples: Float32Array): void {
  if (samples.length > LONGEST * SAMPLE_RATE)
    throw new DescryError('BAD_REQUEST', `a piece of sound longer than ${LONGEST} seconds`)
}

/** Reads the tokenizer of a folder. Rejects with `RECOGNISER_DAMAGED`. */
export async function openTokenizer<T extends PreTrainedTokenizer>(
  { files, name }: Setup,
  Tokenizer: new (file: object, config: object) => T,
): Promise<T> {
  const file = await files.json('tokenizer.json', anyObject)
  const config = await files.json('tokenizer_config.json', anyObject)
  try {
    return new Tokenizer(file, config)
  } catch (error) {
    throw damaged(name, error)
  }
}
