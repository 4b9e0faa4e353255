import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DescryError } from '../../contract/errors'
import { inWords } from './failures'

/** More than the files themselves: their folders, and what others write meanwhile. */
const RESERVE = 1.05

/** Free bytes where a folder is or would be made; null where the system does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  try {
    const { bavail, bsize } = await statfs(there)
    return bavail * bsize
  } catch {
    return null
  }
}

/** Throws `SPACE_MISSING`, with both figures, where so many bytes do not fit. */
export async function requireSpace(folder: string, bytes: number, free = freeBytes): Promise<void> {
  const there = await free(folder)
  const needed = Math.ceil(bytes * RESERVE)
  if (there !== null && there < needed) throw new DescryError('SPACE_MISSING', `${inWords(needed)} / ${inWords(there)}`)
}
