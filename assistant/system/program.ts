import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { DescryError, type ErrorCode } from '../../models/contract/errors'

/** A program asked to end silences itself in this time or is killed: together well below the 100 ms that people notice. */
const GRACE_MS = 40
const MAX_COMPLAINT_BYTES = 4096

export interface ProgramOptions {
  /** Aborting ends the program. */
  signal: AbortSignal
  /** Written to its standard input, which is then closed. Without it, the caller writes to `stdin`. */
  input?: string | Uint8Array
  /** Whether somebody reads its standard output. */
  output?: boolean
  env?: NodeJS.ProcessEnv
  /** What it means when the program fails. */
  code?: ErrorCode
}

export interface Program {
  stdin: Writable
  /** To be read to its end where `output` was asked for: the program waits for that. */
  stdout: Readable
  /** Resolves with its complaints (stderr) on exit status 0. Rejects with `CANCELLED` or the asked code, when the program is gone. */
  ended: Promise<string>
}

/**
 * Starts a program without a shell: each argument arrives as it is. The program does not outlive Descry: it is ended
 * when the signal aborts and when this process exits.
 */
export function startProgram(
  command: string,
  args: readonly string[],
  { signal, input, output = false, env, code: meaning = 'VOICE_FAILED' }: ProgramOptions,
): Program {
  const child = spawn(command, args, {
    stdio: 'pipe',
    shell: false,
    windowsHide: true,
    ...(env && { env }),
  })
  const { stdin, stdout, stderr } = child
  if (!output) stdout.resume()
  let complaints = ''
  stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaints.length < MAX_COMPLAINT_BYTES) complaints += text
  })
  // A program that ends before it has read everything closes its input; its exit status tells why.
  stdin.on('error', () => {})
  stdout.on('error', () => {})

  const ended = new Promise<string>((resolve, reject) => {
    let killer: NodeJS.Timeout | undefined
    const kill = (): void => void child.kill('SIGKILL')
    const settle = (act: () => void): void => {
      clearTimeout(killer)
      signal.removeEventListener('abort', end)
      process.off('exit', kill)
      act()
    }
    const end = (): void => {
      // It may have gone already, and a grandchild keeps its streams open.
      if (child.exitCode !== null || child.signalCode !== null)
        return settle(() => reject(new DescryError('CANCELLED')))
      child.kill('SIGTERM')
      killer = setTimeout(kill, GRACE_MS)
    }
    process.on('exit', kill)
    signal.addEventListener('abort', end, { once: true })
    child.on('error', (error) => {
      settle(() => reject(new DescryError(meaning, `${command} ${plainReason(error.message)}`)))
    })
    // The streams may stay open in a grandchild; a program that was stopped is over when it has gone.
    child.on('exit', () => {
      if (signal.aborted) settle(() => reject(new DescryError('CANCELLED')))
    })
    child.on('close', (code, name) => {
      if (signal.aborted) settle(() => reject(new DescryError('CANCELLED')))
      else if (code === 0) settle(() => resolve(complaints))
      else settle(() => reject(new DescryError(meaning, failure(command, code, name, complaints))))
    })
    if (signal.aborted) end()
  })
  // Whoever starts a pair of programs waits for one after the other; neither may count as unhandled meanwhile.
  ended.catch(() => {})
  if (input !== undefined) stdin.end(input)
  return { stdin, stdout, ended }
}

/** Runs `use` with a signal of its own, so that no program started under it is left over when `use` ends, however it ends. */
export async function untilDone<T>(signal: AbortSignal, use: (own: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController()
  try {
    return await use(AbortSignal.any([signal, over.signal]))
  } finally {
    over.abort()
  }
}

function failure(command: string, code: number | null, signal: string | null, complaints: string): string {
  const reason = plainReason(complaints) || (signal ? `ended by ${signal}` : `exit status ${code ?? 'unknown'}`)
  return `${command}: ${reason}`
}

/** The last line of what a program complained about, without the end of the sentence: the sentence goes on around it. */
export function plainReason(complaints: string): string {
  const lines = complaints
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (lines.at(-1) ?? '').replace(/[.\s]+$/, '').slice(0, 200)
}

/** The full path of a program in `PATH`, or null. Folders that are not absolute don't count: they would depend on where Descry was started. */
export async function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (!folder.startsWith('/')) continue
    const path = join(folder, name)
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return null
}
