import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { DescryError } from '../../models/contract/errors'
import { replaceFile, writeFailures } from '../settings/file-store'

/** What a model made of picture files, by the digest of their contents: no name, no text and no picture is kept. */
export interface KeptVectors {
  /** @param model the model's key; @param digest SHA-256 of the file, in hex */
  get(model: string, digest: string): Promise<readonly number[] | undefined>
  /** Holds it until `save`. */
  add(model: string, digest: string, vector: readonly number[]): void
  /** Writes what is new. Rejects with `DISK_FULL` or `WRITE_DENIED`; what was kept before stays then. */
  save(): Promise<void>
  /** Removes everything, also from the disk. Rejects with `WRITE_DENIED`. */
  forget(): Promise<void>
}

/** As many pictures are kept, those that were added last; with 768 numbers each about 8 MB. */
export const MOST_KEPT = 2000
/** A larger file is not ours. */
const MAX_FILE_BYTES = 40 * 1024 * 1024
const MOST_NUMBERS = 4096

const entry = z.tuple([
  z.string().min(1).max(200),
  z.string().regex(/^[0-9a-f]{64}$/),
  z
    .string()
    .regex(/^[A-Za-z0-9+/]+=*$/)
    .max(MOST_NUMBERS * 6),
])
const file = z.object({ version: z.literal(1), entries: z.array(z.unknown()).max(MOST_KEPT) })

type Entries = Map<string, readonly number[]>

const keyOf = (model: string, digest: string): string => `${digest} ${model}`

/**
 * Keeps vectors in one file that only the person may read. The file is not trusted: what is not a vector of length 1 is left out, and
 * a damaged file counts as none. Several Descrys may share it: saving adds to what is there then, and a file that was removed
 * meanwhile was forgotten, so that nothing of before comes back.
 * @param allowed whether anything may be kept, asked anew before each writing
 */
export function createKeptVectors(path: string, allowed: () => boolean | Promise<boolean>): KeptVectors {
  let known: Promise<{ entries: Entries; was: boolean }> | undefined
  let fresh: Entries = new Map()
  let last: Promise<unknown> = Promise.resolve()

  const load = (): NonNullable<typeof known> => (known ??= read(path))
  /** One writing after another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  return {
    async get(model, digest) {
      const key = keyOf(model, digest)
      return fresh.get(key) ?? (await load()).entries.get(key)
    },
    add: (model, digest, vector) => void fresh.set(keyOf(model, digest), vector),
    save: () =>
      inTurn(async () => {
        const added = fresh
        fresh = new Map()
        if (added.size === 0 || !(await allowed())) return
        const { was } = await load()
        const now = await read(path)
        if (was && !now.was) return void (known = Promise.resolve(now))
        const entries = new Map([...now.entries, ...added].slice(-MOST_KEPT))
        try {
          await replaceFile(path, textOf(entries))
        } catch (thrown) {
          throw failure(thrown, path)
        }
        known = Promise.resolve({ entries, was: true })
      }),
    forget: () =>
      inTurn(async () => {
        fresh = new Map()
        known = undefined
        const folder = dirname(path)
        // A Descry that was killed while it wrote left its half beside the file.
        const beside = await readdir(folder).catch(() => [])
        const halves = beside.filter((name) => name.startsWith(`.${basename(path)}.`)).map((name) => join(folder, name))
        for (const each of [path, ...halves])
          await rm(each, { force: true }).catch((thrown: unknown) => {
            throw failure(thrown, each)
          })
      }),
  }
}

function failure(thrown: unknown, path: string): DescryError {
  if (thrown instanceof DescryError) return thrown
  const code = (thrown as NodeJS.ErrnoException).code ?? ''
  return new DescryError(writeFailures[code] ?? 'WRITE_DENIED', path, { cause: thrown })
}

async function read(path: string): Promise<{ entries: Entries; was: boolean }> {
  const entries: Entries = new Map()
  const found = await stat(path).catch(() => null)
  if (!found) return { entries, was: false }
  if (!found.isFile() || found.size > MAX_FILE_BYTES) return { entries, was: true }
  const parsed = file.safeParse(parse(await readFile(path, 'utf8').catch(() => '')))
  for (const each of parsed.data?.entries ?? []) {
    const one = entry.safeParse(each)
    const vector = one.success && vectorFrom(one.data[2])
    if (one.success && vector) entries.set(keyOf(one.data[0], one.data[1]), vector)
  }
  return { entries, was: true }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Little-endian float32 numbers in base64; undefined where they are no vector of length 1. */
function vectorFrom(text: string): number[] | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 0 || bytes.length % 4 !== 0 || bytes.length > MOST_NUMBERS * 4) return undefined
  const vector = Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4))
  return vector.every(Number.isFinite) && Math.abs(Math.hypot(...vector) - 1) < 0.01 ? vector : undefined
}

function textOf(entries: Entries): string {
  const listed = [...entries].map(([key, vector]) => {
    const bytes = Buffer.alloc(vector.length * 4)
    vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4))
    return [key.slice(65), key.slice(0, 64), bytes.toString('base64')]
  })
  return `${JSON.stringify({ version: 1, entries: listed })}\n`
}
