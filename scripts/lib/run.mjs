import { spawnSync } from 'node:child_process'
import { root } from './paths.mjs'

const windows = process.platform === 'win32'

/** Runs a program in the project's folder; its output goes to standard error. Returns its exit status. */
export function run(program, args, options = {}) {
  // On Windows npm and npx are command files, which only a shell starts. The arguments are the project's own.
  const shell = windows && ['npm', 'npx'].includes(program)
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell, ...options })
  return error ? 127 : (status ?? 1)
}

/** Whether a program is there. */
export const has = (program) => spawnSync(windows ? 'where' : 'which', [program], { stdio: 'ignore' }).status === 0
