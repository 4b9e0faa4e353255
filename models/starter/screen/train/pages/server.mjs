import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modulesFolder } from './modules.mjs'

const types = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

const roots = {
  modules: modulesFolder,
  pages: fileURLToPath(new URL('.', import.meta.url)),
}

/**
 * Serves installed kits, this folder's scripts and the pages under test on the loopback address.
 * `show(html)` gives the address of a page; the page is forgotten once `forget(address)` is called.
 */
export async function startServer() {
  const pages = new Map()
  const kept = new Map()
  let count = 0
  const file = async (path) => {
    const [, root, ...rest] = path.split('/')
    const folder = roots[root]
    if (!folder) return undefined
    const full = normalize(join(folder, ...rest))
    if (!full.startsWith(normalize(folder + sep))) return undefined
    if (!kept.has(full)) kept.set(full, await readFile(full).catch(() => undefined))
    return kept.get(full)
  }
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    if (pages.has(path)) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      response.end(pages.get(path))
      return
    }
    const body = await file(path)
    if (!body) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=86400, immutable',
    })
    response.end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  return {
    origin,
    show(html) {
      const path = `/page/${count++}`
      pages.set(path, html)
      return origin + path
    },
    forget: (address) => pages.delete(new URL(address).pathname),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}
