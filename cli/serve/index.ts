import type { Transport } from '../../models/contract'
import { openServer } from './server'
import { readPage } from './page'
import { socketTransport } from './socket'
import { createToken } from './token'
import { createVisitors } from './visitors'

export interface BrowserHostOptions {
  /** The port on 127.0.0.1; 0 or left out: one that is free. */
  port?: number
  /** Folder of the built page, with `index.html`. */
  pageFolder: string
  /** Answers the calls of a page; asked once for each that is let in. */
  serve: (transport: Transport) => void
  /** Where the token's file is kept while the host runs; made where it does not exist. */
  stateFolder: string
  /** The host ends after this long with no page connected, in milliseconds. 0: never. */
  idleMs?: number
  /** Called when the host has ended for that reason. */
  onIdle?: () => void
}

export interface BrowserHost {
  /** The address to open, with the token in its fragment, which browsers keep to themselves. */
  url: string
  port: number
  token: string
  /** Says goodbye to all pages, ends the server and removes the token's file. May be called again. */
  close(): Promise<void>
}

const HALF_AN_HOUR = 30 * 60_000

/**
 * Serves Descry's page to browsers on this computer, and answers its calls over a WebSocket at `/rpc`.
 * Listens on 127.0.0.1 only. Throws `PORT_IN_USE`, `MODEL_MISSING` where the page is not built, and `WRITE_DENIED`
 * or `DISK_FULL` where the token can't be kept.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { serve, onIdle, idleMs = HALF_AN_HOUR } = options
  const page = await readPage(options.pageFolder)
  const server = await openServer(options.port ?? 0, page)
  const token = await createToken(options.stateFolder, server.port).catch(async (error: unknown) => {
    await server.close()
    throw error
  })

  let closing: Promise<void> | undefined
  let idleTimer: NodeJS.Timeout | undefined
  const end = async (): Promise<void> => {
    clearTimeout(idleTimer)
    await Promise.all([token.forget(), visitors.dismiss(), server.close()])
  }
  const close = (): Promise<void> => (closing ??= end())
  const watchIdle = (connected: number): void => {
    clearTimeout(idleTimer)
    if (connected > 0 || closing || idleMs === 0) return
    idleTimer = setTimeout(() => void close().then(onIdle), idleMs)
  }

  const visitors = createVisitors(token, (socket) => serve(socketTransport(socket)), watchIdle)
  server.onSocket(visitors.admit)
  watchIdle(0)
  return {
    url: `http://127.0.0.1:${server.port}/#token=${token.value}`,
    port: server.port,
    token: token.value,
    close,
  }
}
