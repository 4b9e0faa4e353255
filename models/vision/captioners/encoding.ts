import type { PreTrainedModel, Tensor } from '@huggingface/transformers'
import type { Library } from '../../loading/library'
import type { EncodedPicture } from './captioner'

/** The tensors that a processor makes of a picture or a text, and whatever else it tells. */
export type Inputs = Record<string, unknown>

export interface Encoded extends EncodedPicture {
  readonly kept: Inputs
}

/**
 * Encodes pictures once. The model is given a stand-in in place of the pixels, and the features that belong to it when it asks:
 * pixels take some fifty times the memory of what the encoder makes of them.
 */
export function keepEncodings(library: Library, model: PreTrainedModel): { encode(inputs: Inputs): Promise<Encoded> } {
  const features = new WeakMap<object, Tensor>()
  const encodeImage = model.encode_image.bind(model) as (inputs: Inputs) => Promise<Tensor>
  model.encode_image = (inputs: { pixel_values: object }) => {
    const found = features.get(inputs.pixel_values)
    return found ? Promise.resolve(found) : Promise.reject(new Error('the picture was not encoded'))
  }
  return {
    async encode(inputs) {
      const encoded = await encodeImage(inputs)
      if (!(encoded instanceof library.Tensor)) throw new Error('the encoder gave nothing usable')
      const standIn = (): Tensor => new library.Tensor('float32', new Float32Array(1), [1])
      const pixels = standIn()
      features.set(pixels, encoded)
      const kept: Inputs = { ...inputs, pixel_values: pixels }
      // As large as the pixels, and used by nothing but the encoder.
      if ('pixel_attention_mask' in kept) kept.pixel_attention_mask = standIn()
      return { kept, bytes: (encoded.data as Float32Array).byteLength }
    },
  }
}

/** What a processor of the library asks for a picture: gives what was kept instead. */
export const keptPicture = (kept: Inputs, config: object): object =>
  Object.assign(async () => ({ ...kept }), { config })
