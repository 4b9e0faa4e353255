import { DescryError } from '../../contract/errors'
import { offlineLibrary } from '../../loading/library'
import type { Captioner, EncodedPicture } from './captioner'
import { openChat } from './chat'
import { DocTagsReader, linesOfDocTags } from './doctags'
import { idefics3Family } from './idefics3'
import type { Setup } from './opening'

/** What it was taught to be told. */
const CONVERT = 'Convert this page to docling.'
/** A page with tables. */
const PAGE_TOKENS = 4096

interface Page extends EncodedPicture {
  encoded: EncodedPicture
  size: readonly [width: number, height: number]
}

/**
 * granite-docling: writes a page down with its headings, lists and tables. It describes nothing else and answers no questions.
 * Rejects with `CAPTIONER_DAMAGED`.
 */
export async function openGraniteDocling(setup: Setup): Promise<Captioner> {
  const chat = await openChat(setup, await offlineLibrary(), async (library, tokenizer) => ({
    ...(await idefics3Family(setup, library, tokenizer)),
    family: 'granite-docling',
    languages: ['en'],
    // Tags come again and again, and mean something each time.
    repetitionPenalty: 1,
    instruction: () => CONVERT,
    special: true,
    tokens: PAGE_TOKENS,
  }))
  return {
    ...chat,
    info: { ...chat.info, answers: false, verbatim: true },
    async encode(picture): Promise<Page> {
      const encoded = await chat.encode(picture)
      return { encoded, bytes: encoded.bytes, size: [picture.width, picture.height] }
    },
    async write(picture, task, options) {
      if (task.kind === 'question') throw new DescryError('QUESTIONS_UNSUPPORTED', setup.id)
      const reader = new DocTagsReader()
      let text = ''
      const tell = (readable: string, confidence: number): void => {
        text += readable
        if (readable !== '') options.onText(readable, confidence)
      }
      const written = await chat.write((picture as Page).encoded, task, {
        ...options,
        onText: (piece, confidence) => tell(reader.push(piece), confidence),
      })
      tell(reader.end(), written.confidence)
      return { ...written, text }
    },
    async find(picture, signal) {
      const task = { kind: 'caption', length: 'detailed' } as const
      const { encoded, size } = picture as Page
      const { text } = await chat.write(encoded, task, { language: 'en', signal, onText: () => {} })
      return { objects: [], lines: linesOfDocTags(text, size) }
    },
  }
}
