import type * as Ort from 'onnxruntime-node'
import { z } from 'zod'
import type { Box } from '../../../contract/scene'
import type { Picture } from '../../picture'
import { drawIconPicture, ICON_SIDE } from './icon-picture'

/** A meaning that an icon can have, with its words in the languages of the interface. */
export const iconMeaning = z.object({ id: z.string(), en: z.string(), de: z.string() })
export type IconMeaning = z.infer<typeof iconMeaning>

/** What an icon most likely means. */
export interface IconGuess {
  /** Undefined for a drawing that is none of those known. */
  meaning: IconMeaning | undefined
  /** From 0 to 1. */
  confidence: number
}

/** Tells icons by their drawing alone. */
export interface IconNetwork {
  /** One guess for each box, in their order. */
  tell(picture: Picture, boxes: readonly Box[], signal: AbortSignal): Promise<IconGuess[]>
}

/** Icons in one run of the network. */
const BATCH = 32
const BYTES = ICON_SIDE * ICON_SIDE * 3

/**
 * @param session of `models/starter/screen/icons.onnx`
 * @param meanings of `models/starter/screen/icons.json`, in the order of the network's classes
 */
export function createIconNetwork(
  { session, ort }: { session: Ort.InferenceSession; ort: typeof Ort },
  meanings: readonly IconMeaning[],
): IconNetwork {
  return {
    async tell(picture, boxes, signal) {
      const guesses: IconGuess[] = []
      for (let from = 0; from < boxes.length; from += BATCH) {
        signal.throwIfAborted()
        const some = boxes.slice(from, from + BATCH)
        const pixels = new Uint8Array(some.length * BYTES)
        some.forEach((box, i) => drawIconPicture(picture, box, pixels.subarray(i * BYTES, (i + 1) * BYTES)))
        const { meaning, confidence } = await session.run({
          pixels: new ort.Tensor('uint8', pixels, [some.length, ICON_SIDE, ICON_SIDE, 3]),
        })
        const classes = meaning?.data as BigInt64Array
        const sure = confidence?.data as Float32Array
        some.forEach((_, i) => guesses.push({ meaning: meanings[Number(classes[i])], confidence: sure[i] as number }))
      }
      return guesses
    },
  }
}
