import type { Language } from '../../contract/engines'
import type { Element, TextLine } from '../../contract/scene'
import type { Picture } from '../picture'
import { recogniseByRegions } from './recognise'

/** What a recogniser is given of one picture. */
export interface ScreenInput {
  picture: Picture
  /** The text that was read, boxes in pixels of the picture, upright. */
  lines: TextLine[]
  /** In which elements without words are named. */
  language: Language
}

/** Finds the elements of an interface in a picture of a screen. */
export interface ScreenRecogniser {
  /** Names the recogniser in results. */
  readonly id: string
  /** True for what comes with Descry. */
  readonly starter: boolean
  /**
   * @param signal ends the search early; the promise then rejects with the signal's reason
   * @returns elements in reading order, boxes in pixels of the picture; none for pictures that are no screens
   */
  recognise(input: ScreenInput, signal: AbortSignal): Promise<Element[]>
}

/** The recogniser that needs no model: straight edges, flat colours and text tell what is what. */
export function createRuleRecogniser(): ScreenRecogniser {
  return {
    id: 'screen-rules',
    starter: true,
    async recognise({ picture, lines }, signal) {
      signal.throwIfAborted()
      const elements = recogniseByRegions(picture, lines, signal)
      // The rules run in one go; a wish to stop that came meanwhile is honoured now.
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
      return elements
    },
  }
}
