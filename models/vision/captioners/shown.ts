import type { RawImage } from '@huggingface/transformers'
import type { Library } from '../../loading/library'
import type { Picture } from '../picture'

/** A picture at most this large, as the library wants it. Its pixels are not copied where it is small enough. */
export async function shownAs(library: Library, picture: Picture, longestEdge: number): Promise<RawImage> {
  const { width, height, data } = picture
  const image = new library.RawImage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height, 3)
  const scale = longestEdge / Math.max(width, height)
  if (scale >= 1) return image
  // Bicubic: thin type survives it better than bilinear.
  return image.resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), { resample: 3 })
}
