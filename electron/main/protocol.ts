import type { Protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, isAbsolute } from 'node:path'
import { areaHeaders, appHeaders } from './headers'
import { areaFiles } from './overlay-page'
import { SCHEME, isOwnUrl } from './own-page'

/** What a page may consist of. Other files beside it, such as source maps, are not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** Has to be called before the app is ready: a standard, secure scheme has an origin, which storage and policies need. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** The file that an address of the page means, or null when it means none in the folder. */
export function pageFile(folder: string, address: string): string | null {
  if (!isOwnUrl(address, 'app')) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return null
  }
  // A zero byte ends a path for the system, and a backslash divides it on Windows.
  if (/[\0\\]/.test(path)) return null
  const file = join(folder, path === '/' ? 'index.html' : path)
  const inside = relative(folder, file)
  const outside = inside === '' || inside.startsWith('..') || isAbsolute(inside)
  return outside || TYPES[extname(file)] === undefined ? null : file
}

/**
 * Answers requests for Descry's own pages.
 * @param folder the built page, with `index.html`
 */
export function pageHandler(
  folder: string,
  read: (path: string) => Promise<Uint8Array> = readFile,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  const answer = (status: number, headers: Record<string, string>, body: BodyInit | null, type: string): Response =>
    new Response(body, { status, headers: { ...headers, 'Content-Type': type } })
  const missing = (): Response => answer(404, appHeaders, 'Not found', 'text/plain; charset=utf-8')

  return async ({ url, method }) => {
    if (method !== 'GET') return answer(405, appHeaders, 'Not allowed', 'text/plain; charset=utf-8')
    if (isOwnUrl(url, 'area')) {
      const file = areaFiles[new URL(url).pathname]
      return file ? answer(200, areaHeaders, file.body, file.type) : missing()
    }
    const path = pageFile(folder, url)
    if (path === null) return missing()
    try {
      return answer(200, appHeaders, Buffer.from(await read(path)), TYPES[extname(path)] ?? '')
    } catch {
      return missing()
    }
  }
}
