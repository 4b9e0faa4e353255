import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The built terminal program, run as people run it. */

const program = resolve(import.meta.dirname, '../../../out/main/descry.js')
export const screens = resolve(import.meta.dirname, '../../fixtures/screens')
export const reading = resolve(import.meta.dirname, '../../fixtures/reading')

export interface Outcome {
  /** Exit status; 128 + n is not used: a program that a signal ended has null. */
  status: number | null
  stdout: string
  stderr: string
}

export interface Run {
  child: ChildProcess
  /** What was printed on standard output so far. */
  printed(): string
  ended: Promise<Outcome>
}

export interface RunOptions {
  input?: Uint8Array
  /** Left open: standard input is a pipe into which nothing is written. */
  openInput?: boolean
  env?: NodeJS.ProcessEnv
  cwd?: string
}

/** A folder for one test file; the program takes it for the person's home, so that nobody's settings matter. */
export async function makeHome(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'descry-cli-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Starts the program; it runs on while the test looks. */
export function startDescry(home: string, args: readonly string[], options: RunOptions = {}): Run {
  if (!existsSync(program)) throw new Error('The program is not built: npm run build')
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd ?? home,
    stdio: [options.input || options.openInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_STATE_HOME: join(home, '.state'),
      XDG_RUNTIME_DIR: '',
      LANG: 'C.UTF-8',
      LC_ALL: '',
      ...options.env,
    },
  })
  if (options.input) child.stdin?.end(options.input)
  // A program that has enough closes its input early.
  child.stdin?.on('error', () => {})
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, stdout, stderr }))
  })
  return { child, printed: () => stdout, ended }
}

/** Runs the program to its end. */
export const descry = (home: string, args: readonly string[], options?: RunOptions): Promise<Outcome> =>
  startDescry(home, args, options).ended

/** Waits until something holds. What it waits for comes or the program is broken, so that the limit is generous. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`this did not come to hold: ${what}`)
}

/** Process ids of the engines that a program started. Linux only: elsewhere processes are not files. */
export function enginesOf(pid: number): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))?.[1]
      const isEngine = readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('engine.js')
      return Number(parent) === pid && isEngine ? [Number(entry)] : []
    } catch {
      // It ended while we looked.
      return []
    }
  })
}

/** Whether a process runs; one that ended and waits to be counted does not. */
export function runs(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
