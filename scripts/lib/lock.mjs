import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say } from './log.mjs'

const folder = join(root, '.cache')
const LOOK_AGAIN_MS = 200
/** Nothing that is done alone takes this long: an older lock was left by a computer that was switched off, and its id may be another program's now. */
const MOST_MS = 30 * 60_000

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether whoever made the lock still works; also while it has not yet written who it is. */
function isHeld(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > MOST_MS) return false
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another person.
    return error.code === 'EPERM'
  }
}

/** Takes a lock away whose holder is gone. Of several that try, one moves it; who finds that it moved a new one puts it back. */
function clear(file) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (isHeld(aside)) renameSync(aside, file)
    else rmSync(aside, { force: true })
  } catch {
    // Somebody else was first.
  }
}

/** Does the work while nobody else does the same: two starts at once must not install or build over each other. */
export async function alone(name, work) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.lock`)
  for (let told = false; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isHeld(file)) {
      clear(file)
      continue
    }
    if (!told) say('Another start of Descry is preparing; waiting for it …')
    told = true
    await sleep(LOOK_AGAIN_MS)
  }
  const release = () => rmSync(file, { force: true })
  // Also where the work ends the program.
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}
