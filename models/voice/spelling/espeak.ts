import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import type { z } from 'zod'
import { DescryError } from '../../contract/errors'
import type { spellingProgram } from '../../contract/voice'

/** A program of the system that tells how words are pronounced. */
export interface Espeak {
  readonly name: z.infer<typeof spellingProgram>
  readonly path: string
}

/** Where Windows' own installer puts it, which is not in `PATH`. */
const WINDOWS_FOLDERS = ['C:\\Program Files\\eSpeak NG', 'C:\\Program Files (x86)\\eSpeak NG']

/** The espeak-ng or espeak that is installed, or null. Folders that are not absolute don't count. */
export async function findEspeak(env: NodeJS.ProcessEnv = process.env): Promise<Espeak | null> {
  const windows = process.platform === 'win32'
  const folders = [...(env['PATH'] ?? '').split(delimiter), ...(windows ? WINDOWS_FOLDERS : [])].filter(isAbsolute)
  for (const name of ['espeak-ng', 'espeak'] as const)
    for (const folder of folders) {
      const path = join(folder, windows ? `${name}.exe` : name)
      const found = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (found) return { name, path }
    }
  return null
}

/** A sentence takes some milliseconds; a program that hangs is ended. */
const MOST_MS = 10_000
const MOST_OUTPUT_BYTES = 1024 * 1024

/**
 * The phonemes of each line, in IPA. The text comes on standard input, so that none of it is ever an option or a file name. Gives what was
 * written for all lines together, as one, where the program does not keep them apart.
 * Rejects with `CANCELLED`, or with `VOICE_FAILED` where the program fails.
 */
export async function phonemesOf(
  { name, path }: Espeak,
  lines: readonly string[],
  language: 'en-us' | 'en-gb',
  signal: AbortSignal,
): Promise<string[]> {
  const tie = name === 'espeak-ng' ? ['--tie=^'] : []
  // `-q`: silently. `-b 1`: the text is UTF-8. Without `--stdin` it reads line by line, and an empty line gives an empty line.
  const args = ['-q', '-b', '1', '--ipa', ...tie, '-v', language]
  const output = await run(path, args, lines.map((line) => `${line}\n\n`).join(''), signal)
  const groups = output
    .trim()
    .split(/\n[^\S\n]*\n/)
    .map((group) =>
      group
        .split('\n')
        .map((part) => part.trim())
        .join(' ')
        .trim(),
    )
  return groups.length === lines.length ? groups : [groups.join(' ').trim()]
}

function run(path: string, args: readonly string[], input: string, signal: AbortSignal): Promise<string> {
  if (signal.aborted) return Promise.reject(new DescryError('CANCELLED'))
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { shell: false, windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] })
    const kill = (): void => void child.kill('SIGKILL')
    const watchdog = setTimeout(kill, MOST_MS)
    process.on('exit', kill)
    signal.addEventListener('abort', kill, { once: true })
    const settle = (act: () => void): void => {
      clearTimeout(watchdog)
      process.off('exit', kill)
      signal.removeEventListener('abort', kill)
      act()
    }
    const failed = (reason: string): DescryError =>
      signal.aborted ? new DescryError('CANCELLED') : new DescryError('VOICE_FAILED', `${path}: ${reason}`)
    const chunks: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST_OUTPUT_BYTES) kill()
      else chunks.push(chunk)
    })
    child.stdin.on('error', () => {})
    child.on('error', (error) => settle(() => reject(failed(error.message))))
    child.on('close', (code, name) =>
      settle(() => {
        if (code === 0 && !signal.aborted) resolve(Buffer.concat(chunks).toString('utf8'))
        else reject(failed(name ? `ended by ${name}` : `exit status ${code ?? 'unknown'}`))
      }),
    )
    child.stdin.end(input)
  })
}
