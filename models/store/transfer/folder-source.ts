import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { DescryError } from '../../contract/errors'
import { codeOf } from '../disk/failures'
import { isSafePath } from '../disk/safe-path'
import { MOST_FILES, type ImportSource } from './source'

/** A model's own folder, below its organisation's, below a set of models, on a stick that has other things too. */
const DEEPEST = 7

/** Reads a folder. Rejects with `FILE_UNREADABLE`. */
export async function openFolder(folder: string): Promise<ImportSource> {
  const root = await realpath(folder)
  const files = new Map<string, number>()
  const paths = new Map<string, string>()

  const walk = async (place: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, place), { withFileTypes: true })
    for (const entry of entries) {
      if (files.size >= MOST_FILES) return
      const name = place === '' ? entry.name : `${place}/${entry.name}`
      if (!isSafePath(name)) continue
      if (entry.isDirectory()) {
        // A folder on a stick that may not be entered is somebody else's.
        if (depth < DEEPEST && entry.name !== 'blobs') await walk(name, depth + 1).catch(() => {})
        continue
      }
      const path = await ownFile(root, name, entry.isSymbolicLink())
      if (!path) continue
      paths.set(name, path)
      files.set(name, (await stat(path)).size)
    }
  }
  try {
    await walk('', 0)
  } catch (error) {
    throw new DescryError(codeOf(error) === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', folder, { cause: error })
  }
  return {
    name: folder,
    files,
    open: async (path) => createReadStream(paths.get(path) ?? join(root, path)),
    close: () => {},
  }
}

/**
 * The real path of a file. Links are followed within the folder, and into the `blobs` beside a snapshot, as the hub's own cache has
 * them; a link to anywhere else is not a file of the model.
 */
async function ownFile(root: string, name: string, linked: boolean): Promise<string | null> {
  const path = join(root, ...name.split('/'))
  if (!linked) return path
  const real = await realpath(path).catch(() => null)
  if (real === null || !(await stat(real)).isFile()) return null
  const blobs = join(root, '..', '..', 'blobs')
  return [root, blobs].some((allowed) => !relative(allowed, real).startsWith('..') && real.startsWith(allowed + sep))
    ? real
    : null
}
