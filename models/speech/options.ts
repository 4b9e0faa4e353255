import type { HearingOptions } from '../contract/hearing'
import type { DecodeOptions } from './recogniser'

/** What a person chose, as one decoding is asked for it. */
export function decodeOptions(options: HearingOptions, interim: boolean, signal?: AbortSignal): DecodeOptions {
  const { language, translate, hints } = options
  return {
    ...(language !== 'auto' && { language }),
    translate,
    hints,
    interim,
    timeWords: !interim,
    ...(signal && { signal }),
  }
}
