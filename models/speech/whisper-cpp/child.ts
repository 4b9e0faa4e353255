import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { DescryError } from '../../contract/errors'

/** A program asked to end gets this long, in milliseconds, before it is killed. */
const GRACE_MS = 1000
const MOST_OUTPUT = 64 * 1024

export interface ChildOptions {
  cwd: string
  /** All of the program's environment: nothing of this process's own is passed on. */
  env: NodeJS.ProcessEnv
  /** It is ended after so many milliseconds. */
  limit: number
  /** Aborting ends the program. */
  signal?: AbortSignal
  /** Runs when nothing else wants the processor, and what it starts runs and ends with it. */
  background?: boolean
}

/** How a program ended. */
export interface ChildEnd {
  code: number | null
  signal: NodeJS.Signals | null
  /** It was ended because it took longer than its limit. */
  hung: boolean
  /** The end of what it wrote to its standard output and error. */
  output: string
}

/**
 * Runs a program without a shell, so each argument arrives as it is. The program does not outlive this process. Rejects with
 * `CANCELLED` when the signal aborts, after the program has gone; and with the system's error where it can't be started.
 */
export function runChild(program: string, args: readonly string[], options: ChildOptions): Promise<ChildEnd> {
  const { cwd, env, limit, signal, background = false } = options
  if (signal?.aborted) return Promise.reject(new DescryError('CANCELLED'))
  const grouped = background && process.platform !== 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      shell: false,
      detached: grouped,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (background && child.pid !== undefined) lowerPriority(child.pid)
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-MOST_OUTPUT)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)

    let hung = false
    let killTimer: NodeJS.Timeout | undefined
    const send = (name: NodeJS.Signals): void => {
      try {
        if (grouped && child.pid !== undefined) process.kill(-child.pid, name)
        else child.kill(name)
      } catch {
        // It has just ended by itself.
      }
    }
    const kill = (): void => send('SIGKILL')
    const end = (): void => {
      send('SIGTERM')
      killTimer ??= setTimeout(kill, GRACE_MS)
    }
    const watchdog = setTimeout(() => {
      hung = true
      end()
    }, limit)
    process.on('exit', kill)
    signal?.addEventListener('abort', end, { once: true })
    const settle = (act: () => void): void => {
      clearTimeout(watchdog)
      clearTimeout(killTimer)
      process.off('exit', kill)
      signal?.removeEventListener('abort', end)
      act()
    }
    child.on('error', (error) => settle(() => reject(error)))
    child.on('close', (code, name) => {
      if (signal?.aborted) settle(() => reject(new DescryError('CANCELLED')))
      else settle(() => resolve({ code, signal: name, hung, output }))
    })
  })
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 15)
  } catch {
    // It has ended already, or the system does not allow it: then it runs as everything else.
  }
}
