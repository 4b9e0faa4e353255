import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say } from './log.mjs'

const folder = join(root, '.cache')
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function holder(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch {
    return null
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
    } catch {
      if (holder(file) === null) {
        rmSync(file, { force: true })
        continue
      }
      if (!told) say('Another start of Descry is preparing; waiting for it …')
      told = true
      await sleep(300)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
