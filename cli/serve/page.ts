import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { DescryError } from '../../models/contract'

export interface PageFile {
  type: string
  body: Buffer
}

/** What a page may consist of. Files of other kinds in the folder, such as source maps, are not served. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/**
 * Reads the built page into memory: path in the address → file. Answering from this list and never from the disk means
 * that no address, however it is written, reaches another file. Links in the folder are not followed.
 * Throws `MODEL_MISSING` where there is no `index.html`.
 */
export async function readPage(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, PageFile>()
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, body: await readFile(path) })
  }
  const index = files.get('/index.html')
  if (!index) throw new DescryError('MODEL_MISSING', 'the page that Descry shows in the browser')
  return files.set('/', index)
}
