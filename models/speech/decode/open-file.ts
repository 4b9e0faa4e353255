import { constants, type Stats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { DescryError, type ErrorCode } from '../../contract/errors'

const codesOfSystemErrors: Record<string, ErrorCode> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  ENAMETOOLONG: 'FILE_NOT_FOUND',
  // A path with a zero byte in it names no file.
  ERR_INVALID_ARG_VALUE: 'FILE_NOT_FOUND',
  EISDIR: 'FILE_IS_DIRECTORY',
}

/** An error of the file system as one that tells a person what to do. */
function fromSystem(thrown: unknown, path: string): DescryError {
  if (thrown instanceof DescryError) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return new DescryError(codesOfSystemErrors[code] ?? 'FILE_UNREADABLE', path, { cause: thrown })
}

function check(stats: Stats, path: string): void {
  if (stats.isDirectory()) throw new DescryError('FILE_IS_DIRECTORY', path)
  // Pipes, sockets and devices may never end, and reading some of them has effects.
  if (!stats.isFile()) throw new DescryError('FILE_UNREADABLE', path)
  if (stats.size === 0) throw new DescryError('FILE_EMPTY', path)
}

/**
 * Opens a regular file that is not empty, for reading, and tells its size in bytes.
 * Throws `FILE_NOT_FOUND`, `FILE_IS_DIRECTORY`, `FILE_EMPTY` or `FILE_UNREADABLE`.
 */
export async function openFile(path: string): Promise<{ handle: FileHandle; size: number }> {
  try {
    // Looked at before it is opened, so that no device is touched; and again through the handle, should it have been swapped.
    check(await stat(path), path)
    // Without O_NONBLOCK, opening a pipe that was put there meanwhile would wait for its writer. Windows has no such flag.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = await handle.stat()
      check(stats, path)
      return { handle, size: stats.size }
    } catch (error) {
      await handle.close()
      throw error
    }
  } catch (error) {
    throw fromSystem(error, path)
  }
}
