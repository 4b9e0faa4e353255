import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What a file's content is compared with: SHA-256, or git's name of a blob, which the hub gives for small files. */
export type Expected = { kind: 'sha256'; hex: string } | { kind: 'git'; hex: string }

/** Hashes of one file, fed piece by piece. */
export interface Digest {
  update(chunk: Uint8Array): void
  sha256(): string
  matches(expected: Expected): boolean
}

/** @param bytes the length that the whole file has: git's name begins with it */
export function createDigest(bytes: number, kind: Expected['kind']): Digest {
  const plain = createHash('sha256')
  const git: Hash | undefined = kind === 'git' ? createHash('sha1').update(`blob ${bytes}\0`) : undefined
  let sha256: string | undefined
  let blob: string | undefined
  const finish = (): string => (sha256 ??= plain.digest('hex'))
  return {
    update(chunk) {
      plain.update(chunk)
      git?.update(chunk)
    },
    sha256: finish,
    matches: (expected) =>
      expected.kind === 'sha256' ? finish() === expected.hex : (blob ??= git?.digest('hex')) === expected.hex,
  }
}

const PIECE = 1024 * 1024

/** Feeds a file's content. Rejects with the system's error, or with an `AbortError`. */
export async function feed(
  digest: Pick<Digest, 'update'>,
  path: string,
  options: { signal?: AbortSignal | undefined; onBytes?: (count: number) => void } = {},
): Promise<void> {
  const stream = createReadStream(path, { highWaterMark: PIECE, ...(options.signal && { signal: options.signal }) })
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    digest.update(chunk)
    options.onBytes?.(chunk.length)
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256Of(
  path: string,
  options: { signal?: AbortSignal | undefined; onBytes?: (count: number) => void } = {},
): Promise<string> {
  const digest = createDigest(0, 'sha256')
  await feed(digest, path, options)
  return digest.sha256()
}
