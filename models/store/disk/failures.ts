import { DescryError, type ErrorCode } from '../../contract/errors'

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EACCES: 'WRITE_DENIED',
  EPERM: 'WRITE_DENIED',
  EROFS: 'WRITE_DENIED',
  ENOTDIR: 'WRITE_DENIED',
  ENOENT: 'WRITE_DENIED',
  EIO: 'WRITE_DENIED',
  ENODEV: 'WRITE_DENIED',
  ENXIO: 'WRITE_DENIED',
}

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? ''

/**
 * What the system's refusal to write means. A full disk names what was to be saved; everything else names the place.
 * @param what the model, as people know it
 */
export function diskFailure(error: unknown, what: string, place: string): unknown {
  if (error instanceof DescryError) return error
  const code = CODES[codeOf(error)]
  if (code === undefined) return error
  return new DescryError(code, code === 'DISK_FULL' ? what : place, { cause: error })
}

/** Sizes as people know them, alike in all languages. */
export const inWords = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`
