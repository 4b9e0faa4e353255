import type { IncomingMessage } from 'node:http'

/**
 * Who may talk to the host at all. A page of another site can make the browser send requests to this computer; such a request
 * names that site in `Origin`, or, after the site's name was rebound to this computer, in `Host`. Both have to match exactly.
 */
export interface Guard {
  /** The `Host` of a request that may be answered, such as `127.0.0.1:4567`; undefined for all others. */
  authority(request: IncomingMessage): string | undefined
  /** The same for a WebSocket, where browsers always name the origin, so that it must be there. */
  authorityOfSocket(request: IncomingMessage): string | undefined
}

export function createGuard(port: number): Guard {
  const authorities = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const check = (request: IncomingMessage, originNeeded: boolean): string | undefined => {
    const [host, ...moreHosts] = valuesOf(request, 'host')
    if (host === undefined || moreHosts.length > 0 || !authorities.has(host)) return undefined
    const origins = valuesOf(request, 'origin')
    if (originNeeded && origins.length === 0) return undefined
    return origins.every((origin) => origin === `http://${host}`) ? host : undefined
  }
  return {
    authority: (request) => check(request, false),
    authorityOfSocket: (request) => check(request, true),
  }
}

/** All values of a header as they were sent. Node's `headers` would hide all but the first `Host`. */
function valuesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name)
}
