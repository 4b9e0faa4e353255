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
  const { packed, readable } = await understand(answer, planned, part, context)
  try {
    for await (const chunk of readable as AsyncIterable<Buffer>) {
      if (part.bytes + chunk.length > bytes) {
        await part.restart()
        throw new TryAgain(new DescryError('HUB_UNTRUSTED', path))
      }
      await part.append(chunk)
      meter.at(path, part.bytes, chunk.length)
    }
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

interface Body {
  readable: Readable
  packed: boolean
}

/** Finds out what an answer gives, and makes the part ready for it. */
async function understand(
  answer: HubAnswer,
  { path, bytes, expected }: PlannedFile,
  part: Part,
  { journal, client }: FetchContext,
): Promise<Body> {
  const { status, headers, body, url } = answer
  const refuse = (error: Error): Error => {
    body.on('error', () => {})
    body.destroy()
    return error
  }
  if (header(answer.hubHeaders, 'x-repo-commit') !== undefined) {
    const facts = readFacts(answer.hubHeaders, journal.state.commit, client.endpoint.host)
    if (differs(facts.expected, expected)) throw refuse(new HubChanged(path))
  }
  const packed = /^(x-)?gzip$/.test(header(headers, 'content-encoding') ?? '')
  if (status === 416) {
    const whole = /^bytes \*\/(\d+)$/.exec(header(headers, 'content-range') ?? '')?.[1]
    if (whole !== undefined && Number(whole) !== bytes) throw refuse(new HubChanged(path))
    await part.restart()
    throw refuse(new TryAgain(new DescryError('HUB_UNREACHABLE', 'HTTP 416')))
  }
  if (status === 206) {
    const [, first, whole] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header(headers, 'content-range') ?? '') ?? []
    if (whole !== undefined && whole !== '*' && Number(whole) !== bytes) throw refuse(new HubChanged(path))
    if (Number(first) !== part.bytes || packed) {
      // It does not do what a range asks for; from the start it need not.
      await part.restart()
      throw refuse(new TryAgain(new DescryError('HUB_UNTRUSTED', 'Content-Range')))
    }
    return { readable: body, packed: false }
  }
  const length = header(headers, 'content-length')
  if (!packed && length !== undefined && Number(length) !== bytes) throw refuse(new HubChanged(path))
  // The whole file, though a rest was asked for: the server knows no ranges, or has something else now.
  if (part.bytes > 0) await part.restart()
  const etag = header(headers, 'etag')
  const strong = etag !== undefined && !etag.startsWith('W/') && !packed
  await journal.change((state) => {
    if (strong) state.parts[path] = { host: url.host, etag }
    else delete state.parts[path]
  })
  return { readable: packed ? unpacked(body) : body, packed }
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
