import { join } from 'node:path'
import { DescryError } from '../../contract/errors'

const LONGEST = 240
const SEGMENT = /^[\w.\-+@ ]+$/
/** Names that mean devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * Whether a name from the hub, a zip or a folder may become a file below a model's folder: relative, with `/` between plain names, none
 * of which climbs, hides a drive or a stream, or means something else on another system.
 */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > LONGEST) return false
  return path
    .split('/')
    .every(
      (segment) =>
        SEGMENT.test(segment) &&
        segment !== '.' &&
        segment !== '..' &&
        segment === segment.trim() &&
        !segment.endsWith('.') &&
        !DEVICE.test(segment),
    )
}

/** Control characters, in a name that somebody else gave. */
const CONTROL = new RegExp(`[${String.fromCharCode(0)}-${String.fromCharCode(31)}${String.fromCharCode(127)}]`)

/** Whether a name was made to reach beyond its folder: who sends one sends nothing that is to be trusted. */
export const isHostilePath = (path: string): boolean =>
  path === '' ||
  path.includes('\\') ||
  CONTROL.test(path) ||
  /^(\/|[A-Za-z]:)/.test(path) ||
  path.split('/').some((segment) => segment === '..' || segment === '.' || segment === '')

/** The file's absolute path below a folder. Throws `HUB_UNTRUSTED` for a name that {@link isSafePath} refuses. */
export function below(folder: string, path: string): string {
  if (!isSafePath(path)) throw new DescryError('HUB_UNTRUSTED', JSON.stringify(path.slice(0, 100)))
  return join(folder, ...path.split('/'))
}
