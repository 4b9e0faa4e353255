import { constants, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { PictureSource } from '../../contract/engines'
import { DescryError, type ErrorCode } from '../../contract/errors'
import { MAX_FILE_BYTES } from './limits'
import { throwIfStopped } from './stop'

/** What the person calls this picture: the path as given, or the name that came with the bytes. */
export function sourceName(source: PictureSource): string {
  return (source.kind === 'path' ? source.path : source.name) || 'The picture'
}

const CHUNK_BYTES = 8 * 1024 * 1024

const codesOfSystemErrors: Record<string, ErrorCode> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  ENAMETOOLONG: 'FILE_NOT_FOUND',
  // A path with a zero byte in it names no file.
  ERR_INVALID_ARG_VALUE: 'FILE_NOT_FOUND',
  EISDIR: 'FILE_IS_DIRECTORY',
}

function fromSystem(thrown: unknown, name: string): DescryError {
  if (thrown instanceof DescryError) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return new DescryError(codesOfSystemErrors[code] ?? 'FILE_UNREADABLE', name, { cause: thrown })
}

function checkFile(stats: Stats, name: string): void {
  if (stats.isDirectory()) throw new DescryError('FILE_IS_DIRECTORY', name)
  // Pipes, sockets and devices may never end, and reading some of them has effects.
  if (!stats.isFile()) throw new DescryError('FILE_UNREADABLE', name)
  checkSize(stats.size, name)
}

function checkSize(bytes: number, name: string): void {
  if (bytes === 0) throw new DescryError('FILE_EMPTY', name)
  if (bytes > MAX_FILE_BYTES) throw new DescryError('FILE_TOO_LARGE', name)
}

async function readPath(path: string, name: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  // Looked at before it is opened, so that no device is touched; and again through the handle, should it have been swapped.
  checkFile(await stat(path), name)
  // Without O_NONBLOCK, opening a pipe that was put there meanwhile would wait for its writer. Windows has no such flag.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = await file.stat()
    checkFile(stats, name)
    const bytes = new Uint8Array(stats.size)
    let filled = 0
    while (filled < bytes.length) {
      throwIfStopped(signal)
      const { bytesRead } = await file.read(bytes, filled, Math.min(CHUNK_BYTES, bytes.length - filled), filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    checkSize(filled, name)
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}

/**
 * The bytes of a picture: at least one and at most 256 MB, read from a regular file or those that came with the call.
 * Throws `FILE_NOT_FOUND`, `FILE_IS_DIRECTORY`, `FILE_EMPTY`, `FILE_UNREADABLE`, `FILE_TOO_LARGE` or `CANCELLED`.
 */
export async function readSource(
  source: PictureSource,
  bytes: Uint8Array | undefined,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const name = sourceName(source)
  if (source.kind === 'bytes') {
    checkSize(bytes?.length ?? 0, name)
    return bytes ?? new Uint8Array()
  }
  try {
    return await readPath(source.path, name, signal)
  } catch (error) {
    throw fromSystem(error, name)
  }
}
