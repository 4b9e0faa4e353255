import { z } from 'zod'
import { DescryError } from '../../contract/errors'
import type { Expected } from '../disk/digest'
import { isHostilePath } from '../disk/safe-path'
import { parseUrl, type HubClient } from './client'
import { header, type Headers } from './failures'

const MOST_PAGES = 50
const MOST_ENTRIES = 20_000
const commitName = z.string().regex(/^[0-9a-f]{40}$/)

/** A file as the hub lists it. */
export interface HubFile {
  path: string
  bytes: number
  expected: Expected
}

const size = z.number().int().nonnegative()
const treeEntry = z.object({
  type: z.string(),
  path: z.string().max(4096),
  size: size.optional(),
  oid: z.string().optional(),
  lfs: z.object({ oid: z.string(), size: size.optional() }).nullish(),
})

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** The commit that the main branch is at now. */
export async function askCommit(client: HubClient, hub: string, signal?: AbortSignal): Promise<string> {
  const { value } = await client.json(`/api/models/${hub}/revision/main`, { what: hub, signal })
  const found = z.object({ sha: commitName }).safeParse(value)
  if (!found.success) throw new DescryError('HUB_UNTRUSTED', client.endpoint.host)
  return found.data.sha
}

/** All files of a commit. Rejects with `HUB_UNTRUSTED` where a name would reach beyond the model's folder. */
export async function askFiles(
  client: HubClient,
  hub: string,
  commit: string,
  signal?: AbortSignal,
): Promise<Map<string, HubFile>> {
  const files = new Map<string, HubFile>()
  let entries = 0
  let next: string | undefined = `/api/models/${hub}/tree/${commit}?recursive=true&expand=false`
  for (let pages = 0; next !== undefined; pages++) {
    if (pages >= MOST_PAGES) throw new DescryError('HUB_UNTRUSTED', 'a listing without end')
    const { value, headers } = await client.json(next, { what: hub, signal })
    const listed = z.array(treeEntry).safeParse(value)
    if (!listed.success) throw new DescryError('HUB_UNTRUSTED', client.endpoint.host)
    entries += listed.data.length
    if (entries > MOST_ENTRIES) throw new DescryError('HUB_UNTRUSTED', 'a listing without end')
    for (const entry of listed.data) {
      if (isHostilePath(entry.path)) throw new DescryError('HUB_UNTRUSTED', JSON.stringify(entry.path.slice(0, 80)))
      const file = entry.type === 'file' ? readEntry(entry) : undefined
      if (file) files.set(file.path, file)
    }
    next = nextPage(headers, client.endpoint)
  }
  return files
}

function readEntry({ path, size: bytes, oid, lfs }: z.infer<typeof treeEntry>): HubFile | undefined {
  const expected = readHash(lfs?.oid ?? oid)
  const whole = lfs?.size ?? bytes
  return expected && whole !== undefined ? { path, bytes: whole, expected } : undefined
}

/** `Link: <…>; rel="next"`. A mirror may repeat the hub's own address: only the path of it counts. */
function nextPage(headers: Headers, endpoint: URL): string | undefined {
  const found = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(header(headers, 'link') ?? '')?.[1]
  const url = found === undefined ? null : parseUrl(found, endpoint)
  if (!url) return undefined
  const root = endpoint.pathname.replace(/\/$/, '')
  const path = url.pathname.startsWith(root) ? url.pathname.slice(root.length) : url.pathname
  return path + url.search
}

/** 64 hexadecimal digits are the content's SHA-256, 40 are git's name of it. Anything else says nothing. */
export function readHash(text: string | undefined): Expected | undefined {
  const hex = text?.replace(/^W\//, '').replaceAll('"', '').toLowerCase()
  if (hex === undefined) return undefined
  if (/^[0-9a-f]{64}$/.test(hex)) return { kind: 'sha256', hex }
  return /^[0-9a-f]{40}$/.test(hex) ? { kind: 'git', hex } : undefined
}

/** Where a file of a commit is, below the endpoint. */
export const filePath = (hub: string, commit: string, path: string): string =>
  `/${hub}/resolve/${commit}/${encoded(path)}`

/** What the hub says of a file before it sends it. */
export interface FileFacts {
  expected: Expected | undefined
  bytes: number | undefined
}

/** Asks for a file's hash and size. Rejects with `HUB_UNTRUSTED` where whoever answers is no hub, or speaks of another commit. */
export async function askFile(
  client: HubClient,
  hub: string,
  commit: string,
  path: string,
  signal?: AbortSignal,
): Promise<FileFacts> {
  const { headers, body } = await client.send(filePath(hub, commit, path), {
    method: 'HEAD',
    follow: 'relative',
    what: `${hub}/${path}`,
    signal,
  })
  body.on('error', () => {})
  body.resume()
  return readFacts(headers, commit, client.endpoint.host)
}

export function readFacts(headers: Headers, commit: string, host: string): FileFacts {
  if (header(headers, 'x-repo-commit') !== commit) throw new DescryError('HUB_UNTRUSTED', host)
  // The plain length is that of the answer, which may be packed; only the linked one is the file's.
  const linked = header(headers, 'x-linked-size')
  const packed = header(headers, 'content-encoding') !== undefined
  const length = linked ?? (packed ? undefined : header(headers, 'content-length'))
  const redirected = linked === undefined && header(headers, 'location') !== undefined
  return {
    expected: readHash(header(headers, 'x-linked-etag') ?? header(headers, 'etag')),
    bytes: length !== undefined && /^\d+$/.test(length) && !redirected ? Number(length) : undefined,
  }
}
