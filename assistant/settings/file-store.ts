import { constants } from 'node:fs'
import { access, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DescryError } from '../../models/contract/errors'
import type { StorePort } from '../ports'

/** Settings are a few hundred bytes; a larger file is not ours. */
const MAX_FILE_BYTES = 1024 * 1024

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/** What the system's refusals to write mean. */
export const writeFailures: Record<string, 'DISK_FULL' | 'WRITE_DENIED'> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EACCES: 'WRITE_DENIED',
  EPERM: 'WRITE_DENIED',
  EROFS: 'WRITE_DENIED',
  ENOTDIR: 'WRITE_DENIED',
  EEXIST: 'WRITE_DENIED',
  EISDIR: 'WRITE_DENIED',
  ENOENT: 'WRITE_DENIED',
}

/**
 * A store that is one JSON file, replaced as a whole: a temporary file beside it is written, flushed to the disk and renamed over it,
 * so that a crash or a full disk leaves either the old file or the new one. Only the person may read it (mode 0600).
 *
 * A file that is not a JSON object is kept aside as `<name>.damaged`, and reads as undefined.
 */
export function createFileStore(path: string): StorePort {
  return {
    async read() {
      let text: string
      try {
        if ((await stat(path)).size > MAX_FILE_BYTES) return await keepAside(path)
        text = await readFile(path, 'utf8')
      } catch {
        return undefined
      }
      const value = parseObject(text)
      return value ?? (await keepAside(path))
    },

    async write(value) {
      try {
        await replaceFile(path, `${JSON.stringify(value, null, 2)}\n`)
      } catch (error) {
        throw new DescryError(writeFailures[codeOf(error)] ?? 'WRITE_DENIED', path, { cause: error })
      }
    },
  }
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

async function keepAside(path: string): Promise<undefined> {
  // Where the folder can't be written, the damaged file stays where it is, and nothing will overwrite it either.
  await rename(path, `${path}.damaged`).catch(() => undefined)
  return undefined
}

/** Replaces a file as a whole, so that a crash leaves either the old one or the new one. Rejects with the system's error. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // A link, as people who keep their settings under version control have it, stays a link.
  const target = await realpath(path).catch(() => path)
  const there = await stat(target).catch(() => null)
  // A rename would put a file in the place of a device or a pipe that somebody pointed the settings at.
  if (there && !there.isFile()) throw new DescryError('WRITE_DENIED', path)
  // A file that the person made read-only says that it must not change, though its folder would allow a rename.
  if (there) await access(target, constants.W_OK)
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target)}.${process.pid}.${globalThis.crypto.randomUUID().slice(0, 8)}`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
