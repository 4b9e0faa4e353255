import type { Translator } from '../../assistant/contract/language'
import type { ClipboardPort } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'

/** One thing on the clipboard in its several forms; Electron's `ClipboardItem` is one. */
export interface ClipboardPart {
  readonly types: readonly string[]
  getType(type: string): Promise<unknown>
}

/** Forms that the engine reads, the one without losses first. */
const PICTURES = ['image/png', 'image/tiff', 'image/bmp', 'image/webp', 'image/jpeg', 'image/gif', 'image/svg+xml']

/** The clipboard as the assistant needs it. @param read Electron's `clipboard.read` */
export function createClipboard(
  read: () => Promise<readonly ClipboardPart[]>,
  translator: () => Translator,
): ClipboardPort {
  return {
    async readPicture(signal) {
      if (signal?.aborted) throw new DescryError('CANCELLED')
      const parts = await read().catch((cause: unknown) => {
        throw new DescryError('CLIPBOARD_EMPTY', '', { cause })
      })
      for (const type of PICTURES) {
        const part = parts.find(({ types }) => types.includes(type))
        const form = part && (await part.getType(type))
        if (!(form instanceof Blob) || form.size === 0) continue
        const bytes = new Uint8Array(await form.arrayBuffer())
        return { bytes, name: translator().say('desktop.capture.clipboard') }
      }
      throw new DescryError('CLIPBOARD_EMPTY')
    },
  }
}
