import { hostMethods } from '../../assistant/contract'
import type { Desk } from './desk'

/** Largest preview asked for, in pixels: enough for twice the width of the picture's place in a large window. */
const MAX_WIDTH = 1600
const MAX_HEIGHT = 1600

/** Fetches the host's upright preview of the picture. A missing preview is no failure: the description is what matters. */
export async function showPreview({ host, store }: Desk, pictureId: string): Promise<void> {
  try {
    const { binary } = await host.call(hostMethods.preview, { pictureId, maxWidth: MAX_WIDTH, maxHeight: MAX_HEIGHT })
    if (!binary) return
    const url = URL.createObjectURL(new Blob([new Uint8Array(binary)], { type: 'image/png' }))
    store.dispatch({ type: 'preview', pictureId, preview: { url } })
  } catch {
    // The place of the picture says in words that there is no preview.
  }
}
