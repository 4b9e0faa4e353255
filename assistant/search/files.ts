import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { DescryError } from '../../models/contract/errors'

/** A search of more files is a search of too many: hours go by. */
export const MOST_FILES = 10_000

const ENDINGS = new Set('.png .jpg .jpeg .webp .avif .gif .bmp .tif .tiff .svg .pdf'.split(' '))

export interface PictureFiles {
  /** Absolute paths, each once; folders in the order of their names. */
  paths: string[]
  /** Paths that were named and can't be searched: `FILE_NOT_FOUND`, `FILE_UNREADABLE`. */
  problems: DescryError[]
  /** Whether there were more than {@link MOST_FILES}. */
  more: boolean
}

/**
 * The picture files that were named, and those in the folders that were named and in the folders within. Hidden files and links within
 * folders are left out: a link may lead round in a circle, or out of what was named. Rejects with `CANCELLED`.
 */
export async function pictureFiles(
  named: readonly string[],
  signal?: AbortSignal,
  most: number = MOST_FILES,
): Promise<PictureFiles> {
  const paths = new Set<string>()
  const problems: DescryError[] = []
  let more = false
  const add = (path: string): void => {
    if (paths.size < most || paths.has(path)) paths.add(path)
    else more = true
  }
  const walk = async (folder: string): Promise<void> => {
    if (signal?.aborted) throw new DescryError('CANCELLED')
    const entries = await readdir(folder, { withFileTypes: true }).catch((thrown: unknown) => {
      problems.push(new DescryError('FILE_UNREADABLE', folder, { cause: thrown }))
      return []
    })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (more) return
      if (entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile() && ENDINGS.has(extname(entry.name).toLowerCase())) add(path)
    }
  }
  for (const each of named) {
    const path = resolve(each)
    const found = await stat(path).catch(() => null)
    if (!found) problems.push(new DescryError('FILE_NOT_FOUND', each))
    else if (found.isDirectory()) await walk(path)
    else add(path)
  }
  return { paths: [...paths], problems, more }
}

/** SHA-256 of a file's contents, in hex. Rejects with the system's error, or where it is stopped. */
export async function digestOf(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, signal ? { signal } : {})) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
