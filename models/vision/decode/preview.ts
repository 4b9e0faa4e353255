import type { PictureSource } from '../../contract/engines'
import { openPicture, type OpenOptions } from './index'
import { loadSharp } from './sharp'
import { orStopped } from './stop'

export interface PreviewOptions extends OpenOptions {
  maxWidth: number
  maxHeight: number
}

export interface Preview {
  png: Uint8Array
  width: number
  height: number
}

/**
 * An upright PNG of the picture that fits into `maxWidth × maxHeight` pixels, never enlarged.
 * Throws what {@link openPicture} throws.
 */
export async function renderPreview(
  source: PictureSource,
  { maxWidth, maxHeight, ...options }: PreviewOptions,
): Promise<Preview> {
  const { picture } = await openPicture(source, options)
  const { width, height } = picture
  const sharp = await loadSharp()
  const work = sharp(picture.data, { raw: { width, height, channels: 3 } })
    .resize(maxWidth, maxHeight, { fit: 'inside', withoutEnlargement: true })
    // Waiting is worse than a few bytes more: the preview stays on this computer.
    .png({ compressionLevel: 3 })
    .toBuffer({ resolveWithObject: true })
  const { data, info } = await orStopped(work, options.signal)
  return { png: data, width: info.width, height: info.height }
}
