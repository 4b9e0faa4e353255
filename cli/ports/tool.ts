import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { DescryError } from '../../models/contract/errors'

/** Where a program is, or undefined. Nothing is started to find out. */
export async function findTool(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, name)
    try {
      await access(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}

export interface ToolResult {
  status: number
  stdout: Buffer
  stderr: string
}

const MAX_OUTPUT = 256 * 1024 * 1024
const MOST_SECONDS = 20

/**
 * Runs a program with an argument list (no shell) and collects what it prints. A program that hangs is ended, which counts as a
 * failure of the program. Rejects with `CANCELLED`, or where the program can't be started.
 */
export function runTool(
  path: string,
  args: readonly string[],
  { signal, env }: { signal?: AbortSignal | undefined; env?: NodeJS.ProcessEnv } = {},
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: MOST_SECONDS * 1000,
      killSignal: 'SIGKILL',
      windowsHide: true,
      ...(env && { env }),
      ...(signal && { signal }),
    })
    const chunks: Buffer[] = []
    let length = 0
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_OUTPUT) child.kill()
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-2000)))
    child.once('error', (error) => reject(signal?.aborted ? new DescryError('CANCELLED', '', { cause: error }) : error))
    child.once('close', (status) => resolve({ status: status ?? 1, stdout: Buffer.concat(chunks), stderr }))
  })
}
