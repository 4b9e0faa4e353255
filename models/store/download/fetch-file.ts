import { rename } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DescryError } from '../../contract/errors'
import { createDigest, feed, type Expected } from '../disk/digest'
import { diskFailure } from '../disk/failures'
import { below } from '../disk/safe-path'
import { askFile, filePath, readFacts } from '../hub/api'
import type { HubAnswer, HubClient } from '../hub/client'
import { header, networkFailure } from '../hub/failures'
import { TryAgain, withRetries, type RetryPolicy } from '../hub/retry'
import { DAMAGED } from '../places'
import type { Journal, PlannedFile } from './journal'
import type { Meter } from './meter'
import { openPart, sizeOf, type Part } from './part'
import { pour } from './pour'

export interface FetchContext {
  client: HubClient
  hub: string
  /** The model's folder. */
  folder: string
  /** What the model is called, for sentences. */
  name: string
  journal: Journal
  meter: Meter
  policy: RetryPolicy
  signal: AbortSignal
}

/** The hub has something else than it had when the download was planned. */
export class HubChanged extends Error {
  constructor(readonly path: string) {
    super(`${path} changed on the hub`)
  }
}

/** A file that came damaged is fetched once more; twice is no accident. */
const MOST_MISMATCHES = 2

/**
 * Fetches one file, from where an earlier try stopped, until its content is what the hub promised. Rejects with `HUB_…`,
 * `DOWNLOAD_DAMAGED`, `DISK_FULL`, `WRITE_DENIED`, `CANCELLED`, or with {@link HubChanged}.
 */
export async function fetchFile(planned: PlannedFile, context: FetchContext): Promise<void> {
  const { folder, journal, meter, policy, signal } = context
  const { path, bytes } = planned
  const target = below(folder, path)
  if (await isThere(planned, target, context)) return
  try {
    const part = await openPart(target, planned, signal)
    try {
      let mismatches = 0
      let last = part.bytes
      meter.at(path, part.bytes)
      await withRetries(
        async () => {
          meter.wait(path, 0)
          if (part.bytes < bytes || bytes === 0) await fetchRest(planned, part, context)
          if (part.matches()) return
          mismatches++
          const damaged = new DescryError('DOWNLOAD_DAMAGED', path)
          if (mismatches >= MOST_MISMATCHES) {
            await part.setAside()
            throw damaged
          }
          await part.restart()
          throw new TryAgain(damaged)
        },
        {
          policy,
          signal,
          onWait: (seconds) => meter.wait(path, seconds),
          progressed: () => {
            const more = part.bytes > last
            last = part.bytes
            return more
          },
        },
      )
      const sha256 = part.sha256()
      await part.finish()
      await journal.change((state) => {
        state.done[path] = sha256
        delete state.parts[path]
      })
      meter.finished(path)
    } finally {
      meter.wait(path, 0)
      await part.close()
    }
  } catch (error) {
    if (signal.aborted) throw new DescryError('CANCELLED', '', { cause: error })
    throw diskFailure(error, context.name, target)
  }
}

/** Whether the file is there already. One that is not noted as compared is compared now; a wrong one is set aside. */
async function isThere(
  { path, bytes, expected }: PlannedFile,
  target: string,
  { journal, meter, signal }: FetchContext,
): Promise<boolean> {
  const size = await sizeOf(target)
  if (size === null) return false
  if (size === bytes) {
    let sha256 = journal.state.done[path]
    if (sha256 === undefined) {
      const digest = createDigest(bytes, expected.kind)
      await feed(digest, target, { signal })
      if (digest.matches(expected)) {
        const found = digest.sha256()
        await journal.change((state) => void (state.done[path] = found))
        sha256 = found
      }
    }
    if (sha256 !== undefined) {
      meter.at(path, bytes)
      meter.finished(path)
      return true
    }
  }
  await rename(target, target + DAMAGED)
  return false
}

/** One try to fetch what is missing of a part. Rejects with `TryAgain` where another one may succeed. */
async function fetchRest(planned: PlannedFile, part: Part, context: FetchContext): Promise<void> {
  const { client, hub, journal, meter, signal } = context
  const { path, bytes } = planned
  const { commit } = journal.state
  const facts = await askFile(client, hub, commit, path, signal)
  if (differs(facts.expected, planned.expected) || (facts.bytes ?? bytes) !== bytes) throw new HubChanged(path)

  const from = part.bytes
  const sender = journal.state.parts[path]
  const answer = await client.send(filePath(hub, commit, path), {
    accepts: [416],
    what: `${hub}/${path}`,
    signal,
    headers: (url) =>
      from === 0 ? {} : { range: `bytes=${from}-`, ...(sender?.host === url.host && { 'if-range': sender.etag }) },
  })
  const found = safely(() => understand(answer, planned, from, context))
  if ('refused' in found) {
    drop(answer.body)
    if (found.restart) await part.restart()
    throw found.refused
  }
  const { packed, readable, etag } = found
  // Reading begins at once, and what is needed before the first byte is written is done meanwhile.
  const ready = answer.status === 206 ? undefined : begin(planned, part, answer.url.host, etag, journal)
  ready?.catch(() => {})
  try {
    await pour(readable, async (chunk) => {
      await ready
      if (part.bytes + chunk.length > bytes) {
        await part.restart()
        throw new TryAgain(new DescryError('HUB_UNTRUSTED', path))
      }
      await part.append(chunk)
      meter.at(path, part.bytes, chunk.length)
    })
    await ready
  } catch (error) {
    answer.body.destroy()
    // Packed bytes can't be asked for from a place in the unpacked ones.
    if (packed) await part.restart()
    const meaning = diskFailure(error, context.name, path)
    throw meaning instanceof DescryError ? meaning : networkFailure(error)
  }
  if (part.bytes < bytes) {
    if (packed) await part.restart()
    throw new TryAgain(new DescryError('HUB_UNREACHABLE', 'the connection was cut'))
  }
}

type Understood =
  | { readable: Readable; packed: boolean; etag: string | undefined }
  /** `restart`: what came so far is of no use. */
  | { refused: Error; restart: boolean }

/** An answer that can't be understood is refused too, so that its body is let go of. */
function safely(understanding: () => Understood): Understood {
  try {
    return understanding()
  } catch (error) {
    return { refused: error as Error, restart: false }
  }
}

/** Finds out what an answer gives. Nothing is waited for here: the body is on its way already. */
function understand(
  { status, headers, body, hubHeaders }: HubAnswer,
  { path, bytes, expected }: PlannedFile,
  from: number,
  { journal, client }: FetchContext,
): Understood {
  if (header(hubHeaders, 'x-repo-commit') !== undefined) {
    const facts = readFacts(hubHeaders, journal.state.commit, client.endpoint.host)
    if (differs(facts.expected, expected)) return { refused: new HubChanged(path), restart: false }
  }
  const packed = /^(x-)?gzip$/.test(header(headers, 'content-encoding') ?? '')
  if (status === 416) {
    const whole = /^bytes \*\/(\d+)$/.exec(header(headers, 'content-range') ?? '')?.[1]
    if (whole !== undefined && Number(whole) !== bytes) return { refused: new HubChanged(path), restart: false }
    return { refused: new TryAgain(new DescryError('HUB_UNREACHABLE', 'HTTP 416')), restart: true }
  }
  if (status === 206) {
    const [, first, whole] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header(headers, 'content-range') ?? '') ?? []
    if (whole !== undefined && whole !== '*' && Number(whole) !== bytes)
      return { refused: new HubChanged(path), restart: false }
    // It does not do what a range asks for; from the start it need not.
    if (Number(first) !== from || packed)
      return { refused: new TryAgain(new DescryError('HUB_UNTRUSTED', 'Content-Range')), restart: true }
    return { readable: body, packed: false, etag: undefined }
  }
  const length = header(headers, 'content-length')
  if (!packed && length !== undefined && Number(length) !== bytes)
    return { refused: new HubChanged(path), restart: false }
  const etag = header(headers, 'etag')
  const strong = etag !== undefined && !etag.startsWith('W/') && !packed
  return { readable: packed ? unpacked(body) : body, packed, etag: strong ? etag : undefined }
}

/** The whole file comes, though a rest may have been asked for: the server knows no ranges, or has something else now. */
async function begin(
  { path }: PlannedFile,
  part: Part,
  host: string,
  etag: string | undefined,
  journal: Journal,
): Promise<void> {
  if (part.bytes > 0) await part.restart()
  await journal.change((state) => {
    if (etag === undefined) delete state.parts[path]
    else state.parts[path] = { host, etag }
  })
}

function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

/** Errors of the connection reach whoever reads the unpacked bytes. */
function unpacked(body: Readable): Readable {
  const gunzip = createGunzip()
  body.on('error', (error) => gunzip.destroy(error))
  return body.pipe(gunzip)
}

/** Two names of a content that can be compared, and are not the same. */
const differs = (one: Expected | undefined, other: Expected): boolean =>
  one !== undefined && one.kind === other.kind && one.hex !== other.hex
