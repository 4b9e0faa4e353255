import { availableParallelism } from 'node:os'
import type { CaptionerFamily, CaptionerSource } from '../../contract/captioning'
import { DescryError } from '../../contract/errors'
import { modelFolder } from '../../loading/folder'
import type { Captioner } from './captioner'
import { damaged } from './damaged'
import { openFlorence2 } from './florence2'
import { openGraniteDocling } from './granite-docling'
import { openIdefics3 } from './idefics3'
import { openLfm2Vl } from './lfm2-vl'
import { openQwenVl } from './qwen-vl'
import type { Setup } from './opening'
import { modelKind } from './settings'

export type { Captioner, EncodedPicture, Exchange, Found, Task, Written } from './captioner'

const openers: Record<CaptionerFamily, (setup: Setup) => Promise<Captioner>> = {
  florence2: openFlorence2,
  idefics3: openIdefics3,
  'lfm2-vl': openLfm2Vl,
  'qwen-vl': openQwenVl,
  'granite-docling': openGraniteDocling,
}

/** What `config.json` calls the families. */
const families: Readonly<Record<string, CaptionerFamily>> = {
  florence2: 'florence2',
  idefics3: 'idefics3',
  smolvlm: 'idefics3',
  lfm2_vl: 'lfm2-vl',
  qwen2_vl: 'qwen-vl',
  qwen2_5_vl: 'qwen-vl',
  qwen3_vl: 'qwen-vl',
  qwen3_5: 'qwen-vl',
}

/** More threads make writing no faster, and the rest of the computer stays free. */
const THREADS = Math.min(4, availableParallelism())

/**
 * Opens a captioning model from a folder in the layout of Transformers.js. Nothing is ever fetched: the files are opened here, by
 * path. Rejects with `CAPTIONER_DAMAGED` when something is missing or malformed, and with `CAPTIONER_UNSUPPORTED` for another kind.
 */
export async function openCaptioner(source: CaptionerSource): Promise<Captioner> {
  const { id, folder, dtype, limits = {} } = source
  const files = modelFolder(folder, (cause) => damaged(id, cause))
  const { model_type: kind } = await files.json('config.json', modelKind)
  // granite-docling is built as Idefics3, and nothing in its config says what it was taught.
  const told = /docling/i.test(id) && families[kind] === 'idefics3' ? 'granite-docling' : families[kind]
  const family = source.family ?? told
  if (!family) throw new DescryError('CAPTIONER_UNSUPPORTED', id)
  try {
    return await openers[family]({ id, files, dtype, limits, threads: limits.threads ?? THREADS })
  } catch (error) {
    throw damaged(id, error)
  }
}
