import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './alive'

const POLL_MS = 250
/** Who holds a lock signs it again so often … */
const SIGN_MS = 2000
/** … and a lock not signed for so long was left by a computer that went off. */
const OLDEST_MS = 30_000

/**
 * Runs `use` while no other process that locks the same path does. A lock of a process that has gone counts for nothing. The
 * lock saves double work only: what `use` does has to be right even when two do it at once.
 *
 * Rejects with an `AbortError` when the signal aborts while it waits.
 */
export async function withLock<T>(path: string, use: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted()
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (await isStale(path)) await rm(path, { force: true })
    else await sleep(POLL_MS, undefined, { ...(signal && { signal }) })
  }
  const signing = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), SIGN_MS)
  try {
    return await use()
  } finally {
    clearInterval(signing)
    await rm(path, { force: true })
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const owner = (await readFile(path, 'utf8')).trim()
    const age = Date.now() - (await stat(path)).mtimeMs
    return age > OLDEST_MS || (owner !== '' && !isAlive(Number(owner)))
  } catch {
    // It was removed in between: trying again tells.
    return false
  }
}
