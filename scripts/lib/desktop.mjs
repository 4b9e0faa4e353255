import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './log.mjs'
import { inRoot } from './paths.mjs'
import { run } from './run.mjs'

const electron = inRoot('node_modules/electron')
/** A slow line needs minutes; a line that leads nowhere must not be waited for longer. */
const FETCH_MS = 120_000

/** The path of Electron's program, where it is there. */
export function electronProgram() {
  const name = join(electron, 'path.txt')
  if (!existsSync(name)) return undefined
  const program = join(electron, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(program) ? program : undefined
}

/** Whether there is a screen to open a window on. */
const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Finds or fetches what the desktop window needs; `reason` says in one sentence why there is none. */
export function findDesktop() {
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { reason: 'The desktop window does not open for the superuser.' }
  if (!hasDisplay()) return { reason: 'There is no display here for a window.' }
  if (!electronProgram()) {
    say('Fetching the desktop window (once) …')
    const status = run(process.execPath, [join(electron, 'install.js')], {
      timeout: FETCH_MS,
      stdio: ['ignore', 'ignore', 'ignore'],
    })
    if (status !== 0 || !electronProgram()) return { reason: 'The desktop window (Electron) could not be fetched.' }
  }
  return { program: electronProgram() }
}
