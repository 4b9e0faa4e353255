import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createDigest, feed, type Digest, type Expected } from '../disk/digest'
import { syncFolder } from '../disk/replace'
import { DAMAGED, PART } from '../places'

/** The beginning of a file that is being fetched. Its hash is known at every byte. */
export interface Part {
  readonly bytes: number
  append(chunk: Uint8Array): Promise<void>
  /** Forgets what came. */
  restart(): Promise<void>
  matches(): boolean
  sha256(): string
  /** Makes it the file itself: it is on the disk when this resolves. */
  finish(): Promise<void>
  /** Keeps what came under another name, for whoever wants to look. */
  setAside(): Promise<void>
  close(): Promise<void>
}

export const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )

/**
 * Opens the part of a file, or begins one. What is there already is read once, so that its hash goes on where it was.
 * Rejects with the system's error.
 */
export async function openPart(
  target: string,
  whole: { bytes: number; expected: Expected },
  signal?: AbortSignal,
): Promise<Part> {
  const path = target + PART
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  let bytes = (await sizeOf(path)) ?? 0
  if (bytes > whole.bytes) {
    await rm(path, { force: true })
    bytes = 0
  }
  let digest: Digest = createDigest(whole.bytes, whole.expected.kind)
  if (bytes > 0) await feed(digest, path, { signal })
  let file: FileHandle | undefined = await open(path, bytes > 0 ? 'r+' : 'w', 0o600)
  const handle = (): FileHandle => {
    if (!file) throw new Error('the part is closed')
    return file
  }
  const close = async (): Promise<void> => {
    const closing = file
    file = undefined
    await closing?.close()
  }
  return {
    get bytes() {
      return bytes
    },
    async append(chunk) {
      for (let written = 0; written < chunk.length;)
        written += (await handle().write(chunk, written, chunk.length - written, bytes + written)).bytesWritten
      digest.update(chunk)
      bytes += chunk.length
    },
    async restart() {
      await handle().truncate(0)
      digest = createDigest(whole.bytes, whole.expected.kind)
      bytes = 0
    },
    matches: () => digest.matches(whole.expected),
    sha256: () => digest.sha256(),
    async finish() {
      await handle().sync()
      await close()
      await rename(path, target)
      await syncFolder(dirname(target))
    },
    async setAside() {
      await close()
      await rename(path, target + DAMAGED)
    },
    close,
  }
}
