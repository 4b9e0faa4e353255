import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { codeOf } from './failures'

const owner = z.object({ pid: z.number().int(), computer: z.string(), key: z.string() })
type Owner = z.infer<typeof owner>

/** Who holds a lock signs it again so often. */
const SIGN_MS = 1000
/**
 * A lock that was not signed while somebody watched for so long was left behind. No clock of the day takes part: a clock that is set
 * while a lock is held, or another computer's on a shared disk, decides nothing.
 */
const WATCH_MS = 8000
const POLL_MS = 200

export interface Held {
  /** Aborts when somebody else took the lock: what is being written is then no longer ours. */
  lost: AbortSignal
  release(): Promise<void>
}

/**
 * Takes a lock that other processes of this computer, and of others that share the disk, respect. A lock of a process that has gone is
 * taken over. Gives null where somebody holds it.
 *
 * @param watchMs for how long to watch whether a holder that can't be asked still signs
 */
export async function takeLock(path: string, watchMs = WATCH_MS): Promise<Held | null> {
  const mine: Owner = { pid: process.pid, computer: hostname(), key: randomUUID() }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  for (;;) {
    if (await create(path, mine)) return hold(path, mine)
    const seen = await read(path)
    if (seen === 'gone') continue
    if (await isHeld(path, seen, watchMs)) return null
    await clear(path, seen)
  }
}

/** Takes a lock that is held for moments only, and waits for it. */
export async function withLock<T>(path: string, use: () => Promise<T>): Promise<T> {
  let held: Held | null
  while (!(held = await takeLock(path))) await sleep(POLL_MS)
  try {
    return await use()
  } finally {
    await held.release()
  }
}

async function create(path: string, mine: Owner): Promise<boolean> {
  // The file appears with its content, or not at all: an empty lock would belong to nobody.
  const whole = `${path}.${mine.key}`
  try {
    await writeFile(whole, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    try {
      await link(whole, path)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      // Memory sticks know no links.
      await writeFile(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(whole, { force: true })
  }
}

async function read(path: string): Promise<Owner | null | 'gone'> {
  try {
    const parsed = owner.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.data ?? null
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'gone' : null
  }
}

async function isHeld(path: string, seen: Owner | null, watchMs: number): Promise<boolean> {
  if (seen && seen.computer === hostname() && !isAlive(seen.pid)) return false
  // The number may belong to another program by now, and other computers' programs can't be asked: who holds it signs.
  const before = await signedAt(path)
  for (let waited = 0; waited < watchMs; waited += POLL_MS) {
    await sleep(POLL_MS)
    if ((await signedAt(path)) !== before) return true
  }
  return false
}

const signedAt = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Removes a lock that was left behind, unless somebody else took it over in the meantime. */
async function clear(path: string, seen: Owner | null): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const taken = await read(aside)
  const another = taken !== null && taken !== 'gone' && taken.key !== seen?.key
  if (another) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

function hold(path: string, mine: Owner): Held {
  const lost = new AbortController()
  const isMine = async (): Promise<boolean> => {
    const now = await read(path)
    return now !== null && now !== 'gone' && now.key === mine.key
  }
  const sign = async (): Promise<void> => {
    if (!(await isMine())) return lost.abort()
    const now = new Date()
    await utimes(path, now, now).catch(() => {})
  }
  const timer = setInterval(() => void sign(), SIGN_MS)
  timer.unref()
  return {
    lost: lost.signal,
    async release() {
      clearInterval(timer)
      if (await isMine()) await rm(path, { force: true })
    },
  }
}
