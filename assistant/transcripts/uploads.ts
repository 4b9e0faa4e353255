import { mkdir, open } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { DescryError } from '../../models/contract/errors'
import { writeFailures } from '../settings/file-store'
import type { TranscriptStore } from './store'

/** A file from the page may be this large: some ten hours of video. In bytes. */
const LARGEST_UPLOAD = 16 * 1024 ** 3
const LARGEST_PIECE = 8 * 1024 * 1024

export interface UploadPiece {
  uploadId: string
  name: string
  /** Where the piece belongs, in bytes. */
  at: number
  last: boolean
}

/** Files that come from a page piece by piece, each into the folder of the transcript that it will have. */
export interface Uploads {
  /**
   * Takes the next piece. Resolves with the whole file when it was the last. Rejects with `BAD_REQUEST` where a piece is missing, and
   * with `FILE_TOO_LARGE`, `DISK_FULL` or `WRITE_DENIED`; nothing of the file is left then.
   */
  take(piece: UploadPiece, bytes: Uint8Array): Promise<{ id: string; title: string; path: string } | null>
}

export function createUploads(store: TranscriptStore, now: () => number): Uploads {
  const open = new Map<string, { path: string; id: string; size: number }>()
  return {
    async take({ uploadId, name, at, last }, bytes) {
      if (bytes.byteLength > LARGEST_PIECE) throw new DescryError('BAD_REQUEST', 'more than 8 MB at once')
      // Only the name counts, never a folder before it.
      const title = basename(name.replaceAll('\\', '/')) || 'sound'
      let upload = open.get(uploadId)
      if (!upload) {
        if (at !== 0) throw new DescryError('BAD_REQUEST', 'the upload does not begin with its first piece')
        const id = store.newId(new Date(now()))
        const extension = /^\.[a-z0-9]{1,8}$/i.test(extname(title)) ? extname(title) : ''
        upload = { path: join(store.folderOf(id), `file${extension}`), id, size: 0 }
        open.set(uploadId, upload)
      }
      if (at !== upload.size) throw new DescryError('BAD_REQUEST', 'a piece of the upload is missing')
      try {
        if (at + bytes.byteLength > LARGEST_UPLOAD) throw new DescryError('FILE_TOO_LARGE', title)
        await appendPiece(upload.path, bytes, at)
      } catch (error) {
        open.delete(uploadId)
        await store.remove(upload.id).catch(() => {})
        throw error
      }
      upload.size += bytes.byteLength
      if (!last) return null
      open.delete(uploadId)
      return { id: upload.id, title, path: upload.path }
    },
  }
}

async function appendPiece(path: string, bytes: Uint8Array, at: number): Promise<void> {
  try {
    if (at === 0) await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, at === 0 ? 'wx' : 'r+', 0o600)
    try {
      await file.writev([bytes], at)
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = writeFailures[(error as NodeJS.ErrnoException).code ?? ''] ?? 'WRITE_DENIED'
    throw new DescryError(code, code === 'DISK_FULL' ? 'the file' : path, { cause: error })
  }
}
