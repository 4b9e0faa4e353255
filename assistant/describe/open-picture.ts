import type { LookOptions, Ports } from '../assistant'
import type { PictureRequest } from '../contract/methods'
import type { History } from '../history'
import type { CapturedPicture } from '../ports'
import type { PictureSource } from '../../models/contract/engines'
import { DescryError } from '../../models/contract/errors'

export interface OpenedPicture {
  /** The path, or the name people know the picture by. */
  name: string
  source: PictureSource
  bytes?: Uint8Array
}

/** Fetches the picture a person means, as far as an engine needs it: a path stays a path, the engine reads it itself. */
export async function openPicture(
  picture: PictureRequest,
  ports: Ports,
  history: History,
  { bytes, signal }: Pick<LookOptions, 'bytes' | 'signal'>,
): Promise<OpenedPicture> {
  switch (picture.kind) {
    case 'path':
      return { name: picture.path, source: { kind: 'path', path: picture.path } }
    case 'bytes':
      if (!bytes || bytes.length === 0) throw new DescryError('FILE_EMPTY', picture.name)
      return fromBytes({ name: picture.name, bytes })
    case 'capture': {
      if (!ports.capture) throw new DescryError('CAPTURE_UNAVAILABLE', 'no program for it was found')
      const { what, area } = picture
      return fromBytes(await orAborted(ports.capture.capture({ what, ...(area && { area }) }, signal), signal))
    }
    case 'clipboard':
      if (!ports.clipboard) throw new DescryError('CLIPBOARD_EMPTY')
      return fromBytes(await orAborted(ports.clipboard.readPicture(signal), signal))
    case 'opened': {
      const { name, from } = history.get(picture.pictureId)
      if (!from) throw new DescryError('PICTURE_FORGOTTEN')
      return { name, ...from }
    }
  }
}

function fromBytes({ name, bytes }: CapturedPicture): OpenedPicture {
  return { name, source: { kind: 'bytes', name }, bytes }
}

/** Ends with `CANCELLED` as soon as the signal aborts, also where a port is slow to notice. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new DescryError('CANCELLED'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
