import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './disk/process-lock'
import { usesFolder } from './places'

/**
 * Marks that this process has a model loaded, so that nobody removes its files meanwhile; other Descrys see the mark too. The returned
 * function takes the mark away; a process that dies without it leaves a mark that counts for nothing.
 */
export function markInUse(store: string, model: string): () => void {
  const folder = usesFolder(store, model)
  const mark = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(mark, '')
  } catch {
    // A store on a read-only disk is not changed by anybody.
    return () => {}
  }
  const remove = (): void => {
    process.off('exit', remove)
    rmSync(mark, { force: true })
  }
  process.on('exit', remove)
  return remove
}

/** Whether a process that runs has the model loaded. Marks of processes that have gone are swept away. */
export async function isInUse(store: string, model: string): Promise<boolean> {
  const folder = usesFolder(store, model)
  const marks = await readdir(folder).catch(() => [])
  let used = false
  for (const mark of marks) {
    if (isAlive(Number.parseInt(mark, 10))) used = true
    else await rm(join(folder, mark), { force: true }).catch(() => {})
  }
  return used
}
